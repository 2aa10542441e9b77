package pages_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// write renders a page of the plain world.
func write(t *testing.T, lang, path string, f func(*pages.Site, pages.Request) ([]byte, error)) string {
	t.Helper()
	out, err := f(site(t), request(editionOf(world("")), lang, path))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// wordsOf is the text of a page, its white space made single.
func wordsOf(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && regexp.MustCompile(`^(p|li|h\d|td|th|dt|dd|div|summary)$`).MatchString(n.Data) {
			b.WriteString(" ")
		}
	}
	walk(doc)
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestDayTellsWhatPassedAndWhatIsOnlyAnnounced(t *testing.T) {
	text := wordsOf(t, write(t, "en", "/on/1900-05-03", (*pages.Site).Day))
	for _, want := range []string{
		"Thursday · Summer campaign, day 3",
		"Port and Quay pass from the Blue League to the Red Army, says the source text.",
		"Mill: announced for the Red Army by General Red, not yet confirmed.", "Also said of places Hill Statement c3 General Red (Gazette) Landing 1.3 · Details denied not confirmed",
		"3villages Statement c7 General Red",
		"3+ soldiers · Three fell.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "claimed") {
		t.Error("the reader sees the word claimed")
	}
}

func TestCountsOfTheDayAreThoseOfTheTimeline(t *testing.T) {
	e := editionOf(world(""))
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	for _, day := range []string{"1900-04-30", "1900-05-03", "1900-05-04", "1900-05-05", "1900-05-25"} {
		d := edtf.MustDay(day)
		next, want := d+1, 0
		for _, c := range v.Changes(&d, &next) {
			if c.Kind == atlas.Hands || c.Kind == atlas.Fighting {
				want++
			}
		}
		r := request(e, "en", "/on/"+day)
		r.Day = d
		out, err := site(t).Day(r)
		if err != nil {
			t.Fatal(err)
		}
		if m := regexp.MustCompile(`<b>(\d+)</b> changes?<`).FindStringSubmatch(string(out)); m == nil || m[1] != strconv.Itoa(want) {
			t.Errorf("%s: the page counts %v, the timeline %d", day, m, want)
		}
	}
}

func TestHoldingsCountEveryPlaceOnce(t *testing.T) {
	out := write(t, "en", "/on/1900-05-03", (*pages.Site).Day)
	_, table, found := strings.Cut(out, `table class="rows holdings"`)
	if !found {
		t.Fatal("the page has no table of holdings")
	}
	sum := 0
	for _, m := range regexp.MustCompile(`<td class="num" role="cell">(\d+)</td>`).FindAllStringSubmatch(table, -1) {
		n, _ := strconv.Atoi(m[1])
		sum += n
	}
	if sum != 4 {
		t.Errorf("the rows count %d places, there are 4 beside the area", sum)
	}
}

func TestDeniedClaimStandsBesideItsDenials(t *testing.T) {
	text := wordsOf(t, write(t, "en", "/claims/c3", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Claim(r, "c3") }))
	for _, want := range []string{
		"Side by side", "It is denied by this one 4 May 1900 · Statement c4 Bluebird denial", "It is denied by this one 4 May 1900 · Never fell. Bluebird denial",
		"Documented (shown) Does not count yet", "Any claim Counts: every claim does.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestWithdrawnClaimKeepsItsPageAndItsReason(t *testing.T) {
	text := wordsOf(t, write(t, "en", "/claims/c8", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Claim(r, "c8") }))
	if !strings.Contains(text, "Withdrawn on 2 February 2020: misread") || !strings.Contains(text, "counts under no rule") {
		t.Error(text)
	}
}

func TestPlaceTellsItsHistoryAndWhereTextAndMapDisagree(t *testing.T) {
	text := wordsOf(t, write(t, "en", "/places/port", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Place(r, "port") }))
	for _, want := range []string{"Port الميناء", "located to within", "Before 30 April 1900", "3 May 1900 day shown", "Statement c2 The text itself", "paragraph 1, sentence 2 · Read the sentence", "Quay"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestForeignTextAndLinksAreMarkedInArabic(t *testing.T) {
	out := write(t, "ar", "/on/1900-05-03", (*pages.Site).Day)
	for _, want := range []string{`<span lang="en" dir="ltr">Statement c2</span>`, `hreflang="en"`, `<bdi>الميناء</bdi>`, "٣ أيار ١٩٠٠", `<bdi lang="en">Hill</bdi>`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
	if text := wordsOf(t, out); strings.Contains(text, "Read the sentence") {
		t.Error("an English label on an Arabic page")
	}
}

func TestLedgerListsEverySentenceWithRecordOrReason(t *testing.T) {
	out := write(t, "en", "/sources/chronicle", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Source(r, "chronicle") })
	text := wordsOf(t, out)
	for _, want := range []string{"14 sentences", "13 with a record", "1 without a record", "See also 1.1A link.", "Figure Three fell. General Red"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if !strings.Contains(out, `id="s-landing-1-2"`) {
		t.Error("no anchor for a sentence")
	}
}

// The words treat every side alike: with the names of two sides exchanged, the
// same page comes out with the names exchanged.
func TestSwappingTheNamesOfTwoSidesSwapsTheWords(t *testing.T) {
	s, swapped := site(t), world("")
	red, blue := &swapped.Actors[0], &swapped.Actors[1]
	red.Name, blue.Name = blue.Name, red.Name
	red.Name.Ar, blue.Name.Ar = "", ""
	plain := world("")
	plain.Actors[0].Name.Ar = ""
	exchange := strings.NewReplacer("Red Army", "Blue League", "Blue League", "Red Army")
	for _, lang := range []string{"en", "ar"} {
		for _, p := range all() {
			a, err := p.write(s, request(editionOf(plain), lang, p.path))
			if err != nil {
				t.Fatal(err)
			}
			b, err := p.write(s, request(editionOf(swapped), lang, p.path))
			if err != nil {
				t.Fatal(err)
			}
			if got, want := string(b), exchange.Replace(string(a)); got != want {
				t.Errorf("%s%s: the words treat the sides unlike", lang, p.path)
			}
		}
	}
}
