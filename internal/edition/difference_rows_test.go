package edition

import (
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
)

// A column that the comparison does not know would change without a word.
func TestComparedFieldsAreTheColumnsOfTheFiles(t *testing.T) {
	empty := New(Content{Atlas: &atlas.Atlas{}})
	for table, r := range map[string]row{
		"claims": claimRow(&atlas.Claim{}), "events": eventRow(&atlas.Event{}), "figures": figureRow(&atlas.Figure{}),
		"places": empty.placeRow(&atlas.Place{}), "sources": sourceRow(&atlas.Source{}),
	} {
		var want, got []string
		for _, d := range datapack.Tables() {
			if d.Name == table {
				want = slices.DeleteFunc(d.Header(), func(c string) bool { return c == d.Key[0] })
			}
		}
		for _, f := range r.fields {
			if f.name != "position" {
				got = append(got, f.name)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: compared are %v, the columns are %v", table, got, want)
		}
	}
}
