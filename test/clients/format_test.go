//go:build clients

package clients

import (
	"strings"
	"testing"
)

// The archive of a table carries the types of its columns, its points and their
// system, so that nobody has to say them.
func TestGDALReadsTheArchiveOfATableTyped(t *testing.T) {
	t.Parallel()
	file, _ := save(t, "/download/spans.csv.zip", t.TempDir())
	got, ok := ogrinfo(t, sources(t, file)[0][0])["spans"]
	if !ok {
		t.Fatal("the archive has no such table")
	}
	if got.Geometry != "Point" {
		t.Errorf("GDAL takes its geometry for %s", got.Geometry)
	}
	for _, field := range []string{"start_date", "end_date", "last_report"} {
		if got.Fields[field] != "Date" {
			t.Errorf("GDAL takes %s for %q", field, got.Fields[field])
		}
	}
	if got.Fields["precision_m"] != "Real" || got.Fields["status"] != "String" {
		t.Errorf("GDAL takes numbers for %q and texts for %q", got.Fields["precision_m"], got.Fields["status"])
	}
	same(t, states(read(t, sources(t, file)[0][0])), states(get[collection](t, "/spans.geojson").Features))
}

// Times in KML are time spans, from the day of the start to the day of the end.
func TestGDALReadsTheTimesOfKML(t *testing.T) {
	t.Parallel()
	file, _ := save(t, "/download/spans.kml", t.TempDir())
	starts := map[string]int{}
	for _, f := range get[collection](t, "/spans.geojson").Features {
		start, _ := f.Properties["start_date"].(string)
		end, _ := f.Properties["end_date"].(string)
		starts[start+" "+end]++
	}
	for _, f := range read(t, file) {
		begin, _ := f.Properties["begin"].(string)
		end, _ := f.Properties["end"].(string)
		day := func(s string) string { return strings.ReplaceAll(s[:min(len(s), 10)], "/", "-") }
		starts[day(begin)+" "+day(end)]--
	}
	for span, n := range starts {
		if n != 0 {
			t.Errorf("%d of the spans %q are missing, or too many", n, span)
		}
	}
}
