package download_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/words"
)

// nasty is a name that means something to spreadsheets, browsers, XML and readers of
// text: a formula, markup, a control character, and one that turns what follows.
const nasty = "=cmd|'/c calc'!A1</name><script>alert(1)</script>]]>&amp;\u202egnp.exe\x07\"\r\nSecond: line"

// world is an atlas of two towns and a road, all of whose texts are nasty. North
// changes hands on 5 May 1950, South is announced, then contested; the road lies between.
func world(t *testing.T) *edition.Edition {
	t.Helper()
	day := edtf.MustDay
	both := atlas.Text{En: nasty, Ar: nasty}
	a := &atlas.Atlas{
		About: atlas.About{
			ID: "world", Title: both, DefaultDate: day("1950-05-05"), Horizons: atlas.DefaultHorizons, Bounds: [4]float64{10, 20, 12, 22},
			Licence: "CC-BY-4.0", Attribution: both, Contact: nasty, BasemapNote: both, Description: both,
		},
		Actors: []atlas.Actor{
			{ID: "red", Name: both, Short: both, Color: "#b3261e", ColorDark: "#ff8888", Shape: "circle"},
			{ID: "blue", Name: both, Short: both, Color: "#1c4e9c", ColorDark: "#88aaff", Shape: "square"},
		},
		Claimants: []atlas.Claimant{{ID: atlas.DocumentClaimant, Name: both}, {ID: "red-voice", Name: both, Party: "red"}},
		Sources:   []atlas.Source{{ID: "s", Title: both, URL: "https://example.org/a?b=<c>&d", Licence: "CC-BY-4.0", Attribution: nasty, RetrievedOn: day("2020-01-01")}},
		Places: []atlas.Place{
			{No: 1, ID: "north", Name: nasty, NameAr: nasty, Aliases: []string{nasty}, Kind: "town", Country: "XX", GeonamesID: 7, WikidataID: "Q1", Rank: 1, Note: both},
			{No: 2, ID: "south", Name: nasty, Kind: "village", Within: "north", Rank: 2},
			{No: 3, ID: "way", Name: nasty, Kind: "road", Rank: 3},
		},
	}
	claim := func(id, place, actor string, verb atlas.Verb, on, by string) {
		a.Claims.Append(&atlas.Claim{
			ID: id, PlaceID: place, ActorIDs: []string{actor}, Verb: verb, Extent: "whole", Date: edtf.Between(day(on), day(on)), ReportedOn: day(on).Ptr(),
			ClaimantID: by, Locator: atlas.Locator{SourceID: "s", Section: nasty, Paragraph: 1, Sentence: a.Claims.Len() + 1}, Statement: both,
		})
	}
	claim("c1", "north", "blue", atlas.Took, "1950-05-01", atlas.DocumentClaimant)
	claim("c2", "north", "red", atlas.Took, "1950-05-05", atlas.DocumentClaimant)
	claim("c3", "south", "red", atlas.Took, "1950-05-03", "red-voice")
	claim("c4", "south", "blue", atlas.Took, "1950-05-07", atlas.DocumentClaimant)
	claim("c5", "south", "red", atlas.Entered, "1950-05-09", atlas.DocumentClaimant)
	a.Events = []atlas.Event{{
		ID: "e1", Kind: "strike", Title: both, Date: edtf.Between(day("1950-05-02"), day("1950-05-04")), PlaceIDs: []string{"north"}, ClaimantID: atlas.DocumentClaimant,
		Locator: atlas.Locator{SourceID: "s", Section: nasty, Paragraph: 1, Sentence: 9}, Statement: both,
	}}
	point := func(lon, lat float64) *orb.Point { return &orb.Point{lon, lat} }
	return edition.New(edition.Content{ID: "0123456789abcdef", Atlas: a, Located: []gazetteer.Located{
		{PlaceID: "north", Point: point(11, 21.5), Extent: orb.Polygon{{{10.9, 21.4}, {11.1, 21.4}, {11, 21.6}, {10.9, 21.4}}}, PrecisionM: 3000, LocatedBy: gazetteer.ByCoordinates, Confidence: gazetteer.High},
		{PlaceID: "south", Point: point(11, 20.5), PrecisionM: 1000, LocatedBy: gazetteer.ByGazetteer, Confidence: gazetteer.Low},
		{PlaceID: "way", Extent: orb.LineString{{11, 20.5}, {11, 21.5}}, LocatedBy: gazetteer.ByRoute},
	}})
}

// site is the public address in the tests.
const site = "https://maps.example"

func orderOf(t *testing.T, e *edition.Edition, name string) *download.Order {
	t.Helper()
	f, ok := download.Find(e, name)
	if !ok {
		t.Fatalf("there is no %s", name)
	}
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &download.Order{File: f, Edition: e, View: e.View(atlas.Reading{Rule: atlas.Documented}), Day: edtf.MustDay("1950-05-05"), Catalogue: catalogue, Base: site}
}

func fileOf(t *testing.T, e *edition.Edition, name string) string {
	t.Helper()
	data, err := orderOf(t, e, name).Make()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(data)
}

// unpacked are the files of an archive.
func unpacked(t *testing.T, data string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
	}
	return out
}
