package pages_test

import (
	"context"
	"net/url"
	"os"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/words"
)

// nasty is text that would break out of a page that does not escape it.
const nasty = `"><script>alert(1)</script><b style="x">&'`

func text(s string) atlas.Text { return atlas.Text{En: s} }

func at(section string, paragraph, sentence int) atlas.Locator {
	return atlas.Locator{SourceID: "chronicle", Section: section, Paragraph: paragraph, Sentence: sentence, Fragment: "first words,last-words, here"}
}

// world is an invented atlas with something of everything. extra goes into every
// free text.
func world(extra string) *atlas.Atlas {
	day := edtf.MustDay
	a := &atlas.Atlas{
		About: atlas.About{
			ID: "isle", Title: atlas.Text{En: "The Isle, 1900" + extra, Ar: "الجزيرة"}, Description: text("An isle." + extra), DefaultDate: day("1900-05-03"),
			Horizons: atlas.DefaultHorizons, Bounds: [4]float64{1, 2, 3, 4}, Contact: "Editors" + extra, Licence: "CC-BY-SA-4.0",
			Attribution: text("After a chronicle" + extra), BasemapNote: text("No basemap" + extra),
		},
		Actors: []atlas.Actor{
			{ID: "red", Name: atlas.Text{En: "Red Army" + extra, Ar: "الجيش الأحمر"}, Color: "#aa0000", ColorDark: "#ff0000", Shape: "circle"},
			{ID: "blue", Name: text("Blue League" + extra), Color: "#0000aa", ColorDark: "#0000ff", Shape: "square"},
			{ID: "guard", Name: text("Guard" + extra), ParentID: "red"},
		},
		Claimants: []atlas.Claimant{
			{ID: "document", Name: atlas.Text{En: "The text itself", Ar: "النص نفسه"}}, {ID: "general", Name: text("General Red" + extra), Role: text("General" + extra), Party: "red"},
			{ID: "bluebird", Name: text("Bluebird" + extra), Party: "blue"}, {ID: "watch", Name: text("Watch" + extra)},
		},
		Sources: []atlas.Source{{
			ID: "chronicle", Title: text("A Chronicle" + extra), URL: "https://example.org/chronicle", Publisher: "Press" + extra, Language: "en", Kind: "secondary",
			Licence: "CC-BY-SA-4.0", Attribution: "Chronicle" + extra, RetrievedOn: day("2020-01-01"), SHA256: "00",
		}},
		Campaigns: []atlas.Campaign{{
			ID: "summer", Title: text("Summer campaign" + extra), SourceID: "chronicle", Date: edtf.MustParse("1900-05-01/1900-06-01"),
			WindowStart: day("1900-04-20"), WindowEnd: day("1900-06-10"), Summary: text("It was summer." + extra),
		}},
		Phases: []atlas.Phase{{ID: "p1", CampaignID: "summer", Title: text("Landing" + extra), Kind: "phase", Start: day("1900-05-01"), End: day("1900-05-09"), Summary: text("They land." + extra)}},
		Infobox: []atlas.InfoboxLine{
			{ID: "i1", CampaignID: "summer", Field: "combatant", Side: 1, Value: text("Red" + extra), Note: text("est." + extra), ClaimantID: "watch", Repair: text("mended" + extra), Locator: at("infobox", 1, 1)},
			{ID: "i2", CampaignID: "summer", Field: "result", Value: text("A draw" + extra), ClaimantID: "document", Locator: at("infobox", 2, 1)},
		},
		Places: []atlas.Place{
			{No: 1, ID: "isle", Name: "Isle" + extra, Kind: "country"},
			{No: 2, ID: "port", Name: "Port" + extra, NameAr: "الميناء", NameArOrigin: "map" + extra, Aliases: []string{"Harbour" + extra}, Kind: "town", Within: "isle", Where: "3.5, 2.5", Rank: 1, GeonamesID: 7, WikidataID: "Q7", Note: text("A note" + extra)},
			{No: 3, ID: "hill", Name: "Hill" + extra, Kind: "village", Within: "isle", Where: "3.1, 2.1", TextWhere: "W of Port", Rank: 2},
			{No: 4, ID: "mill", Name: "Mill" + extra, Kind: "facility", Within: "isle", Rank: 3},
			{No: 5, ID: "quay", Name: "Quay" + extra, Kind: "neighbourhood", Within: "port", Rank: 4},
		},
	}
	n := 0
	var claims []*atlas.Claim
	claim := func(id, actor string, verb atlas.Verb, place, date, who string) *atlas.Claim {
		n++
		claims = append(claims, &atlas.Claim{
			ID: id, ActorIDs: []string{actor}, Verb: verb, Extent: "whole", PlaceID: place, Date: edtf.MustParse(date), ClaimantID: who,
			Locator: at("Landing", 1, n), Statement: text("Statement " + id + extra), Record: atlas.Record{RecordedBy: "ed" + extra},
		})
		return claims[n-1]
	}
	claim("c1", "blue", atlas.Holds, "port", "1900-04-30", "document")
	claim("c2", "guard", atlas.Took, "port", "1900-05-03", "document").LoserID = "blue"
	claim("c3", "red", atlas.Took, "hill", "1900-05-03", "general").Via = "gazette" + extra
	claim("c4", "blue", atlas.Holds, "hill", "1900-05-04", "bluebird").Denies = "c3"
	claim("c5", "red", atlas.Entered, "mill", "1900-05-05", "watch")
	claim("c6", "red", atlas.Took, "isle", "[1900-05-20..1900-05-25]", "document").Quantifier = "all"
	tray := claim("c7", "red", atlas.Took, "", "1900-05-03", "general")
	three := 3.0
	tray.Count, tray.CountUnit = &three, "villages"
	gone := claim("c8", "red", atlas.Took, "mill", "1900-05-06", "general")
	gone.WithdrawnOn, gone.WithdrawnReason = day("2020-02-02").Ptr(), "misread"+extra
	claim("c9", "red", atlas.Took, "mill", "1900-05-03", "general")
	a.Events = []atlas.Event{
		{ID: "e1", Kind: "strike", Title: text("A strike" + extra), Date: edtf.MustParse("1900-05-03"), PlaceIDs: []string{"port"}, ActorIDs: []string{"guard"}, TargetIDs: []string{"blue"},
			ClaimantID: "general", CampaignID: "summer", Locator: at("Landing", 2, 1), Statement: text("Guns fired." + extra)},
		{ID: "e2", Kind: "announcement", Title: text("A denial" + extra), Date: edtf.MustParse("1900-05-04"), PlaceIDs: []string{"hill"}, ClaimantID: "bluebird", Denies: "c3",
			CampaignID: "summer", Locator: at("Landing", 2, 2), Statement: text("Never fell." + extra)},
	}
	a.Figures = []atlas.Figure{{
		ID: "f1", Kind: "killed", Low: &three, AsGiven: "3+", Unit: text("soldiers" + extra), ActorID: "blue", EventID: "e1", PlaceID: "port", Date: edtf.MustParse("1900-05-03"),
		ClaimantID: "general", CampaignID: "summer", Locator: at("Landing", 2, 1), Statement: text("Three fell." + extra),
	}}
	for _, c := range claims {
		a.Claims.Append(c)
		a.Sentences.Append(&atlas.Sentence{Locator: c.Locator})
	}
	for _, s := range []atlas.Sentence{
		{Locator: at("infobox", 1, 1)}, {Locator: at("infobox", 2, 1)}, {Locator: at("Landing", 2, 1)},
		{Locator: at("Landing", 2, 2)}, {Locator: at("See also", 1, 1), Reason: text("A link." + extra)},
	} {
		a.Sentences.Append(&s)
	}
	return a
}

func editionOf(a *atlas.Atlas) *edition.Edition {
	r, err := gazetteer.Resolve(context.Background(), gazetteer.InputOf(a), nil)
	if err != nil {
		panic(err) // without a library there is none
	}
	return edition.New(edition.Content{ID: "0123456789abcdef", Atlas: a, Located: r.Located, Contradictions: r.Contradictions})
}

func site(t *testing.T) *pages.Site {
	t.Helper()
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := pages.New(catalogue, os.DirFS("../../docs"), pages.Options{AssetVersion: "v1"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func request(e *edition.Edition, lang, path string) pages.Request {
	return pages.Request{
		Edition: e, Lang: lang, Day: edtf.MustDay("1900-05-03"), Base: "http://127.0.0.1:8080", Path: path, Query: url.Values{},
		Reading: atlas.Reading{Rule: atlas.Documented},
	}
}
