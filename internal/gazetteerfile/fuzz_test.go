package gazetteerfile

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// Whatever a line holds, it is a sound row or there is a reason.
func FuzzGeoNamesLine(f *testing.F) {
	text, err := os.ReadFile(sample)
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range bytes.Split(text, []byte("\n")) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		row, reason := parseGeoRow(line)
		if reason != "" {
			if !utf8.ValidString(reason) {
				t.Errorf("the reason %q is not UTF-8", reason)
			}
			return
		}
		g := newGeonames(nil, nil)
		g.ids.add(row.id)
		g.divisions.add(&row)
		e := g.entry(&row)
		if e.Name == "" || !gazetteerID.MatchString(e.ID) || !g.ids.has(row.id) || g.ids.add(row.id) || e.Lat < -90 || e.Lat > 90 || e.Lon < -180 || e.Lon > 180 ||
			e.Lat != e.Lat || e.Lon != e.Lon || !slices.Contains(atlas.PlaceKinds, e.Kind) {
			t.Errorf("%+v", e)
		}
		if slices.Contains(e.Aliases, e.Name) {
			t.Errorf("%q is its own alias", e.Name)
		}
		for _, key := range gazetteer.KeysOf(&e) {
			if key.Key == "" {
				t.Errorf("%q folds to nothing", key.Name)
			}
		}
	})
}

func FuzzAlternateLine(f *testing.F) {
	text, err := os.ReadFile(sampleAlts)
	if err != nil {
		f.Fatal(err)
	}
	for _, line := range bytes.Split(text, []byte("\n")) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		row, reason := parseAltRow(line)
		if reason == "" && (row.geoname == 0 || row.geoname > maxID || row.name == "" && !row.isNoName()) {
			t.Errorf("%+v", row)
		}
	})
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("name,lat,lon,origin\nA,1,2,me\n\n\"B\",3,4,me\n"))
	f.Add([]byte(byteOrderMark + "lon,name,lat\r\n1,A,2\r\n\r\n3,\"B, C\",4\r\n5,D,6"))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := t.TempDir() + "/f.csv"
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		file, err := Survey(t.Context(), path, Options{Licence: "CC0-1.0"}, nil)
		if err != nil {
			return
		}
		file.batch = 1
		whole := &memory{}
		if _, err := file.Import(t.Context(), whole, nil); err != nil || len(whole.rows) != file.table.rows {
			t.Fatalf("%d rows of %d: %v", len(whole.rows), file.table.rows, err)
		}
		half := &memory{failAt: 1 + whole.commits/2}
		_, _ = file.Import(t.Context(), half, nil) // broken off on purpose
		if _, err := file.Import(t.Context(), half, nil); err != nil || !reflect.DeepEqual(half.rows, whole.rows) {
			t.Fatalf("gone on: %+v of %+v: %v", half.rows, whole.rows, err)
		}
	})
}
