package geopackage_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geopackage"
)

const nasty = `'); DROP TABLE towns; -- "ﷲ" \ <&>`

// invented is a file with something of everything.
func invented() *geopackage.File {
	fields := []feature.Field{
		{Name: "name", Type: feature.TextField}, {Name: "people", Type: feature.IntegerField}, {Name: "height", Type: feature.NumberField},
		{Name: "where", Type: feature.TextField}, {Name: "start_date", Type: feature.DateField}, {Name: "end_date", Type: feature.DateField},
	}
	day := edtf.MustDay
	return &geopackage.File{
		Tables: []geopackage.Table{
			{Name: "towns", Title: "Towns " + nasty, Geometry: feature.PointGeometry, Fields: fields, Style: "<qgis>" + nasty + "</qgis>", Rows: []geopackage.Row{
				{ID: 7, Geometry: orb.Point{43.5, 33.25}, Values: []any{nasty, int64(3000000000), 2.5, nil, day("2017-11-03"), nil}},
				{ID: 9, Values: []any{"nowhere", nil, nil, "unlocated", nil, day("0044-03-15")}},
				{ID: 8, Geometry: orb.Point{-170, -10}, Values: []any{"far", int64(1), 1.0, nil, nil, nil}},
			}},
			{Name: "shapes", Title: "Shapes", Geometry: feature.MultiPolygonGeometry, Rows: []geopackage.Row{
				{ID: 1, Geometry: orb.MultiPolygon{{{{1, 2}, {3, 2}, {3, 5}, {1, 2}}}}}, {ID: 2, Geometry: orb.MultiPolygon{}},
			}},
			{Name: "empty", Title: "Empty", Geometry: feature.MultiLineGeometry},
			{Name: "actors", Title: "Actors", Fields: fields[:1], Rows: []geopackage.Row{{ID: 1, Values: []any{"Red"}}}},
		},
		Notes: []geopackage.Note{
			{Standard: "https://example.org", MIME: "text/plain", Text: "licence " + nasty}, {Table: "towns", Standard: "https://example.org", MIME: "text/plain", Text: "of towns"},
		},
		Projects: []geopackage.Project{{Name: "isle", Content: []byte{0xAB, 0x01}}},
	}
}

func write(t *testing.T, f *geopackage.File) []byte {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	var b bytes.Buffer
	if err := f.Write(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%s is left among the temporary files", left[0].Name())
	}
	return b.Bytes()
}

func open(t *testing.T, file []byte) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.gpkg")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestFileIsAGeoPackage(t *testing.T) {
	db := open(t, write(t, invented()))
	for query, want := range map[string]any{
		"PRAGMA application_id": int64(0x47504B47), "PRAGMA user_version": int64(10200), "PRAGMA integrity_check": "ok", "PRAGMA journal_mode": "delete",
		"SELECT group_concat(srs_id) FROM (SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1)":                                                          "-1,0,4326",
		"SELECT count(*) FROM pragma_foreign_key_check":                                                                                                  int64(0),
		"SELECT group_concat(data_type) FROM (SELECT data_type FROM gpkg_contents ORDER BY rowid)":                                                       "features,features,features,attributes,attributes",
		"SELECT min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y FROM gpkg_contents WHERE table_name = 'towns'":                                     "-170.0 -10.0 43.5 33.25",
		"SELECT count(*) FROM gpkg_contents WHERE table_name = 'empty' AND min_x IS NULL AND max_y IS NULL":                                              int64(1),
		"SELECT count(*) FROM gpkg_contents WHERE last_change != '1980-01-01T00:00:00.000Z'":                                                             int64(0),
		"SELECT geometry_type_name || srs_id || column_name FROM gpkg_geometry_columns WHERE table_name = 'shapes'":                                      "MULTIPOLYGON4326geom",
		"SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND scope = 'write-only'":                                        int64(3),
		"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'towns'":                                                               int64(6),
		"SELECT group_concat(id) FROM (SELECT id FROM rtree_towns_geom WHERE maxx > 0 ORDER BY id)":                                                      "7",
		"SELECT count(*) FROM rtree_shapes_geom":                                                                                                         int64(1),
		"SELECT type FROM pragma_table_info('towns') WHERE name = 'start_date'":                                                                          "DATE",
		"SELECT typeof(start_date) || start_date || typeof(end_date) FROM towns WHERE fid = 7":                                                           "text2017-11-03null",
		"SELECT end_date || '' FROM towns WHERE fid = 9 AND geom IS NULL":                                                                                "0044-03-15",
		"SELECT people FROM towns WHERE fid = 7":                                                                                                         int64(3000000000),
		"SELECT name FROM towns WHERE fid = 7":                                                                                                           nasty,
		"SELECT styleQML FROM layer_styles WHERE f_table_name = 'towns' AND useAsDefault = 1":                                                            "<qgis>" + nasty + "</qgis>",
		"SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON id = md_file_id WHERE table_name IS NULL AND reference_scope = 'geopackage'": "licence " + nasty,
		"SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON id = md_file_id WHERE table_name = 'towns'":                                  "of towns",
		"SELECT content FROM qgis_projects WHERE name = 'isle'":                                                                                          "ab01",
	} {
		var got any
		if err := db.QueryRow(query).Scan(&got); err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if b, isBytes := got.([]byte); isBytes {
			got = string(b)
		}
		if got != want {
			t.Errorf("%s is %v, want %v", query, got, want)
		}
	}
}

// A geometry has the head of the format before its WKB.
func TestGeometriesCarryTheirSystemAndEnvelope(t *testing.T) {
	db := open(t, write(t, invented()))
	var town, shape []byte
	if err := db.QueryRow("SELECT (SELECT geom FROM towns WHERE fid = 7), (SELECT geom FROM shapes WHERE fid = 1)").Scan(&town, &shape); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(town, []byte{'G', 'P', 0, 1, 0xE6, 0x10, 0, 0}) {
		t.Errorf("the town begins with % x", town[:8])
	}
	if g, err := wkb.Unmarshal(town[8:]); err != nil || g != (orb.Point{43.5, 33.25}) {
		t.Errorf("the town is at %v (%v)", g, err)
	}
	if !bytes.HasPrefix(shape, []byte{'G', 'P', 0, 3, 0xE6, 0x10, 0, 0}) {
		t.Errorf("the shape begins with % x", shape[:8])
	}
	for i, want := range []float64{1, 3, 2, 5} { // min x, max x, min y, max y
		if got := math.Float64frombits(binary.LittleEndian.Uint64(shape[8+8*i:])); got != want {
			t.Errorf("number %d of the envelope is %v, want %v", i, got, want)
		}
	}
	if g, err := wkb.Unmarshal(shape[40:]); err != nil || g.GeoJSONType() != "MultiPolygon" {
		t.Errorf("the shape is %v (%v)", g, err)
	}
}

func TestSameContentGivesSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, invented()), write(t, invented())) {
		t.Error("two files of the same content differ")
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestFailuresAreToldAndLeaveNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := invented().Write(ctx, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled writing says %v", err)
	}
	if err := invented().Write(t.Context(), full{}); !errors.Is(err, errFull) {
		t.Errorf("a full disk says %v", err)
	}
	bad := invented()
	bad.Tables[0].Rows[0].Values = nil
	if err := bad.Write(t.Context(), &bytes.Buffer{}); err == nil {
		t.Error("a row without values is written")
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("%s is left among the temporary files", left[0].Name())
	}
	t.Setenv("TMPDIR", filepath.Join(temp, "missing"))
	if err := invented().Write(t.Context(), &bytes.Buffer{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing folder says %v", err)
	}
}
