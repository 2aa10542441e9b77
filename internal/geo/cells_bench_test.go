package geo

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
)

// scattered are places over a continent, one in about 100 km², as a dense atlas has them.
func scattered(n int) []orb.Point {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]orb.Point, n)
	for i := range out {
		out[i] = orb.Point{20 + 50*r.Float64(), 10 + 40*r.Float64()}
	}
	return out
}

func BenchmarkCells(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		sites := scattered(n)
		b.Run(fmt.Sprintf("make/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := NewCells(orb.Point{45, 30}, sites, 20_000, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
		cells, err := NewCells(orb.Point{45, 30}, sites, 20_000, nil)
		if err != nil {
			b.Fatal(err)
		}
		labels := make([]int, n)
		for i := range labels {
			labels[i] = int(sites[i].Lon()) % 7 // areas of many cells
		}
		b.Run(fmt.Sprintf("dissolve/%d", n), func(b *testing.B) {
			for b.Loop() {
				cells.Dissolve(labels, 7)
			}
		})
	}
}
