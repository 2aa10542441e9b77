package main

import (
	"math"
	"slices"
)

// percentile is the value that p of 100 do not exceed (nearest rank); NaN of none.
func percentile(values []float64, p float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := int(math.Ceil(p / 100 * float64(len(sorted))))
	return sorted[min(max(rank, 1), len(sorted))-1]
}

// median is the middle value, or the mean of the two; NaN of none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// ratio is the median of ratios between rounds, with the smallest and the largest.
type ratio struct{ median, least, most float64 }

// ratioOf compares two series round by round; rounds that one of them lacks are
// left out.
func ratioOf(a, b []float64) ratio {
	var all []float64
	for i := range min(len(a), len(b)) {
		if b[i] > 0 && !math.IsNaN(a[i]) {
			all = append(all, a[i]/b[i])
		}
	}
	if len(all) == 0 {
		return ratio{math.NaN(), math.NaN(), math.NaN()}
	}
	return ratio{median(all), slices.Min(all), slices.Max(all)}
}

// exponent is how a cost grows between two sizes: 1 is in proportion, 0 not at all.
func exponent(smallCost, largeCost, small, large float64) float64 {
	if smallCost <= 0 || largeCost <= 0 {
		return math.NaN()
	}
	return math.Log(largeCost/smallCost) / math.Log(large/small)
}
