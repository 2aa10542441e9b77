package house

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the walls of the table into .golangci.yml")

// pkg is what the go command tells of one package.
type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func TestRoomsImportOnlyWhatTheTableAllows(t *testing.T) {
	table := rooms()
	for _, p := range packages(t) {
		room := roomOf(p.ImportPath)
		if room == "" {
			continue
		}
		allowed, known := table[room]
		if !known {
			t.Errorf("%s: the room %q is missing from the table in rooms_test.go", p.ImportPath, room)
			continue
		}
		for _, path := range p.Imports {
			other := roomOf(path)
			if other != "" && other != room && !slices.Contains(allowed, other) && !slices.Contains(allowed, anyRoom) {
				t.Errorf("%s imports %s: %s may import %s", p.ImportPath, path, room, orNothing(allowed))
			}
			for _, g := range guests() {
				if within(path, g.path) && !slices.Contains(g.rooms, room) {
					t.Errorf("%s imports %s: %s", p.ImportPath, path, g.reason)
				}
			}
		}
	}
}

func TestTableNamesOnlyRoomsItKnowsAndHasNoCircle(t *testing.T) {
	table := rooms()
	var visit func(room string, path []string)
	visit = func(room string, path []string) {
		if slices.Contains(path, room) {
			t.Fatalf("circle: %s -> %s", strings.Join(path, " -> "), room)
		}
		for _, other := range table[room] {
			if _, known := table[other]; !known && other != anyRoom {
				t.Errorf("row %q names %q, which has no row", room, other)
			}
			visit(other, append(slices.Clone(path), room))
		}
	}
	for room := range table {
		visit(room, nil)
	}
}

// The linter shows a broken wall in the editor, this package's first test
// finds it in every import; both follow one table.
func TestGoldenLinterHasTheSameWalls(t *testing.T) {
	file := filepath.Join(root(t), ".golangci.yml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "# walls: begin", "        # walls: end"
	head, rest, found := strings.Cut(string(text), begin)
	note, rest, _ := strings.Cut(rest, "\n")
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s: the lines %q and %q are missing", file, begin, end)
	}
	want := head + begin + note + "\n" + linterRules() + end + tail
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s differs from the table in rooms_test.go: run make golden", file)
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// linterRules writes the table as depguard rules. In lax mode the longer of a
// matching deny and allow wins.
func linterRules() string {
	var b strings.Builder
	rule := func(name string, files, allow []string, deny, reason string) {
		fmt.Fprintf(&b, "        %s:\n          list-mode: lax\n          files: [%s]\n", name, quoted(files))
		if len(allow) > 0 {
			fmt.Fprintf(&b, "          allow: [%s]\n", quoted(allow))
		}
		fmt.Fprintf(&b, "          deny:\n            - pkg: %s\n              desc: %s\n", deny, reason)
	}
	table := rooms()
	for _, room := range slices.Sorted(maps.Keys(table)) {
		allowed := table[room]
		if slices.Contains(allowed, anyRoom) {
			continue
		}
		var allow []string
		for _, other := range append([]string{room}, allowed...) {
			allow = append(allow, module+folder(other))
		}
		rule("room-"+room, []string{"**/" + folder(room) + "/**", "!$test"}, allow, module,
			room+" may import "+orNothing(allowed)+" (internal/house/rooms_test.go)")
	}
	for _, g := range guests() {
		files := []string{"$all", "!$test"}
		for _, room := range g.rooms {
			files = append(files, "!**/"+folder(room)+"/**")
		}
		rule("guest-"+g.path[strings.LastIndexByte(g.path, '/')+1:], files, nil, g.path, g.reason)
	}
	return b.String()
}

// packages lists every package the project is built from.
func packages(t *testing.T) []pkg {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Imports,Standard", "./...")
	list.Dir = root(t)
	var complaint strings.Builder
	list.Stderr = &complaint
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	var all []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// roomOf names the room of an import path, or nothing when it is not ours.
func roomOf(path string) string {
	rest, ours := strings.CutPrefix(path, module)
	if !ours {
		return ""
	}
	first, rest, _ := strings.Cut(rest, "/")
	if first != "internal" {
		return first
	}
	room, _, _ := strings.Cut(rest, "/")
	return room
}

// folder is where a room lives.
func folder(room string) string {
	if slices.Contains([]string{"cmd", "docs", "test", "tools", "web"}, room) {
		return room
	}
	return "internal/" + room
}

func within(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}

func orNothing(names []string) string {
	if len(names) == 0 {
		return "no other room"
	}
	return strings.Join(names, " ")
}

func quoted(items []string) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = `"` + item + `"`
	}
	return strings.Join(parts, ", ")
}
