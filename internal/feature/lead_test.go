package feature

import (
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// The span with the most dates comes first; the others keep their order.
func TestLeadShowsDatesFirst(t *testing.T) {
	d := edtf.MustDay("2017-11-03").Ptr()
	c := &Collection{}
	for id, s := range []Span{
		{EndDate: d}, {StartDate: d, EndDate: d}, {StartDate: d, EndDate: d, Control: Control{FromEarliest: d, FromLatest: d, LastReport: d}}, {StartDate: d},
	} {
		c.add(id+1, nil, s)
	}
	Lead(c.Features)
	for i, want := range []int{3, 1, 2, 4} {
		if c.Features[i].ID != want {
			t.Errorf("feature %d has the id %d, want %d", i, c.Features[i].ID, want)
		}
	}
	none := &Collection{}
	none.add(1, nil, Span{})
	none.add(2, nil, Span{})
	if Lead(none.Features); none.Features[0].ID != 1 {
		t.Error("without dates the order changes")
	}
	Lead(nil)
}

func TestFromEDTFIsTheRangeOfTheBeginning(t *testing.T) {
	a, b := edtf.MustDay("2017-11-01").Ptr(), edtf.MustDay("2017-11-03").Ptr()
	for want, s := range map[string]*atlas.Span{
		"":                         {},
		"2017-11-03":               {FromEarliest: b, FromLatest: b},
		"[2017-11-01..2017-11-03]": {FromEarliest: a, FromLatest: b},
		"[..2017-11-03]":           {FromLatest: b},
	} {
		got := ""
		if p := new(states).began(s); p != nil {
			got = *p
			if _, err := edtf.Parse(got); err != nil {
				t.Error(err)
			}
		}
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
