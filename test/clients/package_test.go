//go:build clients

package clients

import (
	"slices"
	"strings"
	"testing"
)

// styled is a layer with the style that QGIS found by itself.
type styled struct {
	layer
	Renderer string
	Labels   bool
}

func TestQGISOpensTheGeoPackageTypedAndWhole(t *testing.T) {
	layers := seen[map[string]styled](t, "gpkg")
	for _, name := range collections(t) {
		t.Run(name, func(t *testing.T) {
			items := get[collection](t, "/ogc/collections/"+name+"/items?limit=10000")
			l, ok := layers[name]
			if !ok {
				t.Fatal("the GeoPackage has no such layer")
			}
			l.usable(t, *items.Matched)
			l.typedAs(t, name, items.Features)
		})
	}
}

// A layer without a style of its own has one symbol for all.
func TestQGISFindsTheStylesOfTheGeoPackage(t *testing.T) {
	layers := seen[map[string]styled](t, "gpkg")
	for _, name := range []string{"spans", "control", "areas"} {
		l := layers[name]
		if !slices.Contains([]string{"categorizedSymbol", "RuleRenderer"}, l.Renderer) {
			t.Errorf("%s is drawn by %q", name, l.Renderer)
		}
	}
}

func TestGeoPackageIsWhatItSays(t *testing.T) {
	header, body := fetch(t, "/download/"+atlas(t)+".gpkg")
	if got := header.Get("Content-Type"); got != "application/geopackage+sqlite3" {
		t.Errorf("its type is %s", got)
	}
	if !strings.HasPrefix(string(body), "SQLite format 3\x00") {
		t.Fatal("it is no SQLite file")
	}
	if id := string(body[68:72]); id != "GPKG" {
		t.Errorf("its application id is %q", id)
	}
}
