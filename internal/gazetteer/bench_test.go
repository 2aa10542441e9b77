package gazetteer

import (
	"fmt"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

// Places with coordinates, each with a name of its own.
func BenchmarkResolve10kCoordinates(b *testing.B) {
	var in Input
	for i := range 10_000 {
		in.Places = append(in.Places, atlas.Place{
			ID: fmt.Sprintf("p-%d", i), Name: fmt.Sprintf("Place %d", i), Kind: "village", Where: fmt.Sprintf("%.4f, %.4f", 30+float64(i)/1e4, 40.5),
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		if r, err := Resolve(b.Context(), in, nil); err != nil || len(r.Problems) > 0 {
			b.Fatal(err, r.Problems)
		}
	}
}
