package publish_test

import (
	"context"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/publish"
)

// anbar builds the committed atlas.
func anbar(tb testing.TB) *edition.Edition {
	tb.Helper()
	c, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS("../../data"))
	if err != nil {
		if p, ok := err.(publish.Problems); ok { //nolint:errorlint // Build returns it bare
			for _, x := range p {
				tb.Error(x)
			}
		}
		tb.Fatal(err)
	}
	return edition.New(c)
}

// TestWorkedSentences holds the worked sentences that docs/codebook.md shows,
// on the real records.
func TestWorkedSentences(t *testing.T) {
	e := anbar(t)
	tests := []struct{ sentence, place, day, want string }{
		{"stronghold by 2004", "ramadi", "2004-12-30", "unknown"},
		{"stronghold by 2004", "ramadi", "2004-12-31", "held aqi"},
		{"regained early 2007", "ramadi", "2006-12-31", "held aqi"},
		{"regained early 2007", "ramadi", "2007-01-01", "unsure aqi,us,iraq"},
		{"regained early 2007", "ramadi", "2007-04-29", "unsure aqi,us,iraq"},
		{"regained early 2007", "ramadi", "2007-04-30", "held us,iraq"},
		{"regained early 2007", "hit", "2007-04-30", "held us,iraq"},
		{"secured June 2007", "fallujah", "2007-06-30", "held us"},
		{"withdrawal 2011", "fallujah", "2013-12-31", "unknown"},
		{"withdrawal 2011", "al-karmah", "2013-12-31", "unknown"},
		{"overrun 2014", "hit", "2014-07-01", "unknown"},
		{"overrun 2014", "haditha", "2016-01-01", "unknown"},
		{"overrun 2014", "rutbah", "2017-11-03", "unknown"},
		{"late June 2014", "fallujah", "2014-06-29", "unknown"},
		{"late June 2014", "fallujah", "2014-06-30", "held is"},
		{"late June 2014", "al-qaim", "2014-06-30", "held is"},
		{"late June 2014", "abu-ghraib", "2014-06-30", "held is"},
		{"late June 2014", "ramadi", "2014-06-30", "contested is"},
		{"part retaken", "al-karmah", "2015-04-25", "held is"},
		{"part retaken", "al-karmah", "2015-04-26", "contested is,iraq"},
		{"part retaken", "al-karmah", "2016-01-01", "unknown"},
		{"part retaken", "al-karmah", "2017-12-09", "held iraq"},
		{"headquarters by 15 May 2015", "ramadi-government-headquarters", "2015-05-15", "held is"},
		{"dislodged before the offensive", "fallujah", "2014-07-01", "unsure is,iraq"},
		{"dislodged before the offensive", "fallujah", "2017-09-14", "unsure is,iraq"},
		{"dislodged before the offensive", "fallujah", "2017-09-15", "held iraq"},
		{"dislodged before the offensive", "ramadi", "2017-09-14", "unsure is,iraq"},
		{"dislodged before the offensive", "ramadi", "2017-09-15", "held iraq"},
		{"left to militants", "al-qaim", "2016-06-01", "held is"},
		{"left to militants", "anah", "2017-09-20", "held is"},
		{"taken 21 September", "anah", "2017-09-21", "held iraq"},
		{"taken 21 September", "anah", "2017-12-10", "held iraq"},
		{"Yarallah, 26 October", "umm-al-waz", "2017-10-26", "claimed iraq"},
		{"Yarallah, 26 October", "h-2-air-base", "2017-10-26", "claimed iraq"},
		{"Yarallah, 26 October", "husseiniyat", "2017-11-03", "claimed iraq"},
		{"Yarallah, 26 October", "h-2-air-base", "2017-12-09", "held iraq"},
		{"al-Qaim station", "al-qaim-station", "2017-10-27", "claimed iraq"},
		{"al-Qaim station", "al-qaim-station", "2017-11-02", "claimed iraq"},
		{"al-Qaim station", "al-qaim-station", "2017-11-03", "held iraq"},
		{"al-Qaim station", "al-qaim", "2017-11-02", "held is"},
		{"Akkas", "akkas-gas-field", "2017-10-27", "unknown"},
		{"Akkas", "akkas-gas-field", "2017-10-28", "claimed iraq"},
		{"Akkas", "akkas-gas-field", "2017-11-02", "claimed iraq"},
		{"Akkas", "akkas-gas-field", "2017-11-03", "held iraq"},
		{"3 November", "al-qaim", "2017-11-03", "held iraq"},
		{"3 November", "gaza-neighbourhood", "2017-11-02", "held is"},
		{"3 November", "gaza-neighbourhood", "2017-11-03", "held iraq"},
		{"3 November", "al-qaim-border-crossing", "2017-11-03", "held iraq"},
		{"only Rawa left", "rawa", "2017-11-03", "held is"},
		{"Rumana", "rumana", "2017-11-03", "unsure iraq"},
		{"Rumana", "rumana", "2017-11-10", "unsure iraq"},
		{"Rumana", "rumana", "2017-11-11", "claimed iraq"},
		{"Rawa, 17 November", "rawa", "2017-11-16", "held is"},
		{"Rawa, 17 November", "rawa", "2017-11-17", "held iraq"},
		{"the desert", "al-jazira-desert", "2017-12-08", "unknown"},
		{"the desert", "western-desert", "2017-12-08", "unknown"},
		{"9 December", "western-desert", "2017-12-09", "held iraq"},
		{"9 December", "iraq", "2017-12-09", "held iraq"},
	}
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	for _, tt := range tests {
		s := v.At(tt.place, edtf.MustDay(tt.day))
		if s == nil {
			t.Errorf("%s: no place %s", tt.sentence, tt.place)
			continue
		}
		if got := strings.TrimSpace(string(s.Status) + " " + s.HolderList()); got != tt.want {
			t.Errorf("%s: %s on %s is %q, want %q (claims %v)", tt.sentence, tt.place, tt.day, got, tt.want, s.ClaimIDs)
		}
	}
	akkas := v.At("akkas-gas-field", edtf.MustDay("2017-11-03"))
	if akkas.Basis != atlas.ByInclusion || akkas.FromLatest.String() != "2017-10-28" {
		t.Errorf("Akkas on 3 November: basis %s from %v, want by inclusion with its own from, 2017-10-28", akkas.Basis, akkas.FromLatest)
	}
}

func TestNothingIsEverHeldWhereNoSentenceSaysSo(t *testing.T) {
	e := anbar(t)
	for _, rule := range atlas.Rules {
		v := e.View(atlas.Reading{Rule: rule})
		for _, place := range []string{"al-bukamal", "al-bukamal-countryside"} {
			for _, s := range v.Place(place) {
				if s.Holder == "iraq" || strings.Contains(s.HolderList(), "iraq") {
					t.Errorf("under %s %s is %s %s", rule, place, s.Status, s.HolderList())
				}
			}
		}
		for i := range v.Spans.Len() {
			s := v.Spans.At(i)
			if slices.Contains(s.Holders, "us") && s.On(edtf.MustDay("2013-12-31")) {
				t.Errorf("under %s %s is %s %s on 2013-12-31", rule, s.PlaceID, s.Status, s.HolderList())
			}
			if rule == atlas.Strict && s.Basis == atlas.ByInclusion && e.Index.Claim(s.ClaimIDs[0]).Quantifier != "" {
				t.Errorf("under strict %s is %s by inclusion in %s", s.PlaceID, s.Status, e.Index.Claim(s.ClaimIDs[0]).PlaceID)
			}
		}
	}
}

func TestTrayKeepsCountsWithoutPoints(t *testing.T) {
	e := anbar(t)
	want := map[float64]bool{33: false, 77: false, 45: false, 90: false}
	for _, c := range e.Claims("") {
		if c.Count != nil {
			if _, ok := want[*c.Count]; ok {
				want[*c.Count] = true
			}
		}
	}
	for n, ok := range want {
		if !ok {
			t.Errorf("no tray row counts %v villages", n)
		}
	}
}

// The distances that the documents state, from Al-Qa'im, on the map too.
func TestStatedDistancesHoldOnTheMap(t *testing.T) {
	e := anbar(t)
	from := *e.Located("al-qaim").Point
	for place, want := range map[string]struct{ km, off, bearing, spread float64 }{
		"umm-al-waz":   {55, 0.5, 135, 1},
		"h-2-air-base": {120, 5, 180, 22.5},
	} {
		to := e.Located(place).Point
		if to == nil {
			t.Errorf("%s has no point", place)
			continue
		}
		if km := geo.Distance(from, *to) / 1000; math.Abs(km-want.km) > want.off {
			t.Errorf("%s lies %.1f km from Al-Qa'im, the text says %.0f", place, km, want.km)
		}
		if b := geo.Bearing(from, *to); geo.BearingDifference(b, want.bearing) > want.spread {
			t.Errorf("%s lies at %.0f degrees from Al-Qa'im, the text says %.0f", place, b, want.bearing)
		}
	}
}
