package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestGeocodeAnswersInWordsAndATable(t *testing.T) {
	data := invented(t)
	for phrase, want := range map[string][]string{
		"3 km NE of harbour": {"Located at ", "by distance and direction", "* ", "phrase lies at", "where: 3 km NE of harbour"},
		"Atlantis-on-Sea":    {"Not located: no place and no gazetteer row is named Atlantis-on-Sea"},
		"-16.9, 179.99":      {"Located at -16.9000, 179.9900", "by its coordinates"},
		"40 km from harbour": {"Located on a ring"},
	} {
		o := call(t, "geocode", "--data", data, "--", phrase)
		if o.code != 0 || o.stderr != "" {
			t.Errorf("%s: %+v", phrase, o)
		}
		for _, text := range want {
			if !strings.Contains(o.stdout, text) {
				t.Errorf("%s: no %q in\n%s", phrase, text, o.stdout)
			}
		}
		for line := range strings.Lines(o.stdout) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 80 {
				t.Errorf("%s: a line of %d characters: %s", phrase, n, line)
			}
		}
	}
}

func TestGeocodeWritesOneStableObject(t *testing.T) {
	o := call(t, "geocode", "5 km", "N", "of", "harbour", "--json", "--data", invented(t))
	var answer map[string]any
	if err := json.Unmarshal([]byte(o.stdout), &answer); err != nil || o.code != 0 || strings.Count(o.stdout, "\n") != 1 {
		t.Fatalf("%v: %+v", err, o)
	}
	for _, name := range []string{
		"phrase", "canonical", "where", "status", "position", "middle", "precision_m", "located_by", "confidence", "note", "problem", "from",
		"gazetteer_ids", "extent", "candidates", "more",
	} {
		if _, ok := answer[name]; !ok {
			t.Errorf("no member %s", name)
		}
	}
	if answer["status"] != "located" || answer["where"] != "5 km N of harbour" || answer["position"] == nil {
		t.Errorf("got %v", answer)
	}
}

func TestGeocodeReadsAPhraseALine(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), binary, "geocode", "-", "--json", "--data", invented(t))
	cmd.Stdin = strings.NewReader("harbour\n\n55 kn of x\r\nAtlantis\n")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr, cmd.Dir = &stdout, &stderr, t.TempDir()
	if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() != 1 || !strings.Contains(stderr.String(), "1 of 3 phrases cannot be read") {
		t.Errorf("%v: %s", err, stderr.String())
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], `"code":"syntax"`) || !strings.Contains(lines[1], `"column":4`) {
		t.Errorf("got %q", lines)
	}
}

func TestGeocodePointsAtTheColumn(t *testing.T) {
	data := invented(t)
	o := call(t, "geocode", "55 kn N of harbour", "--data", data)
	if o.code != 1 || o.stdout != "" || !strings.Contains(o.stderr, "column 4: ") || !strings.Contains(o.stderr, "\n  55 kn N of harbour\n     ^\n") {
		t.Errorf("%+v", o)
	}
	for _, phrase := range []string{"", strings.Repeat("x", 10_000), "1e9 km from harbour", "0 km N of harbour", "\u202eharbour\u202c, x", "'; DROP TABLE x; --"} {
		if o := call(t, "geocode", "--data", data, "--", phrase); o.code != 1 || o.stdout != "" || !strings.Contains(o.stderr, "column ") || strings.Contains(o.stderr, "\u202e") {
			t.Errorf("%.20q: %+v", phrase, o)
		}
	}
	call(t, "geocode", "harbour", "--near", "Atlantis", "--data", data).sentence(t, `near "Atlantis": `)
	for _, args := range [][]string{{"geocode"}, {"geocode", "x", "--limit", "0"}, {"geocode", "x", "--country", "Utopia"}} {
		if o := call(t, args...); o.code != 2 || strings.Count(o.stderr, "\n") != 1 {
			t.Errorf("%v: %+v", args, o)
		}
	}
}

func TestGeocodeMakesNoDatabase(t *testing.T) {
	db := filepath.Join(t.TempDir(), "none.db")
	if o := call(t, "geocode", "harbour", "--data", invented(t), "--db", db); o.code != 0 {
		t.Errorf("%+v", o)
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("geocoding made a database")
	}
}
