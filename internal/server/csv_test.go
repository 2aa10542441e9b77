package server_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every GeoJSON has a CSV beside it with the same rows.
func TestTablesHoldWhatTheCollectionsHold(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/control", "/control/" + s.edition.Atlas.About.DefaultDate.String(), "/areas", "/changes", "/spans", "/extents", "/places", "/events"} {
			c := s.features(t, path+".geojson")
			rows := table(t, s.get(t, path+".csv").body)
			if len(rows) != len(c.Features) {
				t.Errorf("%s: %d rows, %d features", path, len(rows), len(c.Features))
				continue
			}
			for i := range rows {
				sameRow(t, fmt.Sprintf("%s row %d", path, i+1), rows[i], &c.Features[i])
			}
		}
	})
}

// table reads a CSV answer as spreadsheets do.
func table(t *testing.T, body string) []map[string]string {
	t.Helper()
	text, marked := strings.CutPrefix(body, "\uFEFF")
	if !marked {
		t.Error("no byte order mark: spreadsheets would take it for another character set")
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(records[0][:3], []string{"id", "lon", "lat"}) {
		t.Errorf("the header is %v", records[0])
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		out = append(out, row)
	}
	return out
}

func sameRow(t *testing.T, at string, row map[string]string, f *feature) {
	t.Helper()
	if row["id"] != fmt.Sprint(f.ID) {
		t.Errorf("%s: id %s, want %d", at, row["id"], f.ID)
	}
	lon, lat := "", ""
	if f.Geometry != nil && f.Geometry.Type == "Point" {
		x, y := f.Geometry.point(t)
		lon, lat = fmt.Sprint(x), fmt.Sprint(y)
	}
	if row["lon"] != lon || row["lat"] != lat {
		t.Errorf("%s: lon %s, lat %s, want %s, %s", at, row["lon"], row["lat"], lon, lat)
	}
	if len(row) != len(f.Properties)+3 {
		t.Errorf("%s has %d columns, want %d", at, len(row), len(f.Properties)+3)
	}
	for name, v := range f.Properties {
		want := ""
		switch v := v.(type) {
		case nil:
		case float64:
			want = strconv.FormatFloat(v, 'f', -1, 64)
		default:
			want = fmt.Sprint(v)
		}
		got, ok := row[name]
		if !ok || strings.TrimPrefix(got, "'") != strings.TrimPrefix(want, "'") {
			t.Errorf("%s: %s is %q, want %q", at, name, got, want)
		}
	}
}

// A spreadsheet must not run a name as a formula.
func TestCellsAreNoFormulas(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/control.csv", "/changes.csv", "/spans.csv", "/extents.csv", "/places.csv", "/events.csv"} {
			for i, row := range table(t, s.get(t, path).body) {
				for name, cell := range row {
					if name != "lon" && name != "lat" && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
						t.Errorf("%s row %d: %s is %q", path, i+1, name, cell)
					}
				}
			}
		}
	})
	body := invented.get(t, "/places.csv").body
	if !strings.Contains(body, "'=SUM(1);@cape") {
		t.Error("the alias that looks like a formula is not in the table")
	}
}
