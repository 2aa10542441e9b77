package download_test

import (
	"mime"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// A file is found by its whole name only, and browsers read the name under which it
// is saved.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"atlas.kml", "spans.geojson", "spans.csv.zip", "control-2017-11-03.kml", "control-2017-02-30.csv", "areas-0001-01-01.csv.zip", "control-.csv", "-2017-11-03.csv", "spans", ".", "", "../atlas.kml", "atlas.kml\x00", "spans.geojson\r\nX: y", "٢٠١٧.kml", "control-2017-11-03-strict.csv"} {
		f.Add(s)
	}
	e := &edition.Edition{Atlas: &atlas.Atlas{About: atlas.About{ID: "atlas"}}}
	f.Fuzz(func(t *testing.T, s string) {
		file, ok := download.Find(e, s)
		if ok && file.Name != s {
			t.Fatalf("%q finds %q", s, file.Name)
		}
		name := s
		if ok {
			name = file.Saved(atlas.Reading{Rule: atlas.Strict, Without: s}, edtf.MustDay("2017-11-03"))
			if !strings.HasSuffix(name, "."+file.Format.Ext) {
				t.Errorf("%q is saved as %q", s, name)
			}
		}
		header := download.Disposition(name)
		kind, params, err := mime.ParseMediaType(header)
		if err != nil || kind != "attachment" || params["filename"] != name {
			t.Errorf("%q is saved as %q, %v: %s", name, params["filename"], err, header)
		}
		if strings.ContainsFunc(header, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%q: the header is not plain: %q", name, header)
		}
	})
}
