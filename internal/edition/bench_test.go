package edition_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
)

// sizes are the atlases that the benchmarks read.
func sizes(b *testing.B) map[string]*edition.Edition {
	return map[string]*edition.Edition{"real": build(b, "../../data"), "1000-places": generated(b, 1000, 10_000)}
}

func BenchmarkState(b *testing.B) {
	for name, e := range sizes(b) {
		v := e.View(atlas.Reading{Rule: atlas.Documented})
		b.Run(name, func(b *testing.B) {
			day := e.First
			for b.Loop() {
				v.State(day)
				if day++; day > e.Last {
					day = e.First
				}
			}
		})
	}
}

func BenchmarkChangesOfAWeek(b *testing.B) {
	for name, e := range sizes(b) {
		v := e.View(atlas.Reading{Rule: atlas.Documented})
		b.Run(name, func(b *testing.B) {
			day := e.First
			for b.Loop() {
				to := day + 7
				v.Changes(&day, &to)
				if day++; day > e.Last {
					day = e.First
				}
			}
		})
	}
}

// A reading that nobody asked for before has to be derived.
func BenchmarkViewOfANewReading(b *testing.B) {
	for name, e := range sizes(b) {
		b.Run(name, func(b *testing.B) {
			known := edtf.Day(0)
			for b.Loop() {
				e.View(atlas.Reading{Rule: atlas.Documented, Known: known.Ptr()})
				known++
			}
		})
	}
}

// An atlas is compared with itself without its first claim, as after a withdrawal.
func BenchmarkCompare(b *testing.B) {
	for name, e := range sizes(b) {
		a := *e.Atlas
		a.Claims = atlas.Claims(a.Claims.Rows()[1:]...)
		before := edition.New(edition.Content{ID: "before", Atlas: &a})
		before.View(atlas.Reading{Rule: atlas.Documented})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				edition.Compare(before, e, atlas.Documented)
			}
		})
	}
}

// Boxes of about fifty places in atlases of several sizes: each should cost the same.
func BenchmarkStateInABox(b *testing.B) {
	for _, places := range []int{1000, 10_000, 100_000} {
		b.Run(strconv.Itoa(places)+"-places", func(b *testing.B) {
			e := generated(b, places, places)
			v := e.View(atlas.Reading{Rule: atlas.Documented})
			var points []orb.Point
			for _, p := range e.Places {
				if at := e.Located(p.ID).Point; at != nil {
					points = append(points, *at)
				}
			}
			bound := orb.MultiPoint(points).Bound()
			half := math.Sqrt(50/float64(len(points))) / 2
			width, height := half*(bound.Right()-bound.Left()), half*(bound.Top()-bound.Bottom())
			found, i := 0, 0
			e.Within(geo.Box{})
			b.ReportAllocs()
			for b.Loop() {
				p := points[i*7919%len(points)]
				found += len(v.StateIn(e.Last, geo.Box{West: p.Lon() - width, South: p.Lat() - height, East: p.Lon() + width, North: p.Lat() + height}))
				i++
			}
			b.ReportMetric(float64(found)/float64(i), "places/op")
		})
	}
}
