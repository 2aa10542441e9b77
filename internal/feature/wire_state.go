package feature

import (
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

type wireChanged struct {
	Place []int  `json:"place"` // gaps
	Kind  string `json:"kind"`
}

// MapState writes the state of every place on a day as one character each. It is the
// same on every day on which exactly that state stands. Cost: in proportion to the
// places.
func (w *Writer) MapState(v *edition.View, day edtf.Day) ([]byte, error) {
	e := w.edition
	out := struct {
		wireReading
		ValidFrom  *edtf.Day   `json:"valid_from"`
		ValidUntil *edtf.Day   `json:"valid_until"`
		States     []wireState `json:"states"`
		State      string      `json:"state"`
		More       []int       `json:"more"`
		Changed    wireChanged `json:"changed"`
	}{wireReading: w.wireReading(v)}
	out.ValidFrom, out.ValidUntil = v.Stands(day)
	states := newWireStates(e, len(e.Places))
	changed := []int{}
	var kind digitText
	for n, k := range e.Drawn() {
		i := v.Spans.On(k, day)
		states.add(v.Spans, i)
		start, _ := v.Spans.Start(i)
		if digit := kindDigit(v.Spans.Change(i)); digit >= 0 && out.ValidFrom != nil && start == *out.ValidFrom {
			changed = append(changed, n)
			kind.add(digit)
		}
	}
	out.States, out.State, out.More = digitsOf(states.palette)
	out.Changed = wireChanged{gaps(changed), kind.text.String()}
	return Encode(out)
}
