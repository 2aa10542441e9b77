package pages_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// between renders a page of the plain world between two days.
func between(t *testing.T, lang, path, from, to string, rule atlas.Rule, f func(*pages.Site, pages.Request) ([]byte, error)) string {
	t.Helper()
	r := request(editionOf(world("")), lang, path)
	r.Since, r.Day = edtf.MustDay(from).Ptr(), edtf.MustDay(to)
	r.Reading.Rule = rule
	out, err := f(site(t), r)
	if err != nil {
		t.Fatal(err)
	}
	check(t, string(out), lang)
	return string(out)
}

func TestBetweenTwoDaysPlacesAreGroupedByWhatTheyCameTo(t *testing.T) {
	text := wordsOf(t, between(t, "en", "/on/1900-05-01/1900-05-03", "1900-05-01", "1900-05-03", atlas.Documented, (*pages.Site).Between))
	for _, want := range []string{
		"Between two dates · 2 days", "What changed, 1 May to 3 May 1900",
		"Gained by the Red Army", "Port 3 May · held", "Quay 3 May · held", "with Port", "3 May · held by the Red Army", "Statement c2 The text itself",
		"Announced for the Red Army, not yet confirmed at the end", "Mill", "Statement c9 General Red",
		"All that passed from hand to hand passed from the Blue League to the Red Army.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Changed and back") {
		t.Errorf("something is told as undone:\n%s", text)
	}
}

func TestBetweenTwoDaysIsWhatLiesAfterTheFirstEvening(t *testing.T) {
	for _, days := range [][2]string{{"1900-05-03", "1900-05-03"}, {"1900-05-01", "1900-05-02"}} {
		text := wordsOf(t, between(t, "en", "/on/1900-05-01/1900-05-03", days[0], days[1], atlas.Documented, (*pages.Site).Between))
		if !strings.Contains(text, "Every place is in the same state on both evenings.") || strings.Contains(text, "Gained") {
			t.Errorf("%v: %s", days, text)
		}
	}
}

// Under the rule that accepts every claim the hill changes hands and goes back
// the day after.
func TestBetweenTwoDaysTellsWhatWasUndone(t *testing.T) {
	a := world("")
	hill := a.Claims.At(2)
	hill.ID, hill.ActorIDs, hill.Verb, hill.Date, hill.ClaimantID = "c0", []string{"blue"}, atlas.Holds, edtf.MustParse("1900-04-30"), "document"
	a.Claims.Append(hill)
	r := request(editionOf(a), "en", "/on/1900-05-01/1900-05-05")
	r.Since, r.Day, r.Reading.Rule = edtf.MustDay("1900-05-01").Ptr(), edtf.MustDay("1900-05-05"), atlas.Any
	out, err := site(t).Between(r)
	if err != nil {
		t.Fatal(err)
	}
	text := wordsOf(t, string(out))
	for _, want := range []string{"Changed and back", "1 place changed in between and ends as it began.", "Statement c3", "Statement c4"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestTheMapPageCarriesTheComparison(t *testing.T) {
	for _, lang := range []string{"en", "ar"} {
		page := between(t, lang, "/", "1900-05-01", "1900-05-03", atlas.Any, (*pages.Site).Map)
		for _, want := range []string{
			`<article id="range" data-from="1900-05-01" data-to="1900-05-03">`, `"since":"1900-05-01"`, `/on/1900-05-01/1900-05-03?`,
			`/changes.csv?from=1900-05-02&amp;rule=any&amp;to=1900-05-04"`, `/changes.geojson?from=1900-05-02`, `name="from" value="1900-05-01"`,
			`?from=1900-05-01&amp;`, `<link rel="canonical" href="http://127.0.0.1:8080/?from=1900-05-01`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %s", lang, want)
			}
		}
		if strings.Contains(page, `<article id="day"`) {
			t.Error("the day is told beside the comparison")
		}
		title := map[string]string{"en": "What changed, 1 May to 3 May 1900", "ar": "ما الذي تغيّر"}[lang]
		for _, before := range []string{"<title>", `og:title" content="`, `name="description" content="`} {
			if !strings.Contains(page, before+title) {
				t.Errorf("%s does not say what the page compares", before)
			}
		}
	}
}
