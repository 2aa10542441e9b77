package edition_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

func TestStateIsTheOneSpanOfEachPlace(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		for _, day := range some(days(e), 200) {
			var want []int
			for i := range v.Spans.Len() {
				s := v.Spans.At(i)
				if (s.Start == nil || *s.Start <= day) && (s.End == nil || day < *s.End) {
					want = append(want, i)
				}
			}
			got := v.State(day)
			if !slices.Equal(got, want) {
				t.Fatalf("state on %s is %v, want %v", day, got, want)
			}
			if len(got) != len(e.Places) {
				t.Fatalf("state on %s has %d places of %d", day, len(got), len(e.Places))
			}
			for i, n := range got {
				if v.Spans.PlaceID(n) != e.Places[i].ID {
					t.Fatalf("state on %s: place %d is %s, want %s", day, i, v.Spans.PlaceID(n), e.Places[i].ID)
				}
			}
		}
	})
}

func TestAtIsTheSpanOfThePlaceInTheState(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		for _, day := range some(days(e), 60) {
			for _, n := range v.State(day) {
				if s := v.At(v.Spans.PlaceID(n), day); !reflect.DeepEqual(s, v.Spans.At(n)) {
					t.Fatalf("%s on %s is %+v, want span %d", v.Spans.PlaceID(n), day, s, n)
				}
			}
		}
		if v.At("no-such-place", e.First) != nil || v.Place("no-such-place") != nil {
			t.Error("a place that does not exist has a span")
		}
	})
}

func TestPlaceHasItsSpansWithoutGap(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		all := 0
		for _, p := range e.Places {
			spans := v.Place(p.ID)
			all += len(spans)
			if len(spans) == 0 || spans[0].Start != nil || spans[len(spans)-1].End != nil {
				t.Fatalf("%s is not covered from end to end", p.ID)
			}
			for i := 1; i < len(spans); i++ {
				if spans[i].PlaceID != p.ID || *spans[i-1].End != *spans[i].Start {
					t.Fatalf("%s: span %d does not follow the one before", p.ID, i)
				}
			}
		}
		if all != v.Spans.Len() {
			t.Errorf("the places have %d spans of %d", all, v.Spans.Len())
		}
	})
}

func TestChangesAreTheBordersInTheRange(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		all := v.Changes(nil, nil)
		ends := some(days(e), 25)
		for _, from := range ends {
			for _, to := range ends {
				want := slices.DeleteFunc(slices.Clone(all), func(c atlas.Change) bool { return c.Date < from || c.Date >= to })
				if got := v.Changes(&from, &to); !reflect.DeepEqual(got, want) {
					t.Fatalf("changes from %s to %s: %d, want %d", from, to, len(got), len(want))
				}
				byPlace := v.ByPlace(&from, &to)
				if len(byPlace) != len(want) || !slices.IsSortedFunc(byPlace, func(a, b atlas.Change) int { return a.Index - b.Index }) {
					t.Fatalf("changes by place from %s to %s are not the same in order of span", from, to)
				}
			}
		}
		borders := 0
		for i := range v.Spans.Len() {
			if _, ok := v.Spans.Start(i); ok {
				borders++
			}
		}
		if borders != len(all) {
			t.Errorf("%d changes, want one for each of %d borders", len(all), borders)
		}
	})
}

func TestChangesComeByDateThenPlace(t *testing.T) {
	everyView(t, func(t *testing.T, _ *edition.Edition, v *edition.View) {
		all := v.Changes(nil, nil)
		for i := 1; i < len(all); i++ {
			a, b := all[i-1], all[i]
			if a.Date > b.Date || a.Date == b.Date && a.After.PlaceID >= b.After.PlaceID {
				t.Fatalf("%s %s comes before %s %s", a.Date, a.After.PlaceID, b.Date, b.After.PlaceID)
			}
		}
	})
}

func TestStandsIsTheWidestRangeWithTheSameState(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		for _, day := range some(days(e), 80) {
			from, until := v.Stands(day)
			if from != nil && day < *from || until != nil && day >= *until {
				t.Fatalf("%s is outside its own range", day)
			}
			state := v.State(day)
			for _, d := range some(days(e), 300) {
				inside := (from == nil || *from <= d) && (until == nil || d < *until)
				if same := slices.Equal(v.State(d), state); same != inside {
					t.Fatalf("the state of %s stands from %v until %v; that of %s is the same: %v", day, from, until, d, same)
				}
			}
		}
	})
}

func TestChangeFindsTheNeighbouringDayThatCounts(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		for _, day := range some(days(e), 120) {
			var before, after *edtf.Day
			for _, c := range v.Changes(nil, nil) {
				counts := c.Kind == atlas.Hands || c.Kind == atlas.Fighting
				if counts && c.Date < day && (before == nil || c.Date > *before) {
					before = c.Date.Ptr()
				}
				if counts && c.Date > day && (after == nil || c.Date < *after) {
					after = c.Date.Ptr()
				}
			}
			for step, want := range map[int]*edtf.Day{-1: before, 1: after} {
				got, ok := v.Change(day, step)
				if ok != (want != nil) || ok && got != *want {
					t.Fatalf("change %+d of %s is %s %v, want %v", step, day, got, ok, want)
				}
			}
		}
	})
}

func TestEveningsAreEachDayAsKnownByIt(t *testing.T) {
	e := build(t, "../../data")
	for _, r := range []atlas.Reading{{Rule: atlas.Documented}, {Rule: atlas.Any, Without: atlas.DocumentClaimant}} {
		evenings := e.Evenings(r)
		for _, day := range some(days(e), 60) {
			known := r
			known.Known = &day
			v := e.View(known)
			for _, p := range e.Places {
				if got, want := evenings.At(p.ID, day), v.At(p.ID, day); got.Status != want.Status || !slices.Equal(got.ClaimIDs, want.ClaimIDs) {
					t.Fatalf("%s on %s is %s by %v, want %s by %v", p.ID, day, got.Status, got.ClaimIDs, want.Status, want.ClaimIDs)
				}
			}
			next := day + 1
			if got, want := len(evenings.Changes(&day, &next)), len(v.Changes(&day, &next)); got != want {
				t.Fatalf("%d changes on %s, want %d", got, day, want)
			}
		}
	}
}
