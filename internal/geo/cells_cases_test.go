package geo

import (
	"errors"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// lattice are places in rows and columns, where four cells meet in every corner.
func lattice(n int, step float64) []orb.Point {
	var out []orb.Point
	for i := range n * n {
		out = append(out, orb.Point{42 + step*float64(i%n), 33 + step*float64(i/n)})
	}
	return out
}

func labelled(n int, label func(int) int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = label(i)
	}
	return out
}

func TestLatticeDissolvesWithoutGap(t *testing.T) {
	const n = 20
	sites := lattice(n, 0.1)
	c, err := NewCells(orb.Point{43, 34}, sites, 20_000, nil)
	if err != nil {
		t.Fatal(err)
	}
	whole := c.Dissolve(labelled(n*n, func(int) int { return 0 }), 1)[0]
	if len(whole) != 1 || len(whole[0]) != 1 {
		t.Fatalf("%d polygons, the first with %d rings: want one outline", len(whole), len(whole[0]))
	}
	// A chessboard: squares of one label touch in corners or hang together by a thread.
	board := c.Dissolve(labelled(n*n, func(i int) int { return (i%n + i/n) % 2 }), 2)
	var sum float64
	sound(t, board)
	for _, squares := range board {
		sum += Area(squares)
	}
	if math.Abs(sum/Area(whole)-1) > 1e-9 {
		t.Errorf("the squares have %v m², the whole %v m²", sum, Area(whole))
	}
}

func TestEnclaveIsAHoleAndAnIslandInIt(t *testing.T) {
	const n = 7
	c, err := NewCells(orb.Point{42, 33}, lattice(n, 0.1), 20_000, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Rings around the middle: 0 outside, 1 around, 0 again in the middle.
	labels := labelled(n*n, func(i int) int {
		if max(abs(i%n-3), abs(i/n-3)) == 1 {
			return 1
		}
		return 0
	})
	got := c.Dissolve(labels, 2)
	if outer := got[0]; len(outer) != 2 || len(outer[0]) != 2 || len(outer[1]) != 1 {
		t.Errorf("outside: %d polygons", len(outer))
	}
	if around := got[1]; len(around) != 1 || len(around[0]) != 2 {
		t.Errorf("around: %d polygons", len(around))
	}
}

func abs(n int) int { return max(n, -n) }

func TestPlacesAtOnePointShareTheFirstOnesCell(t *testing.T) {
	at := orb.Point{42, 33}
	c, err := NewCells(at, []orb.Point{at, at, {42.5, 33}}, 10_000, nil)
	if err != nil {
		t.Fatal(err)
	}
	cells := c.All()
	if len(cells[0]) != 1 || len(cells[1]) != 0 || len(cells[2]) != 1 {
		t.Errorf("cells of %d, %d and %d polygons", len(cells[0]), len(cells[1]), len(cells[2]))
	}
	if want := math.Pi * 1e8; math.Abs(Area(cells[0])/want-1) > 0.002 {
		t.Errorf("a lone place has %v m², a circle %v", Area(cells[0]), want)
	}
}

func TestNoSitesHaveNoCells(t *testing.T) {
	c, err := NewCells(orb.Point{42, 33}, nil, 10_000, nil)
	if err != nil || len(c.All()) != 0 || len(c.Dissolve(nil, 0)) != 0 {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestSitesTooFarApartAreRefused(t *testing.T) {
	for _, far := range []orb.Point{{120, 33}, {-138, -33}, {42, 86}, {42, math.NaN()}} {
		if _, err := NewCells(orb.Point{42, 33}, []orb.Point{{42, 33}, far}, 10_000, nil); !errors.Is(err, ErrTooFar) {
			t.Errorf("%v: %v", far, err)
		}
	}
}

// A limit over the antimeridian is drawn in two halves; cells run on over it.
func TestLimitOverTheAntimeridianHoldsBothHalves(t *testing.T) {
	limit := orb.MultiPolygon{
		orb.Bound{Min: orb.Point{179, -18}, Max: orb.Point{180, -16}}.ToPolygon(),
		orb.Bound{Min: orb.Point{-180, -18}, Max: orb.Point{-179, -16}}.ToPolygon(),
	}
	sites := []orb.Point{{179.95, -17}, {-179.95, -17}}
	free, err := NewCells(orb.Point{180, -17}, sites, 15_000, nil)
	if err != nil {
		t.Fatal(err)
	}
	held, err := NewCells(orb.Point{180, -17}, sites, 15_000, limit)
	if err != nil {
		t.Fatal(err)
	}
	both := []int{0, 0}
	a, b := free.Dissolve(both, 1)[0], held.Dissolve(both, 1)[0]
	if len(a) != 1 || len(b) != 1 || math.Abs(Area(a)/Area(b)-1) > 1e-9 {
		t.Errorf("%d polygons of %v m², limited %d of %v m²", len(a), Area(a), len(b), Area(b))
	}
}

func TestCrossingFindsWhereOutlinesMeet(t *testing.T) {
	square := func(x, y float64) orb.Polygon {
		return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + 2, y + 2}}.ToPolygon()
	}
	for name, c := range map[string]struct {
		land orb.MultiPolygon
		want bool
	}{
		"apart":            {orb.MultiPolygon{square(0, 0), square(3, 0)}, false},
		"corner to corner": {orb.MultiPolygon{square(0, 0), square(2, 2)}, false},
		"hole":             {orb.MultiPolygon{{square(0, 0)[0], {{0.5, 0.5}, {1, 0.5}, {1, 1}, {0.5, 0.5}}}}, false},
		"overlap":          {orb.MultiPolygon{square(0, 0), square(1, 1)}, true},
		"side by side":     {orb.MultiPolygon{square(0, 0), square(2, 1)}, true},
		"bow tie":          {orb.MultiPolygon{{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}}}, true},
		"corner on a side": {orb.MultiPolygon{square(0, 0), {{{1, 2}, {2, 3}, {0, 3}, {1, 2}}}}, true},
	} {
		if at, got := Crossing(c.land); got != c.want {
			t.Errorf("%s: %v at %v", name, got, at)
		}
	}
}
