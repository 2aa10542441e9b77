package server_test

import (
	"bytes"
	"compress/gzip"
	"path/filepath"
	"testing"

	"github.com/heldline/heldline/internal/sample"
	"github.com/heldline/heldline/internal/sqlite"
)

// zipped is how many bytes an answer takes on its way.
func zipped(t *testing.T, body string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(body)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// The map's files weigh a small part of what they say as GeoJSON.
func TestMapFilesWeighLittle(t *testing.T) {
	dir := t.TempDir()
	if err := sample.Write(dir, 2_000, 10_000); err != nil {
		t.Fatal(err)
	}
	store, err := sqlite.Open(filepath.Join(t.TempDir(), "sample.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := start(store, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := (s.edition.First + (s.edition.Last-s.edition.First)/2).String()
	for _, x := range []struct {
		path, plain string
		share       float64
	}{
		{"/map/history.json", "/spans.geojson", 0.14},
		{"/map/state/" + day + ".json", "/control/" + day + ".geojson", 0.02},
	} {
		got, plain := zipped(t, s.get(t, x.path).body), zipped(t, s.get(t, x.plain).body)
		if share := float64(got) / float64(plain); share > x.share {
			t.Errorf("%s weighs %d bytes, %.4f of %s; at most %g", x.path, got, share, x.plain, x.share)
		}
	}
}
