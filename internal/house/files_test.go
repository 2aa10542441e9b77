package house

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// longFiles lists the source files that may be longer than maxLines, each with its reason.
func longFiles() map[string]string {
	return map[string]string{}
}

const maxLines = 300

func TestSourceFilesAreShort(t *testing.T) {
	listed := longFiles()
	for _, f := range tracked(t) {
		if !slices.Contains([]string{".go", ".ts", ".css"}, filepath.Ext(f.name)) || isTest(f.name) {
			continue
		}
		lines, reason := bytes.Count(f.text, []byte("\n")), listed[f.name]
		delete(listed, f.name)
		switch {
		case lines > maxLines && reason == "":
			t.Errorf("%s has %d lines: split it along its nouns, or give a reason in longFiles", f.name, lines)
		case lines <= maxLines && reason != "":
			t.Errorf("%s has %d lines: take it out of longFiles", f.name, lines)
		}
	}
	for name := range listed {
		t.Errorf("longFiles names %s, which is no tracked source file", name)
	}
}

func TestTextFilesKeepEditorconfig(t *testing.T) {
	trailing := regexp.MustCompile(`(?m)[ \t]+$`)
	for _, f := range tracked(t) {
		if len(f.text) == 0 || strings.Contains(f.name, "testdata/") {
			continue
		}
		if bytes.Contains(f.text, []byte("\r")) {
			t.Errorf("%s: a carriage return; lines end in LF", f.name)
		}
		if !bytes.HasSuffix(f.text, []byte("\n")) {
			t.Errorf("%s: no line end at the end of the file", f.name)
		}
		if at := trailing.FindIndex(f.text); at != nil && filepath.Ext(f.name) != ".csv" {
			t.Errorf("%s:%d: space at the end of the line", f.name, lineAt(f.text, at[0]))
		}
	}
}

func TestTrackedFilesNameNoMachineAndLeaveNoMarks(t *testing.T) {
	// Written in parts, so that this file does not find itself.
	forbidden := map[string]*regexp.Regexp{}
	for _, mark := range []string{"TO" + "DO", "FIX" + "ME", "XX" + "X"} {
		forbidden[mark] = regexp.MustCompile(`\b` + mark + `\b`)
	}
	for _, place := range machine(t) {
		forbidden[place] = regexp.MustCompile(`(?m)(?:^|[^\w/.-])` + regexp.QuoteMeta(place))
	}
	for _, host := range registries(t) {
		forbidden[host] = regexp.MustCompile(regexp.QuoteMeta(host))
	}
	for _, f := range tracked(t) {
		if filepath.Ext(f.name) == ".sum" {
			continue
		}
		for text, pattern := range forbidden {
			if !bytes.Contains(f.text, []byte(text)) {
				continue // most files: expressions take a hundred times as long
			}
			if at := pattern.FindIndex(f.text); at != nil {
				t.Errorf("%s:%d: %q is a machine's path, a registry's host or an unfinished mark",
					f.name, lineAt(f.text, at[0]), f.text[at[0]:at[1]])
			}
		}
	}
}

// machine names folders of the computer the test runs on.
func machine(t *testing.T) []string {
	top := root(t)
	places := []string{top}
	if parent := filepath.Dir(top); parent != "/" && parent != filepath.Clean(os.TempDir()) {
		places = append(places, parent+"/")
	}
	if home, err := os.UserHomeDir(); err == nil && home != "/" {
		places = append(places, home+"/")
	}
	return places
}

// registries names the hosts that packages are fetched from here.
func registries(t *testing.T) []string {
	urls := os.Getenv("npm_config_registry")
	for _, ask := range [][]string{{"go", "env", "GOPROXY"}, {"npm", "config", "get", "registry"}} {
		if out, err := exec.CommandContext(t.Context(), ask[0], ask[1:]...).Output(); err == nil {
			urls += "\n" + string(out)
		}
	}
	var hosts []string
	for _, found := range regexp.MustCompile(`https?://([^/:\s,|]+)`).FindAllStringSubmatch(urls, -1) {
		hosts = append(hosts, found[1])
	}
	return hosts
}

// file is one tracked text file, its name relative to the root with slashes.
type file struct {
	name string
	text []byte
}

// tracked reads every text file that git knows; outside a checkout it skips the test.
func tracked(t *testing.T) []file {
	t.Helper()
	top := root(t)
	// Looked at only for the go command, which then sees that a cached result is old.
	_, _ = os.Stat(filepath.Join(top, ".git", "index"))
	out, err := exec.CommandContext(t.Context(), "git", "-C", top, "ls-files", "-z").Output()
	if err != nil {
		t.Skip("not a git checkout: ", err)
	}
	var files []file
	for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		text, err := os.ReadFile(filepath.Join(top, name))
		if os.IsNotExist(err) {
			continue // deleted, but not yet committed
		}
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(text[:min(len(text), 8000)], []byte{0}) {
			files = append(files, file{name, text})
		}
	}
	return files
}

// isTest tells tests and their data from the program's own sources.
func isTest(name string) bool {
	return strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".test.ts") ||
		strings.Contains(name, "testdata/") || strings.HasPrefix(name, "test/") || strings.HasPrefix(name, "web/test/")
}

func lineAt(text []byte, offset int) int {
	return 1 + bytes.Count(text[:offset], []byte("\n"))
}

// root is the folder of go.mod.
func root(t *testing.T) string {
	t.Helper()
	top, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return top
}
