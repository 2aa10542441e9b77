package house

import (
	"encoding/json"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Whoever gets the program gets the work of others with it; each is named.
func TestNoticeNamesEveryModuleAndPackageOfTheProgram(t *testing.T) {
	notice := text(t, "NOTICE")
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/...")
	list.Dir = root(t)
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Fields(string(out))
	slices.Sort(parts)
	parts = slices.Compact(parts)
	if len(parts) < 5 {
		t.Fatalf("go list names only %v", parts)
	}
	for _, part := range append(parts, slices.Sorted(maps.Keys(npm(t, "dependencies")))...) {
		if part+"/" != module && !regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(part)+`\s`).MatchString(notice) {
			t.Errorf("NOTICE does not name %s, which is in the program", part)
		}
	}
}

func TestArchitectureGivesTheReasonOfEveryDependency(t *testing.T) {
	doc := text(t, "docs/architecture.md")
	direct, _, _ := strings.Cut(text(t, "go.mod"), "// indirect")
	var parts []string
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(direct, -1) {
		parts = append(parts, m[1])
	}
	for _, kind := range []string{"dependencies", "devDependencies"} {
		parts = append(parts, slices.Sorted(maps.Keys(npm(t, kind)))...)
	}
	if len(parts) < 10 {
		t.Fatalf("only %v were found", parts)
	}
	for _, part := range parts {
		if !strings.HasPrefix(part, "@types/") && !strings.Contains(doc, part) {
			t.Errorf("docs/architecture.md gives no reason for %s", part)
		}
	}
}

func TestArchitectureDrawsTheRoomsOfTheTable(t *testing.T) {
	doc := text(t, "docs/architecture.md")
	for room, allowed := range rooms() {
		if slices.Contains(allowed, anyRoom) {
			continue
		}
		imports := strings.Join(allowed, " ")
		if imports == "" {
			imports = "-"
		}
		row := regexp.MustCompile("(?m)^\\| `" + room + "` \\|.*\\| (.*) \\|$").FindStringSubmatch(doc)
		if row == nil {
			t.Errorf("docs/architecture.md has no row for the room %s", room)
		} else if row[1] != imports {
			t.Errorf("docs/architecture.md: %s may import %s; the table in rooms_test.go says %s", room, row[1], imports)
		}
	}
}

// npm reads one list of packages of web/package.json.
func npm(t *testing.T, kind string) map[string]string {
	t.Helper()
	var lists map[string]json.RawMessage
	packages := map[string]string{}
	if err := json.Unmarshal([]byte(text(t, "web/package.json")), &lists); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(lists[kind], &packages); err != nil {
		t.Fatal(err)
	}
	return packages
}
