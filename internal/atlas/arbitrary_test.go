package atlas_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Derive promises something only for a checked atlas, but it must not fall over
// on another: names of nobody and nothing, circles, no actors, the ends of time.
func TestArbitraryInputDoesNotPanic(t *testing.T) {
	name := rapid.SampledFrom([]string{"", "a", "b", "c", "nobody"})
	dates := rapid.SampledFrom([]string{
		"", "0001-01-01", "0001", "[..0001-01-01]", "[..0001-06-01]", "9999-12-31", "9999", "9999-06-01/..", "2015-01-01", "2015-03", "2015", "[..2015-06-01]", "[2015-02-01..]",
	})
	rapid.Check(t, func(t *rapid.T) {
		a := &atlas.Atlas{About: atlas.About{Horizons: atlas.Horizons{
			Contested: rapid.IntRange(0, 60).Draw(t, "contested"), Claimed: rapid.IntRange(0, 180).Draw(t, "claimed"), Held: rapid.IntRange(0, 365).Draw(t, "held"),
		}}}
		for _, id := range []string{"a", "b", "c"} {
			a.Actors = append(a.Actors, atlas.Actor{ID: id, ParentID: name.Draw(t, "parent")})
			a.Claimants = append(a.Claimants, atlas.Claimant{ID: id, Party: name.Draw(t, "party")})
			a.Places = append(a.Places, atlas.Place{ID: id, Kind: rapid.SampledFrom([]string{"town", "country", ""}).Draw(t, "kind"), Within: name.Draw(t, "within")})
		}
		for i := range rapid.IntRange(0, 8).Draw(t, "claims") {
			c := atlas.Claim{
				ID: name.Draw(t, "id"), PlaceID: name.Draw(t, "place"), LoserID: name.Draw(t, "loser"), Denies: name.Draw(t, "denies"), Seq: i % 3,
				Verb:       rapid.SampledFrom([]atlas.Verb{atlas.Took, atlas.Holds, atlas.Entered, atlas.Left, ""}).Draw(t, "verb"),
				Extent:     rapid.SampledFrom([]string{"whole", "part", ""}).Draw(t, "extent"),
				Quantifier: rapid.SampledFrom([]string{"", "all", "some"}).Draw(t, "quantifier"),
				ClaimantID: rapid.SampledFrom([]string{"document", "a", "b", "nobody", ""}).Draw(t, "claimant"),
				ActorIDs:   rapid.SliceOfN(name, 0, 3).Draw(t, "actors"),
			}
			if s := dates.Draw(t, "date"); s != "" {
				c.Date = edtf.MustParse(s)
			}
			a.Claims.Append(&c)
		}
		ix := atlas.NewIndex(a)
		for _, rule := range atlas.Rules {
			d := atlas.Derive(a, ix, atlas.Reading{Rule: rule})
			for i := range d.Spans.Len() {
				s := d.Spans.At(i)
				if s.Start != nil && (*s.Start <= edtf.MinDay || *s.Start > edtf.MaxDay) || s.Start != nil && s.End != nil && *s.Start >= *s.End {
					t.Fatalf("%v\n%s", written(d.Spans.Rows()[i:i+1]), listing(a.Claims.Rows()))
				}
			}
		}
	})
}

func TestAnEmptyAtlasHasNoSpans(t *testing.T) {
	a := &atlas.Atlas{}
	if d := atlas.Derive(a, atlas.NewIndex(a), atlas.Reading{Rule: atlas.Documented}); d.Spans.Len() != 0 || d.InPlay != 0 {
		t.Errorf("%+v", d)
	}
}
