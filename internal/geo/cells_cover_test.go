package geo

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// reached reports what a point must belong to, worked out without any diagram: the
// sites that are nearest, or none. It is not sure of points within a metre or two of
// any border.
func (w *world) reached(p orb.Point) (nearest []int, sure bool) {
	plane := NewEqualArea(w.centre)
	// To the centimetre, as cells have them: between sites close by, the border far out
	// swings by metres with less.
	place := func(s orb.Point) (x, y float64) {
		x, y = plane.Forward(s)
		return math.Round(x*100) / 100, math.Round(y*100) / 100
	}
	x, y := plane.Forward(p)
	distances := make([]float64, len(w.sites))
	least := math.Inf(1)
	for i, s := range w.sites {
		sx, sy := place(s)
		distances[i] = math.Hypot(x-sx, y-sy)
		least = min(least, distances[i])
	}
	if least > w.reach+2 {
		return nil, true
	}
	if least > w.reach*math.Cos(math.Pi/cellArc)-2 {
		return nil, false
	}
	inside, clear := 0, true
	for _, polygon := range w.limit {
		for _, ring := range polygon {
			if _, off := NearestOnLine(orb.LineString(ring), p); off < 2 {
				clear = false
			}
		}
		if Contains(polygon, p) {
			inside++
		}
	}
	if !clear {
		return nil, false
	}
	if len(w.limit) > 0 && inside == 0 {
		return nil, true
	}
	for i, s := range w.sites {
		switch {
		case distances[i] == least:
			nearest = append(nearest, i)
		case distances[i] < least+2 && w.sites[i] != s:
			return nil, false
		}
	}
	// A site that is nearly as far makes a border close by, unless it is the same one.
	x0, y0 := place(w.sites[nearest[0]])
	for i, s := range w.sites {
		sx, sy := place(s)
		between := math.Hypot(sx-x0, sy-y0)
		if between > 0 && (distances[i]*distances[i]-least*least)/(2*between) < 2 {
			return nil, false
		}
	}
	return nearest, true
}

// Every point within reach lies in exactly one cell, that of the nearest site; every
// other point in none.
func TestCellsCoverTheReachExactlyOnce(t *testing.T) {
	asked, covered := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		cells := w.cells(t).All()
		for range 40 {
			s := w.sites[rapid.IntRange(0, len(w.sites)-1).Draw(t, "around")]
			p := Offset(s, rapid.Float64Range(0, 360).Draw(t, "bearing"), w.reach*rapid.Float64Range(0, 1.2).Draw(t, "away"))
			p[0] = unwrap(p.Lon(), w.centre.Lon())
			nearest, sure := w.reached(p)
			if !sure {
				continue
			}
			asked++
			var in []int
			for i, cell := range cells {
				if Contains(cell, p) {
					in = append(in, i)
				}
			}
			switch {
			case len(nearest) == 0 && len(in) > 0:
				t.Fatalf("%v is out of reach, yet in the cells %v", p, in)
			case len(nearest) > 0 && (len(in) != 1 || !slices.Contains(nearest, in[0])):
				t.Fatalf("%v is nearest to %v, and in the cells %v", p, nearest, in)
			case len(nearest) > 0:
				covered++
			}
		}
	})
	if covered < 500 || asked-covered < 500 {
		t.Errorf("of %d points only %d lay in a cell and %d in none: the test has lost its grip", asked, covered, asked-covered)
	}
}

// The land of all cells is the union of the circles, measured by another way: lines
// from west to east, a thousandth of it apart.
func TestCellsTogetherHaveTheAreaOfTheUnionOfCircles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.limit = nil
		c := w.cells(t)
		var sum float64
		for _, cell := range c.All() {
			sum += Area(cell)
		}
		low, high := math.Inf(1), math.Inf(-1)
		var at [][2]float64
		for _, s := range w.sites {
			x, y := c.plane.Forward(s)
			at = append(at, [2]float64{x, y})
			low, high = min(low, y-w.reach), max(high, y+w.reach)
		}
		slices.SortFunc(at, func(a, b [2]float64) int {
			if a[0] < b[0] {
				return -1
			}
			return 1
		})
		step := min((high-low)/1000, w.reach/100)
		var union float64
		for y := low + step/2; y < high; y += step {
			var spans [][2]float64
			for _, s := range at {
				if d := math.Abs(y - s[1]); d < w.reach {
					h := math.Sqrt(w.reach*w.reach - d*d)
					spans = append(spans, [2]float64{s[0] - h, s[0] + h})
				}
			}
			slices.SortFunc(spans, func(a, b [2]float64) int {
				if a[0] < b[0] {
					return -1
				}
				return 1
			})
			end := math.Inf(-1)
			for _, s := range spans {
				if s[1] > end {
					union += (s[1] - max(s[0], end)) * step
					end = s[1]
				}
			}
		}
		if off := sum/union - 1; math.Abs(off) > 0.004 { // circles of 64 vertices miss 0.16 %
			t.Fatalf("cells have %.0f m², the circles %.0f m² (%.2f %%)", sum, union, 100*off)
		}
	})
}

func TestDissolvedAreaIsTheSumOfItsCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		c := w.cells(t)
		labels := make([]int, len(w.sites))
		want := make([]float64, 3)
		for i, cell := range c.All() {
			if labels[i] = rapid.IntRange(-1, 2).Draw(t, "label"); labels[i] >= 0 {
				want[labels[i]] += Area(cell)
			}
		}
		for i, area := range c.Dissolve(labels, 3) {
			if got := Area(area); math.Abs(got-want[i]) > 1e-9*want[i]+1e-3 { // a square decimetre of rounding
				t.Fatalf("area %d has %v m², its cells %v m²", i, got, want[i])
			}
		}
	})
}

// A new site changes the cells around it and no other by a bit.
func TestNewSiteChangesOnlyItsNeighbourhood(t *testing.T) {
	kept, changed := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		before := w.cells(t).All()
		added := orb.Point{w.centre.Lon() + rapid.Float64Range(-1, 1).Draw(t, "lon"), w.centre.Lat() + rapid.Float64Range(-1, 1).Draw(t, "lat")}
		old := w.sites
		w.sites = append(slices.Clone(w.sites), added)
		after := w.cells(t).All()
		plane := NewEqualArea(w.centre)
		x, y := plane.Forward(added)
		for i, s := range old {
			sx, sy := plane.Forward(s)
			same := after[i].Equal(before[i])
			if math.Hypot(sx-x, sy-y) > 2*w.reach+1 && !same {
				t.Fatalf("the cell of %v changed though %v is far away:\n%v\n%v", s, added, before[i], after[i])
			}
			if same {
				kept++
			} else {
				changed++
			}
		}
	})
	if kept < 20 || changed < 20 {
		t.Errorf("%d cells stayed, %d changed: the test has lost its grip", kept, changed)
	}
}

// A site whose label changes moves only its own land from one area to another.
func TestChangedLabelMovesOneCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		c := w.cells(t)
		labels := make([]int, len(w.sites))
		for i := range labels {
			labels[i] = rapid.IntRange(0, 2).Draw(t, "label")
		}
		moved := rapid.IntRange(0, len(labels)-1).Draw(t, "moved")
		from, to := labels[moved], (labels[moved]+1)%3
		before := c.Dissolve(labels, 3)
		labels[moved] = to
		after := c.Dissolve(labels, 3)
		own := Area(c.All()[moved])
		near := func(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Abs(want)+1e-3 }
		if !near(Area(before[from])-Area(after[from]), own) || !near(Area(after[to])-Area(before[to]), own) {
			t.Fatalf("a cell of %v m² moved, yet one area lost %v and the other won %v", own,
				Area(before[from])-Area(after[from]), Area(after[to])-Area(before[to]))
		}
		if third := 3 - from - to; !after[third].Equal(before[third]) {
			t.Fatal("an area changed that the place was never part of")
		}
	})
}
