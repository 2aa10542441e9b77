package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/tile"
)

// tile is one vector tile. All days on which the same state stands share it.
func (s *Server) tile(c echo.Context) error {
	layers, err := tiled(c.Param("layer"))
	if err != nil {
		return err
	}
	y, ok := strings.CutSuffix(c.Param("y"), ".mvt")
	if !ok {
		return notFound("Tiles end in .mvt: /tiles/{layer}/{z}/{x}/{y}.mvt.")
	}
	at, err := tile.ParseAddress(c.Param("z"), c.Param("x"), y)
	if wrong := (*tile.AddressError)(nil); errors.As(err, &wrong) {
		if wrong.Range {
			return &problem{http.StatusNotFound, "Not found", wrong.Detail, wrong.Name}
		}
		return badParam(wrong.Name, wrong.Detail)
	}
	return s.data(c, tile.ContentType, tileParams(layers), func(p *params) (encoder, error) {
		t, err := p.tiles(layers)
		if err != nil {
			return nil, err
		}
		p.key = strings.TrimPrefix(c.Request().URL.Path, "/e/"+c.Param("edition")) + t.query("?")
		return func(ctx context.Context, w *feature.Writer) ([]byte, error) {
			return s.cut(ctx, w, t, at)
		}, nil
	})
}

// tileJSON describes the tiles of a layer. Their addresses are those of the edition,
// so that they never change, and name the first day of the state they show: days
// with the same state share them in every cache.
func (s *Server) tileJSON(c echo.Context) error {
	name, ok := strings.CutSuffix(c.Param("layer"), ".json")
	if !ok {
		return notFound("The tiles of a layer are described at /tiles/{layer}.json, and stand at /tiles/{layer}/{z}/{x}/{y}.mvt.")
	}
	layers, err := tiled(name)
	if err != nil {
		return err
	}
	base := s.base(c)
	return s.data(c, typeJSON, tileParams(layers), func(p *params) (encoder, error) {
		t, err := p.tiles(layers)
		if err != nil {
			return nil, err
		}
		p.key = "/tiles/" + name + ".json" + t.query("?") + " " + base
		p.apart = s.options.BaseURL == ""
		return func(ctx context.Context, w *feature.Writer) ([]byte, error) {
			var parts []tile.Part
			for i := range t.layers {
				l := &t.layers[i]
				if l.ByPlace() {
					parts = append(parts, tile.Part{Layer: l, Bounds: w.Bounds(l)})
					continue
				}
				x, err := s.tileIndex(ctx, w, t, l)
				if err != nil {
					return nil, err
				}
				parts = append(parts, x.Part())
			}
			out := tile.Describe(parts)
			out.Tiles = []string{base + "/e/" + t.edition.ID + "/tiles/" + name + "/{z}/{x}/{y}.mvt" + t.query("?")}
			t.tell(name, out)
			data, err := json.MarshalIndent(out, "", " ")
			return append(data, '\n'), err
		}, nil
	})
}

// tiled finds the layers of tiles: the one of that name, or all of the ground
// beneath the map.
func tiled(name string) ([]feature.Layer, error) {
	all := feature.Layers()
	var found []feature.Layer
	names := []string{groundTiles}
	for _, l := range all {
		if l.Name == name || name == groundTiles && l.Ground {
			found = append(found, l)
		}
		names = append(names, l.Name)
	}
	if found == nil {
		return nil, notFound("There are no tiles of the name " + name + "; there are " + strings.Join(names, ", ") + ".")
	}
	return found, nil
}

// groundTiles is the name of the tiles that have all layers of the ground.
const groundTiles = "ground"

// tileParams are the parameters that the tiles of some layers depend on.
func tileParams(layers []feature.Layer) []string {
	var known []string
	if slices.ContainsFunc(layers, func(l feature.Layer) bool { return l.ByDay }) {
		known = append(known, "date")
	}
	if slices.ContainsFunc(layers, func(l feature.Layer) bool { return l.ByReading }) {
		known = append(known, "rule", "known", "without")
	}
	return known
}

// tileState says which features tiles show. The day is the first on which the same
// state stands.
type tileState struct {
	layers           []feature.Layer
	edition          *edition.Edition
	byDay, byReading bool
	reading          atlas.Reading
	day              edtf.Day
}

// tiles reads the parameters of tiles; without a date they show the last dated day.
func (p *params) tiles(layers []feature.Layer) (*tileState, error) {
	known := tileParams(layers)
	t := &tileState{layers: layers, edition: p.edition, byDay: slices.Contains(known, "date"), byReading: slices.Contains(known, "rule"), day: p.edition.Last}
	var err error
	if t.reading, err = p.reading(); err != nil {
		return nil, err
	}
	day, err := p.day("date")
	if err != nil {
		return nil, err
	}
	if day != nil {
		t.day = *day
	}
	if t.byDay {
		t.stand()
	}
	return t, nil
}

func (t *tileState) view() *edition.View { return t.edition.View(t.reading) }

// stand moves the day to the first of those on which its state stands; of a state
// that has always stood to its last day, or to that of the atlas.
func (t *tileState) stand() {
	from, until := t.view().Stands(t.day)
	switch {
	case from != nil:
		t.day = *from
	case until != nil:
		t.day = *until - 1
	default:
		t.day = t.edition.Last
	}
}

// query is the one way to ask for the state, behind a question mark or nothing.
func (t *tileState) query(mark string) string {
	values := url.Values{}
	if t.byDay {
		values.Set("date", t.day.String())
	}
	if t.byReading {
		if t.reading.Rule != atlas.Documented {
			values.Set("rule", string(t.reading.Rule))
		}
		if t.reading.Known != nil {
			values.Set("known", t.reading.Known.String())
		}
		if t.reading.Without != "" {
			values.Set("without", t.reading.Without)
		}
	}
	if len(values) == 0 {
		return ""
	}
	return mark + values.Encode()
}

// tell says what the tiles are and what state they show.
func (t *tileState) tell(name string, out *tile.Set) {
	about := t.edition.Atlas.About
	out.Name, out.Description = about.Title.En+": "+name, about.Description.En
	out.Attribution, out.Licence = about.Attribution.En, about.Licence
	out.Edition, out.Version = t.edition.ID, "1.0.0+"+t.edition.ID
	if t.byReading {
		out.Rule, out.Without = string(t.reading.Rule), t.reading.Without
		if t.reading.Known != nil {
			out.Known = t.reading.Known.String()
		}
	}
	if t.byDay {
		out.ValidFrom, out.ValidUntil = t.view().Stands(t.day)
	}
}

// cut makes a tile. What is bound to places is found by them; of shapes an index is made
// once for a state.
func (s *Server) cut(ctx context.Context, w *feature.Writer, t *tileState, at maptile.Tile) ([]byte, error) {
	out := []byte{}
	for i := range t.layers {
		l := &t.layers[i]
		if l.ByPlace() {
			out = append(out, tile.Points(l.Name, at, func(box geo.Box, most int, to feature.Sink) { w.LayerIn(l, t.view(), t.day, box, most, to) })...)
			continue
		}
		x, err := s.tileIndex(ctx, w, t, l)
		if err != nil {
			return nil, err
		}
		layer, err := x.Tile(at)
		if err != nil {
			return nil, err
		}
		out = append(out, layer...) // messages one after the other are one message
	}
	return out, nil
}

// tileIndex finds the features of a layer by where they are.
func (s *Server) tileIndex(ctx context.Context, w *feature.Writer, t *tileState, l *feature.Layer) (*tile.Index, error) {
	return s.tiles.Get(ctx, t.edition.ID+" "+l.Name+t.query(" "), func(context.Context) (*tile.Index, error) {
		return tile.NewIndex(l, w.Layer(l, t.view(), t.day)), nil
	})
}
