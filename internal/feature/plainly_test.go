package feature_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
	"github.com/heldline/heldline/internal/words"
)

// plainly makes the features of states and changes one by one, each span put together
// and each claim looked up by its id: slowly, and plain to read.
type plainly struct {
	e      *edition.Edition
	v      *edition.View
	en, ar *words.Language
	f      feature.Filter
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (p *plainly) keeps(placeID string, holders []string) bool {
	at := p.e.Located(placeID).Point
	root := p.e.Index.Root(p.f.Actor, edtf.MaxDay)
	return (p.f.Place == "" || p.f.Place == placeID) && (p.f.Box == nil || at != nil && p.f.Box.Contains(*at)) &&
		(p.f.Actor == "" || slices.Contains(holders, p.f.Actor) || slices.Contains(holders, root))
}

func (p *plainly) add(out []feature.Feature, id int, placeID string, properties any) []feature.Feature {
	f := feature.Feature{Type: "Feature", ID: id, Properties: properties}
	if at := p.e.Located(placeID).Point; at != nil {
		f.Geometry = geojson.NewGeometry(*at)
	}
	return append(out, f)
}

func (p *plainly) control(day edtf.Day) []feature.Feature {
	out := []feature.Feature{}
	for _, place := range p.e.Places {
		if s := p.v.At(place.ID, day); p.keeps(place.ID, s.Holders) && p.e.Keeps(p.f.State, s) {
			out = p.add(out, place.No, place.ID, p.state(s))
		}
	}
	return out
}

func (p *plainly) spans() []feature.Feature {
	out, n := []feature.Feature{}, 0
	for _, place := range p.e.Places {
		for _, s := range p.v.Place(place.ID) {
			if n++; p.keeps(place.ID, s.Holders) {
				out = p.add(out, n, place.ID, feature.Span{Control: p.state(&s), StartDate: s.Start, EndDate: s.End})
			}
		}
	}
	feature.Lead(out)
	return out
}

func (p *plainly) changes(from, to *edtf.Day) []feature.Feature {
	out := []feature.Feature{}
	for _, x := range p.v.ByPlace(from, to) {
		if !p.keeps(x.After.PlaceID, append(slices.Clone(x.Before.Holders), x.After.Holders...)) {
			continue
		}
		s := p.state(x.After)
		out = p.add(out, x.Index+1, s.PlaceID, feature.Change{
			PlaceID: s.PlaceID, Name: s.Name, NameAr: s.NameAr, Date: x.Date, Kind: string(x.Kind), BeforeStatus: string(x.Before.Status),
			BeforeHolder: orNull(x.Before.Holder), BeforeHolders: x.Before.HolderList(), Status: s.Status, Holder: s.Holder, Holders: s.Holders,
			FromEarliest: s.FromEarliest, FromLatest: s.FromLatest, ClaimIDs: s.ClaimIDs, Claimants: s.Claimants, SourceID: s.SourceID,
			SourceURL: s.SourceURL, Rule: s.Rule, Edition: s.Edition,
		})
	}
	return out
}

func (p *plainly) state(s *atlas.Span) feature.Control {
	place, l := p.e.Index.Places[s.PlaceID], p.e.Located(s.PlaceID)
	c := feature.Control{
		PlaceID: place.ID, Name: place.Name, NameAr: orNull(place.NameAr), Kind: place.Kind, Country: orNull(place.Country),
		Holder: orNull(s.Holder), Holders: s.HolderList(), Units: strings.Join(s.Units, ","), Status: string(s.Status), Basis: orNull(string(s.Basis)),
		Rule: string(p.v.Reading.Rule), FromEarliest: s.FromEarliest, FromLatest: s.FromLatest, LastReport: s.LastReport,
		LastKnownHolder: orNull(strings.Join(s.LastKnownHolders, ",")), LocatedBy: l.LocatedBy, ClaimIDs: strings.Join(s.ClaimIDs, ","),
		Reason: p.en.Reason(p.e.Index, s), ReasonAr: p.ar.Reason(p.e.Index, s), Edition: p.e.ID,
	}
	if s.Holder != "" {
		c.HolderName, c.HolderNameAr = orNull(p.en.Actor(p.e.Index, s.Holder)), orNull(p.ar.Actor(p.e.Index, s.Holder))
	}
	if l.PrecisionM != 0 {
		c.PrecisionM = &l.PrecisionM
	}
	switch {
	case s.FromLatest == nil:
	case s.FromEarliest == nil:
		c.FromEDTF = orNull("[.." + s.FromLatest.String() + "]")
	case *s.FromEarliest > *s.FromLatest:
		c.FromEDTF = orNull(s.FromLatest.String())
	default:
		c.FromEDTF = orNull(edtf.Between(*s.FromEarliest, *s.FromLatest).String())
	}
	var voices []string
	for i, id := range s.ClaimIDs {
		claim := p.e.Index.Claim(id)
		voices = append(voices, claim.ClaimantID)
		if i == 0 {
			c.SourceID, c.SourceURL = orNull(claim.SourceID), orNull(p.e.Index.SentenceURL(&claim.Locator))
		}
	}
	c.Claimants = strings.Join(voices, ",")
	return c
}

// States, spans and changes of the atlas of this project and of an invented one, under
// every rule and filter, are those that are made plainly, to the byte.
func TestCollectionsAreWhatIsMadePlainly(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	invented := t.TempDir()
	if err := sample.Write(invented, 80, 800); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"data": "../../data", "invented": invented} {
		content, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		e := edition.New(content)
		w, random := feature.NewWriter(e, catalogue), rand.New(rand.NewPCG(1, 2))
		for _, reading := range readings((e.First+e.Last)/2, e.Atlas.Claimants[1].ID) {
			v := e.View(reading)
			for _, f := range filters(e) {
				p := &plainly{e, v, catalogue.Language("en"), catalogue.Language("ar"), f}
				same := func(what string, got *feature.Rows, row any, want []feature.Feature) {
					t.Helper()
					c := collected(t, got, row)
					if asJSON(t, c.Features) != asJSON(t, want) {
						t.Fatalf("%s, %+v, %+v: %s differ", name, reading, f, what)
					}
				}
				from := e.First + edtf.Day(random.IntN(int(e.Last-e.First)))
				to := from + edtf.Day(random.IntN(400))
				for _, day := range []edtf.Day{from, to, e.Last} {
					same("states", w.Control(v, day, f), feature.Control{}, p.control(day))
				}
				if p.f.State == nil {
					same("spans", w.Spans(v, f), feature.Span{}, p.spans())
					same("changes", w.Changes(v, &from, &to, f), feature.Change{}, p.changes(&from, &to))
					same("all changes", w.Changes(v, nil, nil, f), feature.Change{}, p.changes(nil, nil))
				}
			}
		}
		collected(t, w.Places(feature.Filter{}), feature.Place{})
		collected(t, w.ClaimFeatures(), feature.ClaimRow{})
		for _, l := range feature.Layers() {
			c := w.Layer(&l, e.View(atlas.Reading{Rule: atlas.Documented}), e.Atlas.About.DefaultDate)
			if text, err := c.Encode(); err != nil || string(text) != asJSON(t, c) {
				t.Errorf("%s: the layer %s is not what the standard library writes: %v", name, l.Name, err)
			}
		}
	}
}

// filters narrow by each thing alone, and by several.
func filters(e *edition.Edition) []feature.Filter {
	var at *feature.Filter
	for _, p := range e.Places {
		if x := e.Located(p.ID).Point; x != nil {
			at = &feature.Filter{Box: &geo.Box{West: x[0] - 1, South: x[1] - 1, East: x[0] + 1, North: x[1] + 1}, Place: p.ID}
		}
	}
	holder := e.Atlas.Actors[0].ID
	return []feature.Filter{
		{}, {Box: at.Box}, {Place: at.Place}, {Actor: holder}, {Actor: e.Atlas.Actors[len(e.Atlas.Actors)-1].ID}, {Box: at.Box, Actor: holder},
		{State: edition.Filter{"status": {"held", "claimed"}}}, {State: edition.Filter{"actor": {holder}, "claimant": {atlas.DocumentClaimant}}, Box: at.Box},
	}
}
