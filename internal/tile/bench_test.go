package tile_test

import (
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/tile"
)

// Tiles of an atlas of 10,000 places: of points on a day that nobody asked for, and of
// shapes cut from an index, which is made once for a range of days. Zoom 0 has every
// feature, the others are around one place.
func BenchmarkTile(b *testing.B) {
	e, w := invented(b, 10_000)
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	middle := (e.First + e.Last) / 2 // most places are held
	e.Within(geo.Box{})
	tiles := []maptile.Tile{maptile.New(0, 0, 0)}
	var at orb.Point
	for _, p := range e.Places[len(e.Places)/2:] {
		if l := e.Located(p.ID); l.Point != nil {
			at = *l.Point
			break
		}
	}
	for _, z := range []maptile.Zoom{3, 6, 9} {
		tiles = append(tiles, maptile.At(at, z))
	}
	for _, name := range []string{"control", "spans", "claims", "areas", "extents"} {
		l, _ := feature.LayerOf(name)
		var x *tile.Index
		if !l.ByPlace() {
			b.Run(name+"/index", func(b *testing.B) {
				for b.Loop() {
					x = tile.NewIndex(l, w.Layer(l, v, middle))
				}
			})
		}
		for _, t := range tiles {
			b.Run(name+"/z"+strconv.Itoa(int(t.Z)), func(b *testing.B) {
				size, day := 0, middle
				b.ReportAllocs()
				for b.Loop() {
					if x != nil {
						data, err := x.Tile(t)
						if err != nil {
							b.Fatal(err)
						}
						size = len(data)
						continue
					}
					day++
					size = len(tile.Points(name, t, func(box geo.Box, most int, to feature.Sink) { w.LayerIn(l, v, day, box, most, to) }))
				}
				b.ReportMetric(float64(size), "B/tile")
			})
		}
	}
}
