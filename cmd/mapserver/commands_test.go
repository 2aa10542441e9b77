package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestCheckReportsEveryProblemWithItsPlace(t *testing.T) {
	data := invented(t)
	o := call(t, "check", data)
	if o.code != 0 || o.stderr != "" || !strings.Contains(o.stdout, "is fit to publish: 12 places, 17 claims, 4 events, 3 figures from 1 sources") {
		t.Errorf("a good folder: exit %d, %s%s", o.code, o.stdout, o.stderr)
	}
	spoil(t, data, "claims.csv", "1923-05-03", "1923-05-33")
	spoil(t, data, "claims.csv", ",lighthouse,", ",lighthause,")
	spoil(t, data, "actors.csv", "hexagon", "cube")
	spoil(t, data, "places.csv", `"-16.9, 179.99"`, `"-96.9, 179.99"`)
	o = call(t, "check", data)
	lines := strings.Split(strings.TrimSpace(o.stdout), "\n")
	if o.code != 1 || len(lines) < 4 {
		t.Fatalf("exit %d with %q", o.code, o.stdout)
	}
	form := regexp.MustCompile(`^` + regexp.QuoteMeta(data) + `/[a-z]+\.csv:\d+:\d+: .+`)
	for _, line := range lines {
		if !form.MatchString(line) {
			t.Errorf("%q is not file:line:column: what is wrong", line)
		}
	}
	for _, want := range []string{"claims.csv:3:", "claims.csv:4:", "lighthouse", "actors.csv:2:", "places.csv:7:", "outside the earth"} {
		if !strings.Contains(o.stdout, want) {
			t.Errorf("nothing about %s in\n%s", want, o.stdout)
		}
	}
}

func TestPublishStoresTheFolderOnce(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	first := call(t, "publish", "--data", data, "--db", db)
	again := call(t, "publish", "--data", data, "--db", db)
	id := regexp.MustCompile(`[0-9a-f]{16}`).FindString(first.stdout)
	if first.code != 0 || !strings.HasPrefix(first.stdout, "published edition "+id) || again.code != 0 || !strings.HasPrefix(again.stdout, "unchanged: edition "+id) {
		t.Errorf("first %+v, then %+v", first, again)
	}
	spoil(t, data, "actors.csv", "hexagon", "cube")
	if bad := call(t, "publish", "--data", data, "--db", db); bad.code != 1 || !strings.Contains(bad.stdout, "actors.csv:2:") {
		t.Errorf("a bad folder: %+v", bad)
	}
	spoil(t, data, "actors.csv", "cube", "hexagon")
	if good := call(t, "publish", "--data", data, "--db", db); !strings.Contains(good.stdout, id) {
		t.Errorf("after a bad folder: %+v", good)
	}
}

func TestInitStartsAnAtlasThatServes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "atlas")
	if o := call(t, "init", dir); o.code != 0 || !strings.Contains(o.stdout, "mapserver serve --data "+dir) {
		t.Fatalf("init: %+v", o)
	}
	if o := call(t, "check", dir); o.code != 0 {
		t.Errorf("check: %+v", o)
	}
	p := serve(t, "--data", dir)
	for _, path := range []string{"/", "/places/port-example", "/control.geojson", "/spans.csv"} {
		if code, body := p.get(t, path); code != 200 {
			t.Errorf("%s answers %d: %.200s", path, code, body)
		}
	}
	p.stop(t)
	call(t, "init", dir).sentence(t, "is not empty; name a new or an empty folder")
}

func TestCommandsExplainFoldersTheyCannotRead(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	for _, args := range [][]string{{"check", none}, {"publish", "--data", none}} {
		call(t, args...).sentence(t, "the data folder "+none+" does not exist")
	}
	call(t, "init", filepath.Join(binary, "below")).sentence(t, "cannot be used")
}

func TestHelpOfEveryCommand(t *testing.T) {
	for command, want := range map[string][]string{
		"":        {"serve", "publish", "check", "init", "mapserver init my-atlas", "MAPSERVER_ADDR"},
		"serve":   {"--addr", "127.0.0.1:8080", "--data", "--db", "var/heldline.db", "listening on http://", "SIGTERM"},
		"publish": {"--data", "--db", "edition"},
		"check":   {"file:line:column", "exit code"},
		"init":    {"three"},
	} {
		args := strings.Fields(command + " --help")
		o := call(t, args...)
		if o.code != 0 || o.stderr != "" || !strings.HasPrefix(o.stdout, "Usage: mapserver") {
			t.Errorf("%v: exit %d, %s%s", args, o.code, o.stdout, o.stderr)
		}
		for _, text := range want {
			if !strings.Contains(o.stdout, text) {
				t.Errorf("%v does not mention %s:\n%s", args, text, o.stdout)
			}
		}
		if strings.Contains(o.stdout, "MAPSERVER_VERSION") {
			t.Errorf("%v: the version is no setting", args)
		}
		for line := range strings.Lines(o.stdout) {
			if len([]rune(line)) > 121 {
				t.Errorf("%v: a line of %d characters", args, len([]rune(line)))
			}
		}
	}
	if bare := call(t); bare.code != 0 || !strings.HasPrefix(bare.stdout, "Usage: mapserver") {
		t.Errorf("without arguments: %+v", bare)
	}
	if version := call(t, "--version"); version.code != 0 || version.stdout != "v0-test\n" {
		t.Errorf("version: %+v", version)
	}
}

func TestCommandLinesThatCannotBeRead(t *testing.T) {
	for _, args := range [][]string{{"serv"}, {"serve", "--port", "1"}, {"init"}, {"check", "a", "b"}} {
		if o := call(t, args...); o.code != 2 || o.stdout != "" || !strings.Contains(o.stderr, "mapserver --help") || strings.Count(o.stderr, "\n") != 1 {
			t.Errorf("%v: %+v", args, o)
		}
	}
}

// The program reads nothing but the data folder: it runs where no source is.
func TestProgramRunsFromAnywhere(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "mapserver"), data, 0o755); err != nil {
		t.Fatal(err)
	}
	old := binary
	binary = filepath.Join(dir, "mapserver")
	defer func() { binary = old }()
	p := serve(t, "--data", invented(t))
	for _, path := range []string{"/", "/codebook", "/codebook?lang=ar", "/assets/app.css"} {
		if code, _ := p.get(t, path); code != 200 {
			t.Errorf("%s answers %d", path, code)
		}
	}
	p.stop(t)
}
