package datapack

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// Whatever a table holds, reading ends, every problem has a place inside the file,
// and text without problems is what encoding/csv reads from it.
func FuzzReadTable(f *testing.F) {
	header := "gazetteer_id,name,name_ar,aliases,kind,country,admin1,admin2,lat,lon,precision_m,origin\n"
	for _, seed := range []string{
		"geonames:1,Rock,صخرة,a;b,town,IQ,,,1,2,3,me\n",
		"geonames:1,\"Rock \"\"of\"\" ages\",,,,,,,1,2,,me\r\n\r\n",
		"geonames:1,\"Rock,,,,,,,1,2,,me\ngeonames:2,Rock\",,,,,,,1,2,,me",
		"\"geonames:1\" ,Ro\"ck,,,,,,,1,2,,me\n,,,,,,,,,,,\n",
		"geonames:1,R\xffck,\x00,\u202e,,,,,NaN,1e9,-1,me\n",
		"\uFEFFa\n\"", "\r\r\n", ",", "\"\"\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, rows string) {
		pack, problems := Read(fstest.MapFS{"gazetteer.csv": {Data: []byte(header + rows)}})
		mine := slices.DeleteFunc(problems, func(p Problem) bool { return p.File != "gazetteer.csv" })
		for _, p := range mine {
			if p.Line < 1 || p.Line > strings.Count(rows, "\n")+2 || p.Column < 1 || p.Message == "" || !utf8.ValidString(p.Message) {
				t.Errorf("%q: problem without a place: %q", rows, p)
			}
		}
		if len(mine) > 0 {
			return
		}
		want, err := csv.NewReader(strings.NewReader(header + rows)).ReadAll()
		if err != nil {
			t.Fatalf("%q: no problem, but %v", rows, err)
		}
		if len(want)-1 != len(pack.Atlas.Gazetteer) {
			t.Fatalf("%q: %d entries, want %d", rows, len(pack.Atlas.Gazetteer), len(want)-1)
		}
		for i, e := range pack.Atlas.Gazetteer {
			if e.ID != want[i+1][0] || e.Name != want[i+1][1] {
				t.Errorf("%q: row %d is %q, %q", rows, i, e.ID, e.Name)
			}
		}
	})
}

// No geometry file makes reading panic, whatever its structure.
func FuzzReadGeoJSON(f *testing.F) {
	for _, seed := range []string{
		`{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"place_id": "a"}, "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [3, 1], [1, 2]]]}}]}`,
		`{"type": "FeatureCollection", "features": [null, {"geometry": {"type": "Point", "coordinates": [null]}}]}`,
		`{"type": "Topology", "arcs": [[[0, 0], [1, 1]]], "objects": {"a": {"type": "Polygon", "arcs": [[-1]]}}}`,
		`{"type": "Topology", "arcs": [[null]], "objects": {"a": {"type": "LineString", "arcs": [1e300]}}}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		Read(fstest.MapFS{
			"geojson/regions.geojson":  {Data: []byte(data)},
			"geojson/basemap.topojson": {Data: []byte(data)},
		})
	})
}

func BenchmarkRead100kClaims(b *testing.B) {
	fsys := island(b)
	header, row, _ := strings.Cut(string(fsys["claims.csv"].Data), "\n")
	row, _, _ = strings.Cut(row, "\n")
	_, rest, _ := strings.Cut(row, ",")
	var data strings.Builder
	data.WriteString(header + "\n")
	for i := range 100_000 {
		data.WriteString("c" + strings.Repeat("x", i%7) + "-" + strconv.Itoa(i) + "," + rest + "\n")
	}
	data.WriteString(strings.Replace(row, "lead,1,1", "lead,1,3", 1) + "\n")
	fsys["claims.csv"] = &fstest.MapFile{Data: []byte(data.String())}
	b.SetBytes(int64(data.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Read(fsys); len(problems) > 0 {
			b.Fatal(problems[0])
		}
	}
}
