package pages_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// campaign renders the page of the world's campaign.
func campaign(t *testing.T, a *atlas.Atlas) string {
	t.Helper()
	out, err := site(t).Campaign(request(editionOf(a), "en", "/campaigns/summer"), "summer")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestStoryTellsEachDayOfAPhaseOnce(t *testing.T) {
	page := campaign(t, world(""))
	for _, want := range []string{
		`<section class="step" id="p1" aria-labelledby="p1-title" data-date="1900-05-01"`, `class="story-day" data-date="1900-05-03"`, `href="#p1"`,
		`href="/?date=1900-05-01"`, `/assets/story.js`, `/assets/story.css`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	story, _, _ := strings.Cut(page, `id="after-story"`)
	words := wordsOf(t, story)
	for _, id := range []string{"Statement c2", "Statement c9", "Statement c7"} {
		if n := strings.Count(words, id+" "); n < 1 || n > 2 {
			t.Errorf("%q stands %d times in the story:\n%s", id, n, words)
		}
	}
	if !strings.Contains(words, "Announced, not yet confirmed") || strings.Contains(words, "not confirmed Landing") {
		t.Errorf("what is only announced has no heading, or is marked twice:\n%s", words)
	}
}

func TestStoryNamesThePlacesOfAStepForItsView(t *testing.T) {
	page := campaign(t, world(""))
	_, rest, _ := strings.Cut(page, `data-places="`)
	ids, _, _ := strings.Cut(rest, `"`)
	if !strings.Contains(ids, "port") || strings.Contains(ids, "isle") {
		t.Errorf("a step looks at %q", ids)
	}
}

func TestCampaignSaysWhatIsKnownAtItsEnd(t *testing.T) {
	words := wordsOf(t, campaign(t, world("")))
	if !strings.Contains(words, "Known at the end, 10 June 1900 Red Army 3Port, Hill and Mill") {
		t.Errorf("nothing on the end in\n%s", words)
	}
}

// An announcement of the same voice in the same sentence on the same place is
// told with its claim; any other stands for itself.
func TestAnnouncementThatRepeatsAClaimIsToldWithIt(t *testing.T) {
	for _, c := range []struct {
		name  string
		event func(x *atlas.Event, c *atlas.Claim)
		told  bool // apart
	}{
		{"the same", func(*atlas.Event, *atlas.Claim) {}, false},
		{"another place", func(x *atlas.Event, _ *atlas.Claim) { x.PlaceIDs = []string{"hill"} }, true},
		{"another voice", func(x *atlas.Event, _ *atlas.Claim) { x.ClaimantID = "watch" }, true},
		{"another sentence", func(x *atlas.Event, _ *atlas.Claim) { x.Sentence += 90 }, true},
		{"another kind", func(x *atlas.Event, _ *atlas.Claim) { x.Kind = "clash" }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := world("")
			var claim *atlas.Claim
			for i := range a.Claims.Len() {
				if a.Claims.At(i).ID == "c9" {
					claim = a.Claims.At(i)
				}
			}
			x := atlas.Event{
				ID: "again", Kind: "announcement", Date: edtf.MustParse("1900-05-03"), PlaceIDs: []string{claim.PlaceID}, ClaimantID: claim.ClaimantID,
				Locator: claim.Locator, Statement: text("It was announced again."),
			}
			c.event(&x, claim)
			a.Events = append(a.Events, x)
			out, err := site(t).Day(request(editionOf(a), "en", "/on/1900-05-03"))
			if err != nil {
				t.Fatal(err)
			}
			if told := strings.Contains(string(out), "It was announced again."); told != c.told {
				t.Errorf("told apart: %v", told)
			}
			if !strings.Contains(string(out), `href="/events/again"`) {
				t.Error("nothing leads to the announcement")
			}
		})
	}
}

func TestPlaceWithAPointHasASmallMap(t *testing.T) {
	for id, want := range map[string]bool{"port": true, "mill": false} {
		out, err := site(t).Place(request(editionOf(world("")), "en", "/places/"+id), id)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(out), `class="side place-map"`); got != want {
			t.Errorf("%s has a map: %v", id, got)
		}
	}
}
