package edition_test

import (
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
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
