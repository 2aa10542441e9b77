package main

import (
	"math"
	"testing"
)

func TestPercentileIsTheNearestRank(t *testing.T) {
	values := []float64{5, 1, 4, 2, 3}
	for p, want := range map[float64]float64{0: 1, 20: 1, 21: 2, 50: 3, 99: 5, 100: 5} {
		if got := percentile(values, p); got != want {
			t.Errorf("p%g is %g, want %g", p, got, want)
		}
	}
	if !math.IsNaN(percentile(nil, 50)) || !math.IsNaN(median(nil)) {
		t.Error("nothing has a percentile")
	}
	if values[0] != 5 {
		t.Error("the values were moved")
	}
}

func TestMedianOfAnEvenNumberIsBetweenTheTwo(t *testing.T) {
	if got := median([]float64{4, 1, 2, 3}); got != 2.5 {
		t.Errorf("%g", got)
	}
}

func TestRatioComparesRoundByRound(t *testing.T) {
	if got := ratioOf([]float64{1, 4, 9, 7}, []float64{2, 4, 3}); got != (ratio{1, 0.5, 3}) {
		t.Errorf("%+v", got)
	}
	if got := ratioOf([]float64{1}, []float64{0}); !math.IsNaN(got.median) {
		t.Errorf("%+v of nothing", got)
	}
}

func TestExponentOfCostsInProportionIsOne(t *testing.T) {
	for _, c := range []struct{ a, b, want float64 }{{3, 30, 1}, {3, 300, 2}, {3, 3, 0}, {5, 5 * math.Sqrt(10), 0.5}} {
		if got := exponent(c.a, c.b, 1000, 10_000); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%g to %g grows by %g, want %g", c.a, c.b, got, c.want)
		}
	}
	if !math.IsNaN(exponent(0, 1, 1, 10)) {
		t.Error("a cost that was not measured has an exponent")
	}
}
