package pages_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// dayText is the text of the day's page under a reading, and the page itself.
func dayText(t *testing.T, lang string, day string, r atlas.Reading) (text, page string) {
	t.Helper()
	req := request(editionOf(world("")), lang, "/on/"+day)
	req.Day, req.Reading = edtf.MustDay(day), r
	out, err := site(t).Day(req)
	if err != nil {
		t.Fatal(err)
	}
	return wordsOf(t, string(out)), string(out)
}

func has(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %s", want, text)
		}
	}
}

func TestDaySaysWhatAnEveningDidNotKnow(t *testing.T) {
	day := edtf.MustDay("1900-05-03")
	text, page := dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Known: edtf.MustDay("1900-05-02").Ptr()})
	has(t, text, "What differs from today’s knowledge", "places read differently with what became known later.",
		"Then: held by the Blue League. Known today: held by the Red Army.", "Dated 3 May 1900; when it was first said is not recorded.")
	has(t, page, `<section class="differ">`, `href="/places/port?known=1900-05-02`)
	text, _ = dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Known: &day})
	has(t, text, "The map as it could be drawn on the evening of 3 May 1900", "Read everything")
}

func TestDaySaysWhatRestsOnOneVoice(t *testing.T) {
	text, page := dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Without: "general"})
	has(t, text, "What rests on General Red", "1 place reads differently without General Red.", "Without this voice: no report. With it: announced by the Red Army, not yet confirmed.")
	has(t, page, `data-reading="without="`, `data-reading="without=general" aria-current="true"`)
	text, _ = dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Without: "watch"})
	has(t, text, "Without Watch the map of this day is the same.")
	text, _ = dayText(t, "ar", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Without: "document"})
	has(t, text, "ما يستند إلى نص المصدر", "من دون هذا الصوت: لا تقرير.")
}

func TestAPlainDayHasNoDifferences(t *testing.T) {
	_, page := dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented})
	if strings.Contains(page, `class="differ"`) {
		t.Error("a reading of everything differs from itself")
	}
}

func TestEachRuleSaysWhatItAcceptsAndChanges(t *testing.T) {
	text, page := dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented})
	has(t, text, "Every claim counts, whoever says so. Accepts", "2 places differ on this day", "Red Army Hill, Mill",
		"The text itself 2 places rest on this voice alone", "General Red 1 place rests on this voice alone", "Watch no place rests on this voice alone")
	has(t, page, `data-reading="rule=any"`, `data-reading="rule=strict"`, `data-reading="known=evening"`, `href="/on/1900-05-03?known=1900-05-03"`, `href="/codebook#rules"`)
	if strings.Contains(page, `data-reading="rule=documented"`) {
		t.Error("the rule shown leads to itself")
	}
}

func TestTheEveningGoesAlongToOtherDays(t *testing.T) {
	day := edtf.MustDay("1900-05-03")
	_, page := dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Known: &day})
	has(t, page, `href="/on/1900-05-04?known=1900-05-04"`)
	_, page = dayText(t, "en", "1900-05-03", atlas.Reading{Rule: atlas.Documented, Known: edtf.MustDay("1900-05-02").Ptr()})
	has(t, page, `href="/on/1900-05-04?known=1900-05-02"`)
}

func TestPlaceSaysWhatItIsWithEverything(t *testing.T) {
	req := request(editionOf(world("")), "en", "/places/mill")
	req.Reading.Without = "general"
	out, err := site(t).Place(req, "mill")
	if err != nil {
		t.Fatal(err)
	}
	has(t, wordsOf(t, string(out)), "Without this voice: no report. With it:")
}

func TestMapOffersTheWaysToRead(t *testing.T) {
	out, err := site(t).Map(request(editionOf(world("")), "en", "/"))
	if err != nil {
		t.Fatal(err)
	}
	has(t, string(out), `<details class="ways">`, `data-note="accepts `, `data-differs="`, `href="/?date=1900-05-03&amp;known=1900-05-03"`)
}
