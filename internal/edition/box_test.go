package edition_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
)

// boxes are some around places, some with a place on a corner, the whole earth, and one
// across the antimeridian.
func boxes(e *edition.Edition) []geo.Box {
	out := []geo.Box{{West: -180, South: -90, East: 180, North: 90}, {West: 43, South: -90, East: 42.9, North: 90}, {West: 0, South: 0, East: 1, North: 1}}
	r := rand.New(rand.NewPCG(1, 1))
	for len(out) < 20 {
		if p := e.Located(e.Places[r.IntN(len(e.Places))].ID).Point; p != nil {
			w, h := r.Float64(), r.Float64()
			out = append(out, geo.Box{West: p.Lon() - w, South: p.Lat() - h, East: p.Lon() + w, North: p.Lat() + h},
				geo.Box{West: p.Lon(), South: p.Lat(), East: p.Lon() + w, North: p.Lat() + h}, geo.Box{West: p.Lon(), South: p.Lat(), East: p.Lon(), North: p.Lat()})
		}
	}
	return out
}

// inBox keeps of some spans those of places whose point a box contains.
func inBox(e *edition.Edition, v *edition.View, spans []int, box geo.Box) []int {
	return slices.DeleteFunc(slices.Clone(spans), func(i int) bool {
		p := e.Located(v.Spans.PlaceID(i)).Point
		return p == nil || !box.Contains(*p)
	})
}

// What is asked of a box is what is asked of everything, without the places outside.
func TestBoxesHaveWhatTheirPlacesHave(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		all := make([]int, v.Spans.Len())
		for i := range all {
			all[i] = i
		}
		ends := []*edtf.Day{nil}
		for _, day := range some(days(e), 7) {
			ends = append(ends, day.Ptr())
		}
		found := 0
		around := boxes(e)
		for _, box := range around {
			if got, want := v.SpansIn(box), inBox(e, v, all, box); !slices.Equal(got, want) {
				t.Fatalf("%v has the spans %v, want %v", box, got, want)
			}
		}
		for _, from := range ends {
			for _, to := range ends {
				changed := []int{}
				for _, i := range v.Changed(from, to) {
					changed = append(changed, int(i))
				}
				slices.Sort(changed)
				for _, box := range around {
					want := inBox(e, v, changed, box)
					if got := v.ChangedIn(from, to, box); !slices.Equal(got, want) {
						t.Fatalf("%v has from %v to %v the changes %v, want %v", box, from, to, got, want)
					}
					found += len(want)
				}
			}
			if from == nil {
				continue
			}
			state := v.State(*from)
			for _, box := range around {
				if got, want := v.StateIn(*from, box), inBox(e, v, state, box); !slices.Equal(got, want) {
					t.Fatalf("%v has on %s the state %v, want %v", box, from, got, want)
				}
			}
		}
		if found == 0 {
			t.Error("no box has any change")
		}
	})
}

// The index of places is made once, whoever asks first.
func TestBoxesCanBeAskedByManyAtOnce(t *testing.T) {
	e := generated(t, 300, 600)
	box := geo.Box{West: -180, South: -90, East: 180, North: 90}
	var found [8][]int
	var all sync.WaitGroup
	for i := range found {
		all.Go(func() { found[i] = e.Within(box) })
	}
	all.Wait()
	for _, got := range found {
		if len(got) == 0 || !slices.Equal(got, found[0]) {
			t.Errorf("found %d places, want the same %d", len(got), len(found[0]))
		}
	}
}
