package feature

import (
	"encoding/json"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

// GroundKinds is the closed list of the kinds of shapes and names of the ground.
var GroundKinds = []string{
	"land", "neighbour", "urban", "lake", "border", "province", "river", "stream", "road", "country", "area", "city",
}

// Ground are the properties of a shape of the ground beneath the map.
type Ground struct {
	Kind   string  `json:"kind"` // see GroundKinds
	Name   *string `json:"name"`
	NameAr *string `json:"name_ar"`
}

// GroundName are the properties of a name written on the ground.
type GroundName struct {
	Kind    string   `json:"kind"` // see GroundKinds
	Name    string   `json:"name"`
	NameAr  *string  `json:"name_ar"`
	Rank    int      `json:"rank"`     // 1 = first to be written
	Angle   float64  `json:"angle"`    // degrees clockwise
	MinZoom *float64 `json:"min_zoom"` // written from this zoom of the web map
	MaxZoom *float64 `json:"max_zoom"` // and below this one
}

// basemap decodes the atlas's ground; nil where it has none.
func (w *Writer) basemap() *geo.Topology {
	b, ok := w.edition.Atlas.Geometries[atlas.BasemapFile]
	if !ok {
		return nil
	}
	t, err := geo.ReadTopology(b)
	if err != nil {
		return nil
	}
	return t
}

// groundOf reads the names of a shape.
func groundOf(kind string, o geo.TopologyObject) Ground {
	var names struct {
		Name   string `json:"name"`
		NameAr string `json:"name_ar"`
	}
	if json.Unmarshal(o.Properties, &names) != nil {
		return Ground{Kind: kind}
	}
	return Ground{kind, text(names.Name), text(names.NameAr)}
}

// GroundAreas writes the countries, built-up land and lakes beneath the map. The
// country that holds most of the atlas's points is its land, the others are
// neighbours; where none holds any, all are its land.
func (w *Writer) GroundAreas() *Collection {
	c, t := w.collection("ground_areas", nil), w.basemap()
	if t == nil {
		return c
	}
	lands := t.Shapes("admin0")
	home := w.home(t, lands)
	for i, o := range lands {
		kind := "neighbour"
		if i == home || home < 0 {
			kind = "land"
		}
		c.ground(t.Polygons(o), groundOf(kind, o))
	}
	for _, o := range t.Shapes("urban") {
		c.ground(t.Polygons(o), groundOf("urban", o))
	}
	for _, o := range t.Shapes("lakes") {
		c.ground(t.Polygons(o), groundOf("lake", o))
	}
	return c
}

// home is the land that holds most of the atlas's points, -1 if none does.
func (w *Writer) home(t *geo.Topology, lands []geo.TopologyObject) int {
	best, most := -1, 0
	for i, o := range lands {
		land, n := t.Polygons(o), 0
		for _, p := range w.edition.Places {
			if at := w.edition.Located(p.ID).Point; at != nil && geo.Contains(land, *at) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// GroundLines writes the borders, rivers and schematic roads beneath the map.
func (w *Writer) GroundLines() *Collection {
	c, t := w.collection("ground_lines", nil), w.basemap()
	if t == nil {
		return c
	}
	c.ground(t.Inner("admin0"), Ground{Kind: "border"})
	c.ground(t.Inner("admin1"), Ground{Kind: "province"})
	for _, x := range [][2]string{{"river", "river1"}, {"stream", "river3"}, {"road", "roads"}} {
		for _, o := range t.Shapes(x[1]) {
			c.ground(t.Lines(o), groundOf(x[0], o))
		}
	}
	return c
}

// GroundNames writes the names of countries, waters and towns that give
// orientation.
func (w *Writer) GroundNames() *Collection {
	c, t := w.collection("ground_names", nil), w.basemap()
	if t == nil {
		return c
	}
	for _, o := range t.Shapes("labels") {
		var n GroundName
		if json.Unmarshal(o.Properties, &n) != nil || n.Name == "" {
			continue
		}
		if n.Kind == "" {
			n.Kind = "city"
		}
		c.ground(t.Point(o), n)
	}
	return c
}

// ground adds a shape of the ground, numbered in its order; nothing if it is empty.
func (c *Collection) ground(g orb.Geometry, properties any) {
	if !g.Bound().IsEmpty() {
		c.add(len(c.Features)+1, g, properties)
	}
}
