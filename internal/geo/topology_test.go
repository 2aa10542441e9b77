package geo_test

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// Two unit squares that share the edge x = 1, quantized to a tenth, and a road.
const squares = `{"type": "Topology", "transform": {"scale": [0.1, 0.1], "translate": [1, 0]},
 "arcs": [[[0, 0], [0, 10]], [[0, 10], [-10, 0], [0, -10], [10, 0]], [[0, 0], [10, 0], [0, 10], [-10, 0]], [[-5, 5], [10, 0]]],
 "objects": {"lands": {"type": "GeometryCollection", "geometries": [
   {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "west"}}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}]},
  "road": {"type": "LineString", "arcs": [3]}, "town": {"type": "Point", "coordinates": [5, 5]}, "broken": {"type": "Polygon", "arcs": [[99]]}}}`

func TestTopologyGivesShapesAndTheLinesTheyShare(t *testing.T) {
	top, err := geo.ReadTopology([]byte(squares))
	if err != nil {
		t.Fatal(err)
	}
	lands := top.Shapes("lands")
	if len(lands) != 2 || string(lands[0].Properties) != `{"name": "west"}` {
		t.Fatalf("%d lands", len(lands))
	}
	for i, p := range []orb.Point{{0.5, 0.5}, {1.5, 0.5}} {
		if g := top.Polygons(lands[i]); !geo.Contains(g, p) || geo.Contains(g, orb.Point{2 - p[0], 0.5}) {
			t.Errorf("land %d is %v", i, g)
		}
	}
	if inner := top.Inner("lands"); len(inner) != 1 || inner[0].Bound() != (orb.Bound{Min: orb.Point{1, 0}, Max: orb.Point{1, 1}}) {
		t.Errorf("the shared line is %v", inner)
	}
	if road := top.Lines(top.Shapes("road")[0]); len(road) != 1 || road[0][1] != (orb.Point{1.5, 0.5}) {
		t.Errorf("the road is %v", road)
	}
	if at := top.Point(top.Shapes("town")[0]); at != (orb.Point{1.5, 0.5}) {
		t.Errorf("the town is at %v", at)
	}
	if g := top.Polygons(top.Shapes("broken")[0]); len(g) != 0 || top.Shapes("none") != nil {
		t.Errorf("a shape of missing arcs is %v", g)
	}
	top.Project(func(p orb.Point) orb.Point { return orb.Point{p[0] + 10, p[1]} })
	if road := top.Lines(top.Shapes("road")[0]); road[0][0] != (orb.Point{10.5, 0.5}) {
		t.Errorf("the projected road begins at %v", road[0][0])
	}
	if _, err := geo.ReadTopology([]byte(`{"arcs": 1}`)); err == nil {
		t.Error("a file without arcs is read")
	}
}
