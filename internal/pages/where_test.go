package pages_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/pages"
)

// located is the invented world with two rows of one name, and one place moved.
func located(id, where string) *atlas.Atlas {
	a := world("")
	a.Gazetteer = []atlas.GazetteerEntry{
		{ID: "geonames:11", Name: "Twin", NameAr: "التوأم", Kind: "village", Admin1: "East", Lat: 3.2, Lon: 2.2, Origin: "a map"},
		{ID: "geonames:12", Name: "Twin", Kind: "village", Admin1: "West", Lat: 3.8, Lon: 2.8, Origin: "a map"},
	}
	for i := range a.Places {
		if p := &a.Places[i]; p.ID == id {
			p.Where, p.WhereOrigin = where, "chronicle/Landing/1/1"
		}
	}
	return a
}

func placePage(t *testing.T, a *atlas.Atlas, lang, id string) string {
	t.Helper()
	page, err := site(t).Place(request(editionOf(a), lang, "/places/"+id), id)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func TestPlaceSaysHowFromWhatAndHowExactlyItWasLocated(t *testing.T) {
	for where, want := range map[string][]string{
		"3.5, 2.25":                    {"By coordinates: 3.5, 2.25.", "Within 5.6 km: its coordinates have no more digits"},
		"geonames:11":                  {"By a gazetteer’s row: Twin (geonames:11).", "Within 1 km: what we allow for its kind (facility)", "Other things of this name that were not chosen", "94 km to the north-east (45°) · geonames:12", "same name"},
		"about 55 km ESE of Port":      {"About 55 km east-south-east of Port, counted on the ellipsoid.", "Within 21 km: a compass word leaves 22.5° open to either side", "Written as about 55 km ESE of Port"},
		"20 miles from Port":           {"20 miles from Port; no direction is given, so it lies somewhere on a ring.", "the whole ring"},
		"between Port and Hill":        {"Half way between Port and Hill; no more is known than that it lies between them.", "as far as either end"},
		"on Port–Hill, 9 km from Port": {"On the road from Port to Hill, 9 km from Port. No road is drawn, so this is a straight line."},
		"in Port":                      {"Somewhere in Port; no more is known.", "No point is drawn: only the area is known"},
		"unlocated, near Port":         {"Not located: the record only says that it lies near Port.", "No point is drawn"},
		"":                             {"Not located: nothing recorded says where it lies."},
	} {
		text := wordsOf(t, placePage(t, located("mill", where), "en", "mill"))
		for _, part := range append(want, "Where it lies", "A Chronicle, Landing, paragraph 1, sentence 1") {
			if !strings.Contains(text, part) {
				t.Errorf("%q: no %q in\n%s", where, part, text)
			}
		}
	}
}

func TestAmbiguousPlaceListsWhatItMayBe(t *testing.T) {
	page := placePage(t, located("mill", "Twin"), "en", "mill")
	text := wordsOf(t, page)
	for _, want := range []string{
		"not located: 2 places may be meant", "Not located: “Twin” may mean 2 places, and nothing decides between them.", "It may be one of",
		"Twin · village · East · geonames:11", "Twin · village · West · geonames:12", "No point is drawn",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "How sure") || !strings.Contains(page, `href="/places/geonames:11`) {
		t.Error("the page says how sure an undecided place is, or leads to no candidate")
	}
	if text := wordsOf(t, placePage(t, located("mill", "Twin"), "ar", "mill")); !strings.Contains(text, "قد يُقصد بالاسم «Twin» مكانان") || !strings.Contains(text, "الاسم نفسه") {
		t.Errorf("the Arabic page lacks the candidates:\n%s", text)
	}
}

func TestContradictionShowsBothSidesInNumbers(t *testing.T) {
	a := located("", "")
	for i := range a.Places {
		if a.Places[i].ID == "hill" {
			a.Places[i].TextWhere, a.Places[i].TextLocator = "2 km W of Port", "chronicle/Landing/1/3"
		}
	}
	page := placePage(t, a, "en", "hill")
	text := wordsOf(t, page)
	for _, want := range []string{
		"Text and map disagree The sentence says 2 km west of Port", "A Chronicle, Landing, paragraph 1, sentence 3 · Read the sentence",
		"The position on the map 63 km to the south-west of Port (225°)", "from where the sentence puts it",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if !strings.Contains(page, `data-lines="[[[2.5,3.5],[2.1,3.1]],`) || !strings.Contains(page, "text=first") {
		t.Error("the page gives the map no lines, or no link finds the sentence")
	}
	if text := wordsOf(t, placePage(t, a, "ar", "hill")); !strings.Contains(text, "باتجاه الجنوب الغربي (٢٢٥°)") {
		t.Errorf("the Arabic page lacks the bearing:\n%s", text)
	}
	if strings.Contains(wordsOf(t, write(t, "en", "/places/port", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Place(r, "port") })), "disagree") {
		t.Error("a place of which no sentence says where it lies shows a contradiction")
	}
}
