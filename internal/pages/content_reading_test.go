package pages_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/words"
)

func TestPageSaysWhatTheReadingLeavesOut(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "en", "/on/1900-05-03")
	r.Reading = atlas.Reading{Rule: atlas.Strict, Known: edtf.MustDay("1900-05-02").Ptr(), Without: "watch"}
	out, err := s.Day(r)
	if err != nil {
		t.Fatal(err)
	}
	text := wordsOf(t, string(out))
	if !strings.Contains(text, "Read with only what had been said or written by 2 May 1900. Read without Watch. Read everything") {
		t.Error(text)
	}
	if !strings.Contains(string(out), `<a data-reading="known=&amp;without=" href="/on/1900-05-03?rule=strict">Read everything</a>`) {
		t.Error("no way back to everything")
	}
}

func TestStrictRuleNeverCallsTheTextASide(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "en", "/places/port")
	r.Reading.Rule = atlas.Strict
	out, err := s.Place(r, "port")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(wordsOf(t, string(out)), "Said to be held by the Red Army, not yet confirmed On 3 May 1900 · Only the source text itself says so; this rule asks for a second, independent voice.") {
		t.Error(wordsOf(t, string(out)))
	}
}

func TestPlaceThatARuleLeavesEmptySaysSo(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "en", "/places/hill")
	out, err := s.Place(r, "hill")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(wordsOf(t, string(out)), "On 3 May 1900 · Claims speak of this place, and this rule accepts none of them.") {
		t.Error(wordsOf(t, string(out)))
	}
}

func TestEveryStateHasAReasonAndALabelWithoutGaps(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := editionOf(world(""))
	for _, code := range catalogue.Codes() {
		l := catalogue.Language(code)
		for _, rule := range atlas.Rules {
			v := e.View(atlas.Reading{Rule: rule})
			for i := range v.Spans.Len() {
				for _, text := range []string{l.Reason(e.Index, v.Span(i)), l.Status(e.Index, v.Span(i))} {
					if strings.ContainsAny(text, "{}") || strings.Contains(text, "  ") || strings.HasPrefix(text, "reason.") || strings.HasPrefix(text, "status.") {
						t.Errorf("%s, %s, %s: %q", code, rule, v.Spans.PlaceID(i), text)
					}
				}
			}
		}
	}
}
