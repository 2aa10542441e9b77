//go:build clients

package clients

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
)

// tiled are the layers of vector tiles that the tests look at, each with the days
// that it knows.
func tiled() map[string][]string {
	dated := []string{"2017-11-02", "2017-11-03"}
	return map[string][]string{"control": dated, "areas": dated, "places": {""}, "extents": {""}}
}

func TestQGISDrawsVectorTiles(t *testing.T) {
	for name, days := range tiled() {
		t.Run(name, func(t *testing.T) {
			var pictures []drawn
			for _, day := range days {
				p := seen[drawn](t, "tiles "+name+" "+day)
				if p.Colours < 2 {
					t.Errorf("nothing is drawn on %q", day)
				}
				pictures = append(pictures, p)
			}
			if len(pictures) == 2 && pictures[0].Print == pictures[1].Print {
				t.Error("two days look the same")
			}
		})
	}
}

// One tile that holds a town has the town, under its own id and state.
func TestGDALReadsAVectorTile(t *testing.T) {
	t.Parallel()
	const zoom = 8
	var town *feature
	for _, f := range get[collection](t, "/control/2017-11-03.geojson").Features {
		if f.Properties["place_id"] == "rawa" {
			town = &f
		}
	}
	if town == nil || town.Geometry == nil {
		t.Fatal("the server has no such town")
	}
	var at [2]float64
	if err := json.Unmarshal(town.Geometry.Coordinates, &at); err != nil {
		t.Fatal(err)
	}
	n := math.Exp2(zoom)
	lat := at[1] * math.Pi / 180
	x, y := int(n*(at[0]+180)/360), int(n*(1-math.Asinh(math.Tan(lat))/math.Pi)/2)
	tile := fmt.Sprintf("MVT:%s/tiles/control/%d/%d/%d.mvt?date=2017-11-03", here.url, zoom, x, y)
	found := read(t, tile, "control", "-oo", "CLIP=NO", "-oo", "METADATA_FILE=")
	want := states([]feature{*town})[0]
	if !slices.Contains(states(found), want) {
		t.Errorf("the tile has no %v among %v", want, states(found))
	}
}
