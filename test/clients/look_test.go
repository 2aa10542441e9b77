//go:build clients

package clients

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// report is what QGIS saw, check by check; each is an answer or the error it ended with.
type report map[string]struct {
	Seen    json.RawMessage
	Error   string
	Seconds float64
}

// look runs qgis/look.py, once for all tests.
func look(ctx context.Context, w world) (report, error) {
	ask, err := json.Marshal(map[string]any{"url": w.url, "folder": w.folder, "days": days(), "zones": zones(), "tiles": tiled(), "holder": "iraq", "filters": filters()})
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, w.python, "qgis/look.py")
	cmd.Env = w.environment()
	cmd.Stdin = bytes.NewReader(ask)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("QGIS: %w\n%s", err, complaints.String())
	}
	// Parts of QGIS write to the output, too: the report is its last line.
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	var r report
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &r); err != nil {
		return nil, fmt.Errorf("QGIS wrote no report: %w\n%s\n%s", err, out, complaints.String())
	}
	if len(r) == 0 {
		return nil, errors.New("QGIS looked at nothing")
	}
	return r, nil
}

// broken are the errors of the report.
func (r report) broken() []string {
	var out []string
	for _, c := range r {
		if c.Error != "" {
			out = append(out, c.Error)
		}
	}
	return out
}

// seen is what one check of qgis/look.py found.
func seen[T any](t *testing.T, check string) T {
	t.Helper()
	r, err := here.look()
	if err != nil {
		t.Fatal(err)
	}
	got, known := r[check]
	if !known {
		t.Fatalf("qgis/look.py has no check %q; %v", check, r.broken())
	}
	if got.Error != "" {
		t.Fatalf("QGIS, %s: %s", check, got.Error)
	}
	t.Logf("QGIS took %.1f s", got.Seconds)
	var v T
	if err := json.Unmarshal(got.Seen, &v); err != nil {
		t.Fatalf("%s: %v in %s", check, err, got.Seen)
	}
	return v
}

// layer is a layer as QGIS describes it.
type layer struct {
	Valid    bool
	Why      string
	Count    int // that the provider tells
	Read     int // that a reader gets
	Geometry string
	Crs      string
	Fields   map[string]string // types, as QGIS names them
}

// drawn is a picture, as far as pictures can be compared.
type drawn struct {
	Print   string // the same for the same pixels
	Colours int
}

// usable fails the test unless a layer is valid and holds what it says, and returns it.
func (l layer) usable(t *testing.T, want int) layer {
	t.Helper()
	if !l.Valid {
		t.Fatal("not valid: ", l.Why)
	}
	if l.Count != want || l.Read != want {
		t.Errorf("QGIS counts %d features and reads %d, the server has %d", l.Count, l.Read, want)
	}
	if l.Crs != "EPSG:4326" && l.Crs != "OGC:CRS84" {
		t.Errorf("the coordinate system is %s", l.Crs)
	}
	return l
}

// typed fails the test unless the fields have these types.
func (l layer) typed(t *testing.T, kind string, fields ...string) {
	t.Helper()
	for _, name := range fields {
		if l.Fields[name] != kind {
			t.Errorf("QGIS takes %s for %q, want %s", name, l.Fields[name], kind)
		}
	}
}
