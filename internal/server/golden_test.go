package server_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/golden from what the server answers now")

// The golden files hold whole answers, one feature a line; the id of the edition
// stands as zeros, so that a changed record shows only where it matters.
func TestGoldenAnswers(t *testing.T) {
	t.Run("anbar", func(t *testing.T) {
		golden(t, anbar, map[string]string{
			"control-2017-11-02.geojson": "/control/2017-11-02.geojson",
			"control-2017-11-03.geojson": "/control/2017-11-03.geojson",
			"control-2017-11-03.csv":     "/control/2017-11-03.csv",
			"changes-week.geojson":       "/changes.geojson?from=2017-10-30&to=2017-11-06",
			"changes-week.csv":           "/changes.csv?from=2017-10-30&to=2017-11-06",
			"spans-rawa.geojson":         "/spans.geojson?place=rawa",
			"spans-rawa.csv":             "/spans.csv?place=rawa",
			"places.geojson":             "/places.geojson",
			"places.csv":                 "/places.csv",
			"events-week.geojson":        "/events.geojson?from=2017-10-30&to=2017-11-06",
			"events-week.csv":            "/events.csv?from=2017-10-30&to=2017-11-06",
			"extents.csv":                "/extents.csv",
			"dates.json":                 "/dates.json",
			"claims-rawa.json":           "/claims.json?place=rawa",
		})
	})
	t.Run("strait", func(t *testing.T) {
		golden(t, invented, map[string]string{
			"control.geojson": "/control/1923-05-12.geojson",
			"control.csv":     "/control/1923-05-12.csv",
			"changes.geojson": "/changes.geojson",
			"changes.csv":     "/changes.csv",
			"spans.geojson":   "/spans.geojson?place=harbour",
			"places.geojson":  "/places.geojson",
			"places.csv":      "/places.csv",
			"events.geojson":  "/events.geojson",
			"events.csv":      "/events.csv",
			"extents.geojson": "/extents.geojson",
			"extents.csv":     "/extents.csv",
			"dates.json":      "/dates.json",
			"claims.json":     "/claims.json?place=lighthouse",
			"search.json":     "/search?q=ნავსადგური",
		})
	})
}

func golden(t *testing.T, s *site, files map[string]string) {
	t.Helper()
	for name, path := range files {
		got := readable(s, s.get(t, path).body)
		file := filepath.Join("testdata", "golden", filepath.Base(t.Name()), name)
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != got {
			t.Errorf("%s differs from %s: %s\nrun make golden if that is right", path, file, difference(string(want), got))
		}
	}
}

func readable(s *site, body string) string {
	body = strings.ReplaceAll(body, s.edition.ID, strings.Repeat("0", len(s.edition.ID)))
	for _, start := range []string{`{"type":"Feature",`, `{"claim_id":`, `{"date":"`} {
		body = strings.ReplaceAll(body, start, "\n"+start)
	}
	return body
}

// difference shows where the two part.
func difference(want, got string) string {
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	from := max(0, at-100)
	return fmt.Sprintf("line %d\n- %q\n+ %q", 1+strings.Count(got[:at], "\n"),
		want[from:min(len(want), at+100)], got[from:min(len(got), at+100)])
}
