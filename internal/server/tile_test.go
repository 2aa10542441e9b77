package server_test

import (
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	layers "github.com/heldline/heldline/internal/feature"
)

// decoded are the features of a tile by id, those in its margin left out.
func (s *site) decoded(t *testing.T, path string) map[int]*geojson.Feature {
	t.Helper()
	a := s.get(t, path)
	layers, err := mvt.Unmarshal([]byte(a.body))
	if err != nil {
		t.Fatal(path, err)
	}
	out := map[int]*geojson.Feature{}
	for _, l := range layers {
		if l.Version != 2 || l.Extent != 4096 || !strings.Contains(path, "/"+l.Name+"/") {
			t.Errorf("%s has the layer %s of version %d and extent %d", path, l.Name, l.Version, l.Extent)
		}
		for _, f := range l.Features {
			p, ok := f.Geometry.(orb.Point)
			if ok && (p[0] < 0 || p[1] < 0 || p[0] >= 4096 || p[1] >= 4096) {
				continue
			}
			id := int(f.ID.(float64))
			if out[id] != nil {
				t.Errorf("%s has the feature %d twice", path, id)
			}
			out[id] = f
		}
	}
	return out
}

// Every place with a point is in the tile that holds its point and in no other, with
// the properties of its state: all tiles of a zoom are the state.
func TestTilesAreTheState(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, query := range []string{"date=" + s.edition.Atlas.About.DefaultDate.String(), "date=" + s.edition.First.String() + "&rule=strict", "rule=any"} {
			all := parse[geojson.FeatureCollection](t, s.get(t, "/control.geojson?"+query).body)
			for _, zoom := range []maptile.Zoom{0, 1, 5, 9, 14} {
				tiles := map[maptile.Tile]map[int]*geojson.Feature{}
				for _, f := range all.Features {
					if f.Geometry == nil {
						continue
					}
					p := f.Geometry.(orb.Point)
					at := maptile.At(p, zoom)
					at.X %= 1 << zoom // 180 degrees are -180
					if tiles[at] == nil {
						tiles[at] = map[int]*geojson.Feature{}
					}
					tiles[at][int(f.ID.(float64))] = f
				}
				for at, want := range tiles {
					path := fmt.Sprintf("/tiles/control/%d/%d/%d.mvt?%s", at.Z, at.X, at.Y, query)
					got := s.decoded(t, path)
					if len(got) != len(want) {
						t.Errorf("%s has %d places, want %d", path, len(got), len(want))
					}
					for id, f := range want {
						compare(t, path, at, got[id], f)
					}
				}
			}
		}
	})
}

// compare holds a feature of a tile against the same as GeoJSON.
func compare(t *testing.T, path string, at maptile.Tile, got, want *geojson.Feature) {
	t.Helper()
	if got == nil {
		t.Errorf("%s lacks %v", path, want.Properties["place_id"])
		return
	}
	carries(t, path, got, want)
	frac := maptile.Fraction(want.Geometry.(orb.Point), at.Z)
	p := got.Geometry.(orb.Point)
	x, y := math.Mod(frac[0]-float64(at.X), 1)*4096, (frac[1]-float64(at.Y))*4096
	if math.Abs(x-p[0]-0.5) > 0.51 || math.Abs(y-p[1]-0.5) > 0.51 {
		t.Errorf("%s: %v is at %v, want %v, %v", path, want.ID, p, x, y)
	}
}

// carries holds the properties of a feature against the same as GeoJSON: nulls are missing.
func carries(t *testing.T, path string, got, want *geojson.Feature) {
	t.Helper()
	for name, v := range want.Properties {
		if v == nil {
			if _, there := got.Properties[name]; there {
				t.Errorf("%s: %v has %s", path, want.ID, name)
			}
		} else if got.Properties[name] != v {
			t.Errorf("%s: %v has %s %v, want %v", path, want.ID, name, got.Properties[name], v)
		}
	}
}

// The estimated areas of a day are the same as tiles and as GeoJSON.
func TestTilesHaveTheAreasOfTheDay(t *testing.T) {
	all := parse[geojson.FeatureCollection](t, anbar.get(t, "/areas/2017-11-03.geojson?rule=strict").body)
	got := anbar.decoded(t, "/tiles/areas/6/39/25.mvt?date=2017-11-03&rule=strict")
	if len(all.Features) == 0 || len(got) != len(all.Features) {
		t.Fatalf("%d areas in the tile, %d in the collection", len(got), len(all.Features))
	}
	for _, want := range all.Features {
		f := got[int(want.ID.(float64))]
		if f == nil {
			t.Fatalf("the area %v is missing", want.ID)
		}
		carries(t, "areas", f, want)
	}
}

// A slider over days with the same state fetches nothing anew.
func TestDaysOfARangeShareTheirTiles(t *testing.T) {
	first := anbar.get(t, "/tiles/control/6/39/25.mvt?date=2017-11-03")
	same := anbar.get(t, "/tiles/control/6/39/25.mvt?date=2017-11-04")
	next := anbar.get(t, "/tiles/control/6/39/25.mvt?date=2017-11-05")
	if first.Header.Get("ETag") != same.Header.Get("ETag") || first.Header.Get("ETag") == next.Header.Get("ETag") {
		t.Errorf("tags %s, %s and %s", first.Header.Get("ETag"), same.Header.Get("ETag"), next.Header.Get("ETag"))
	}
	if anbar.get(t, "/tiles/control.json?date=2017-11-03").body != anbar.get(t, "/tiles/control.json?date=2017-11-04").body {
		t.Error("two days of a range are described otherwise")
	}
}

func TestPathFormsAndEditionsHaveTheSameTiles(t *testing.T) {
	want := anbar.get(t, "/tiles/control/6/39/25.mvt?date=2017-11-03&rule=strict").body
	for _, path := range []string{"/rules/strict/tiles/control/6/39/25.mvt?date=2017-11-03", "/e/" + anbar.edition.ID + "/tiles/control/6/39/25.mvt?rule=strict&date=2017-11-03"} {
		if anbar.get(t, path).body != want {
			t.Errorf("%s is another tile", path)
		}
	}
	if anbar.get(t, "/tiles/control/6/39/25.mvt?date=2017-11-03").body == want {
		t.Error("the rule changes nothing")
	}
}

func TestTilesWithoutFeaturesAreEmpty(t *testing.T) {
	for _, path := range []string{"/tiles/control/6/0/0.mvt", "/tiles/extents/14/0/0.mvt", "/tiles/ground/9/0/0.mvt"} {
		if a := anbar.get(t, path); a.body != "" || a.Header.Get("Content-Type") != vectorTile || a.Header.Get("ETag") == "" {
			t.Errorf("%s: %d bytes of %s", path, len(a.body), a.Header.Get("Content-Type"))
		}
	}
}

func TestTilesThatDoNotExist(t *testing.T) {
	for path, says := range map[string]string{
		"/tiles/control/15/0/0.mvt": "zoom 14", "/tiles/control/99999999999999999999/0/0.mvt": "zoom 14", "/tiles/control/3/8/0.mvt": "0 to 7", "/tiles/control/3/0/8.mvt": "0 to 7",
		"/tiles/none/0/0/0.mvt": "control", "/tiles/control/0/0/0.pbf": ".mvt", "/tiles/none.json": "control", "/tiles/control.xml": ".json",
		"/tiles/control/0/0/0.mvt?without=nobody": "claimant",
	} {
		if d := anbar.refused(t, path, http.StatusNotFound); !strings.Contains(d.Detail, says) {
			t.Errorf("%s says %q, not %q", path, d.Detail, says)
		}
	}
}

// tileSet is a TileJSON document.
type tileSet struct {
	TileJSON, Name, Attribution, Version, Edition, Rule string
	Tiles                                               []string
	MinZoom, MaxZoom                                    int
	Bounds                                              [4]float64
	Center                                              [3]float64
	VectorLayers                                        []struct {
		ID      string
		Fields  map[string]string
		Crowded *struct {
			Above, Below int
			Fields       []string
		}
	} `json:"vector_layers"`
	ValidFrom  *string `json:"valid_from"`
	ValidUntil *string `json:"valid_until"`
}

// Every layer is described: its tiles are those of the edition, it names all
// properties, and its middle has features.
func TestTileJSONOfEveryLayer(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, l := range layers.Layers() {
			d := parse[tileSet](t, s.get(t, "/tiles/"+l.Name+".json").body)
			if d.TileJSON != "3.0.0" || d.MinZoom != 0 || d.MaxZoom != 14 || d.Edition != s.edition.ID || !strings.Contains(d.Version, s.edition.ID) {
				t.Errorf("%s: %+v", l.Name, d)
			}
			if d.Attribution != s.edition.Atlas.About.Attribution.En || !strings.Contains(d.Name, s.edition.Atlas.About.Title.En) {
				t.Errorf("%s: %q, %q", l.Name, d.Name, d.Attribution)
			}
			fields := map[string]bool{}
			for _, f := range l.Fields() {
				fields[f.Name] = true
			}
			if len(d.VectorLayers) != 1 || d.VectorLayers[0].ID != l.Name || len(d.VectorLayers[0].Fields) != len(fields) {
				t.Errorf("%s: %+v", l.Name, d.VectorLayers)
			}
			for name := range maps.Keys(d.VectorLayers[0].Fields) {
				if !fields[name] {
					t.Errorf("%s has no property %s", l.Name, name)
				}
			}
			if crowded := d.VectorLayers[0].Crowded; crowded == nil == l.ByPlace() {
				t.Errorf("%s: crowded tiles have %+v", l.Name, crowded)
			} else if crowded != nil {
				if crowded.Above != 4096 || crowded.Below != 14 || len(crowded.Fields) < 5 || !slices.Contains(crowded.Fields, "place_id") {
					t.Errorf("%s: crowded tiles have %+v", l.Name, crowded)
				}
				for _, name := range crowded.Fields {
					if !fields[name] {
						t.Errorf("%s has no property %s", l.Name, name)
					}
				}
			}
			if l.ByReading != (d.Rule != "") || l.ByDay != (d.ValidFrom != nil || d.ValidUntil != nil) {
				t.Errorf("%s: rule %q, valid from %v", l.Name, d.Rule, d.ValidFrom)
			}
			pinned := s.URL + "/e/" + s.edition.ID + "/tiles/" + l.Name + "/{z}/{x}/{y}.mvt"
			if len(d.Tiles) != 1 || !strings.HasPrefix(d.Tiles[0], pinned) || strings.Contains(d.Tiles[0], "date=") != l.ByDay {
				t.Fatalf("%s: tiles at %v", l.Name, d.Tiles)
			}
			if path := strings.NewReplacer("{z}", "0", "{x}", "0", "{y}", "0", s.URL, "").Replace(d.Tiles[0]); !strings.Contains(s.get(t, path).Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s may change", path)
			}
			if b, c := d.Bounds, d.Center; b[0] > b[2] || b[1] > b[3] || c[0] < b[0] || c[0] > b[2] || c[1] < b[1] || c[1] > b[3] || c[2] < 0 || c[2] > 14 {
				t.Errorf("%s: the bounds %v, the centre %v", l.Name, b, c)
			}
		}
	})
}

// The tiles that a description names show the day that was asked for.
func TestTileJSONLeadsToTheDay(t *testing.T) {
	for _, query := range []string{"date=2017-11-02", "date=2017-11-04&rule=strict", "date=0001-01-01", "date=9999-12-31&rule=any", "date=2017-11-03&known=2017-11-01&without=joc"} {
		d := parse[tileSet](t, anbar.get(t, "/tiles/control.json?"+query).body)
		path := strings.NewReplacer("{z}", "6", "{x}", "39", "{y}", "25", anbar.URL, "").Replace(d.Tiles[0])
		if anbar.get(t, path).body != anbar.get(t, "/tiles/control/6/39/25.mvt?"+query).body {
			t.Errorf("%s leads to %s", query, path)
		}
	}
}

func TestGroundIsOneTile(t *testing.T) {
	layers, err := mvt.Unmarshal([]byte(anbar.get(t, "/tiles/ground/6/39/25.mvt").body))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, l := range layers {
		if names = append(names, l.Name); len(l.Features) == 0 {
			t.Errorf("%s is empty", l.Name)
		}
	}
	d := parse[tileSet](t, anbar.get(t, "/tiles/ground.json").body)
	var described []string
	for _, l := range d.VectorLayers {
		described = append(described, l.ID)
	}
	if fmt.Sprint(names) != "[ground_areas ground_lines ground_names]" || fmt.Sprint(described) != fmt.Sprint(names) {
		t.Errorf("the ground is %v, described as %v", names, described)
	}
}
