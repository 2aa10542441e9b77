package tile_test

import (
	"os"
	"testing"

	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
	"github.com/heldline/heldline/internal/tile"
	"github.com/heldline/heldline/internal/words"
)

// An atlas of 10,000 places: the index of a layer, which is made once for a range of
// days, and tiles cut from it. Zoom 0 has every feature, zoom 6 a third of them.
func BenchmarkLayer(b *testing.B) {
	dir := b.TempDir()
	if err := sample.Write(dir, 10_000, 100_000); err != nil {
		b.Fatal(err)
	}
	content, _, err := publish.Publisher{}.Build(b.Context(), os.DirFS(dir))
	if err != nil {
		b.Fatal(err)
	}
	catalogue, err := words.Load()
	if err != nil {
		b.Fatal(err)
	}
	e := edition.New(content)
	w, v := feature.NewWriter(e, catalogue), e.View(atlas.Reading{Rule: atlas.Documented})
	day := (e.First + e.Last) / 2 // most places are held
	for _, name := range []string{"control", "spans", "areas", "extents"} {
		l, _ := feature.LayerOf(name)
		var x *tile.Index
		b.Run(name+"/index", func(b *testing.B) {
			for b.Loop() {
				x = tile.NewIndex(l, w.Layer(l, v, day))
			}
		})
		for _, t := range []maptile.Tile{maptile.New(0, 0, 0), maptile.New(25, 34, 6), maptile.New(410, 556, 10)} {
			b.Run(name+"/z"+[]string{"0", "", "", "", "", "", "6", "", "", "", "10"}[t.Z], func(b *testing.B) {
				var size int
				for b.Loop() {
					data, err := x.Tile(t)
					if err != nil {
						b.Fatal(err)
					}
					size = len(data)
				}
				b.ReportMetric(float64(size), "B/tile")
			})
		}
	}
}
