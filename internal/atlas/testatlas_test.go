package atlas_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// world is a small invented atlas: two sides and outsiders, a town with a
// quarter, villages in a district of a province.
func world(claims ...atlas.Claim) *atlas.Atlas {
	a := &atlas.Atlas{About: atlas.About{ID: "made", Horizons: atlas.DefaultHorizons}, Claims: atlas.Claims(claims...)}
	for _, s := range []string{"red:", "blue:", "green:", "red-army:red", "red-militia:red", "blue-guard:blue"} {
		id, parent, _ := strings.Cut(s, ":")
		a.Actors = append(a.Actors, atlas.Actor{ID: id, ParentID: parent, Name: atlas.Text{En: id}})
	}
	for _, s := range []string{"document:", "observer:", "monitor:", "red-general:red", "red-minister:red", "blue-spokesman:blue", "green-envoy:green"} {
		id, party, _ := strings.Cut(s, ":")
		a.Claimants = append(a.Claimants, atlas.Claimant{ID: id, Party: party, Name: atlas.Text{En: id}})
	}
	for i, s := range []string{
		"land/country/", "province/governorate/land", "county/district/province", "town/town/county", "quarter/neighbourhood/town",
		"village/village/county", "station/station/county", "hamlet/village/province", "abroad/country/", "port/town/abroad",
	} {
		f := strings.Split(s, "/")
		a.Places = append(a.Places, atlas.Place{No: i + 1, ID: f[0], Name: f[0], Kind: f[1], Within: f[2]})
	}
	return a
}

// claim reads "actors verb place date claimant", with options as key=value:
// part, all, some, seq=, loser=, said=, via=, denies=, id=.
func claim(s string) atlas.Claim {
	f := strings.Fields(s)
	c := atlas.Claim{
		ID: strings.Join(f, "_"), ActorIDs: strings.Split(f[0], "+"), Verb: atlas.Verb(f[1]), Extent: "whole", PlaceID: f[2],
		Date: edtf.MustParse(f[3]), ClaimantID: f[4], Locator: atlas.Locator{SourceID: "text"},
	}
	for _, o := range f[5:] {
		k, v, _ := strings.Cut(o, "=")
		switch k {
		case "part":
			c.Extent = "part"
		case "all", "some":
			c.Quantifier = k
		case "seq":
			c.Seq = int(v[0] - '0')
		case "loser":
			c.LoserID = v
		case "said":
			c.ReportedOn = edtf.MustDay(v).Ptr()
		case "via":
			c.Via = v
		case "denies":
			c.Denies = v
		case "id":
			c.ID = v
		}
	}
	return c
}

// worldOf is the world with claims as claim reads them.
func worldOf(texts ...string) *atlas.Atlas {
	claims := make([]atlas.Claim, len(texts))
	for i, s := range texts {
		claims[i] = claim(s)
	}
	return world(claims...)
}

// derive reads the atlas under a rule.
func derive(a *atlas.Atlas, rule atlas.Rule) []atlas.Span {
	return atlas.Derive(a, atlas.NewIndex(a), atlas.Reading{Rule: rule}).Spans.Rows()
}

// on returns the span of a place on a day.
func on(tb testing.TB, spans []atlas.Span, place, day string) *atlas.Span {
	tb.Helper()
	var found *atlas.Span
	for i := range spans {
		if spans[i].PlaceID == place && spans[i].On(edtf.MustDay(day)) {
			if found != nil {
				tb.Fatalf("%s has two spans on %s", place, day)
			}
			found = &spans[i]
		}
	}
	if found == nil {
		tb.Fatalf("%s has no span on %s", place, day)
	}
	return found
}

// says writes a span as "status holders".
func says(s *atlas.Span) string { return strings.TrimSpace(string(s.Status) + " " + s.HolderList()) }
