package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// held counts the places held on a day.
func (s *site) held(t *testing.T, query string) int {
	t.Helper()
	n := 0
	for _, f := range s.features(t, "/control.geojson?"+query).Features {
		if f.text("status") == "held" {
			n++
		}
	}
	return n
}

func TestRulesAcceptFromMoreToLess(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, day := range s.someDays(10) {
			at := "date=" + day.String()
			if any, documented, strict := s.held(t, at+"&rule=any"), s.held(t, at), s.held(t, at+"&rule=strict"); any < documented || documented < strict {
				t.Errorf("%s: %d held under any, %d documented, %d strict", day, any, documented, strict)
			}
		}
		if a, b := s.get(t, "/spans.geojson").body, s.get(t, "/spans.geojson?rule=documented").body; a != b {
			t.Error("documented is not the default")
		}
		for _, rule := range atlas.Rules {
			if c := s.features(t, "/control.geojson?rule="+string(rule)); c.Rule != string(rule) || c.Features[0].text("rule") != string(rule) {
				t.Errorf("the answer under %s calls its rule %s", rule, c.Rule)
			}
		}
	})
}

// The map as it could be drawn that evening knows nothing of later days.
func TestKnownUsesNothingSaidLater(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, known := range []edtf.Day{s.edition.First, s.edition.Atlas.About.DefaultDate, s.edition.Last} {
			for _, f := range s.features(t, "/spans.geojson?rule=any&known="+known.String()).Features {
				for _, id := range ids(f.text("claim_ids")) {
					if on := atlas.KnownOn(s.edition.Index.Claim(id)); on > known {
						t.Errorf("known on %s: %s rests on %s, said on %s", known, f.text("place_id"), id, on)
					}
				}
			}
		}
		before := s.features(t, "/spans.geojson?known="+(s.edition.First-1).String())
		for _, f := range before.Features {
			if f.text("status") != "unknown" {
				t.Errorf("%s is %s before anything was said", f.text("place_id"), f.text("status"))
			}
		}
		if a, b := s.features(t, "/spans.geojson?known=9999-12-31"), s.features(t, "/spans.geojson"); len(a.Features) != len(b.Features) {
			t.Error("knowing everything differs from the plain reading")
		}
	})
}

func TestWithoutLeavesOneVoiceOut(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, voice := range s.edition.Atlas.Claimants[:4] {
			for _, path := range []string{"/spans.geojson", "/changes.geojson"} {
				for _, f := range s.features(t, fmt.Sprintf("%s?rule=any&without=%s", path, voice.ID)).Features {
					if slices.Contains(ids(f.text("claimants")), voice.ID) {
						t.Errorf("%s without %s: feature %d rests on it", path, voice.ID, f.ID)
					}
				}
			}
		}
		whole, without := s.get(t, "/spans.geojson").body, s.get(t, "/spans.geojson?without="+atlas.DocumentClaimant).body
		if whole == without {
			t.Error("leaving out the text itself changes nothing")
		}
	})
}

func ids(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// The same question in another order of words is the same question.
func TestOrderOfParametersDoesNotMatter(t *testing.T) {
	a := anbar.get(t, "/spans.geojson?rule=any&place=rawa&bbox=-180,-90,180,90")
	b := anbar.get(t, "/spans.geojson?bbox=-180,-90,180,90&place=rawa&rule=any")
	if a.body != b.body || a.Header.Get("ETag") != b.Header.Get("ETag") {
		t.Error("two bodies")
	}
}
