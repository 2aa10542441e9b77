package edition_test

import (
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// The tray of a range of days has the claims of the whole tray that are listed under
// these days, in its order.
func TestTrayOfARangeIsThatPartOfTheTray(t *testing.T) {
	e := build(t, "../../data")
	whole := e.Claims("")
	ends := []*edtf.Day{nil, (e.First - 1).Ptr()}
	for _, c := range whole {
		ends = append(ends, edition.RecordDay(c.Date, c.ReportedOn).Ptr())
	}
	ends = ends[:min(len(ends), 30)]
	found := 0
	for _, from := range ends {
		for _, until := range ends {
			want := slices.DeleteFunc(slices.Clone(whole), func(c *atlas.Claim) bool {
				day := edition.RecordDay(c.Date, c.ReportedOn)
				return from != nil && day < *from || until != nil && day >= *until
			})
			if got := e.Tray(from, until); !slices.Equal(got, want) {
				t.Fatalf("from %v until %v: %d claims, want %d", from, until, len(got), len(want))
			}
			found += len(want)
		}
	}
	if len(whole) == 0 || found <= len(whole) {
		t.Errorf("%d claims in the tray, %d in ranges of it: too few to tell", len(whole), found)
	}
}
