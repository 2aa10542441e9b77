package server

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// Whatever is read as a box is one: four finite edges on the earth.
func FuzzParseBox(f *testing.F) {
	for _, s := range []string{"1,2,3,4", "179,-18,-179,-16", "-180,-90,180,90", "NaN,0,0,0", "0x1,2,3,4", "1e1,2,3,4", ",,,", "1,2,3,4,5", "+1,2,3,4", "1,2,3,-0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := parseBox(s)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		for _, edge := range []float64{b.West, b.South, b.East, b.North} {
			if math.IsNaN(edge) || math.Abs(edge) > 180 {
				t.Errorf("%q has the edge %v", s, edge)
			}
		}
		if b.South > b.North || math.Abs(b.South) > 90 || math.Abs(b.North) > 90 {
			t.Errorf("%q runs from %v to %v", s, b.South, b.North)
		}
		if !b.Contains(orb.Point{b.West, b.South}) || !b.Contains(orb.Point{b.East, b.North}) {
			t.Errorf("%q leaves out its own corners", s)
		}
	})
}
