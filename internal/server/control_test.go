package server_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// someDays are days inside and around those of the atlas, the same each run.
func (s *site) someDays(n int) []edtf.Day {
	r := rand.New(rand.NewPCG(1, 2))
	days := []edtf.Day{edtf.MinDay, edtf.MaxDay, s.edition.First, s.edition.Last, s.edition.Atlas.About.DefaultDate}
	first := s.edition.First - 40
	for range n {
		days = append(days, first+edtf.Day(r.IntN(int(s.edition.Last-first)+400)))
	}
	return days
}

func TestSpansOnADayAreTheStateOfThatDay(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for _, rule := range atlas.Rules {
			spans := s.features(t, "/spans.geojson?rule="+string(rule))
			slices.SortFunc(spans.Features, func(a, b feature) int { return a.ID - b.ID })
			for _, day := range s.someDays(40) {
				c := s.features(t, fmt.Sprintf("/control/%s.geojson?rule=%s", day, rule))
				if got, want := c.Features, stateOf(spans, day.String()); !reflect.DeepEqual(properties(got), properties(want)) {
					t.Fatalf("%s under %s: control and spans differ", day, rule)
				}
			}
		}
	})
}

// stateOf keeps the spans with (start null or <= day) and (end null or > day), as
// a client without our code would.
func stateOf(spans collection, day string) []feature {
	var out []feature
	for _, f := range spans.Features {
		start, end := f.text("start_date"), f.text("end_date")
		if (start == "" || start <= day) && (end == "" || end > day) {
			f.Properties = maps.Clone(f.Properties)
			delete(f.Properties, "start_date")
			delete(f.Properties, "end_date")
			out = append(out, f)
		}
	}
	return out
}

func properties(list []feature) []map[string]any {
	var out []map[string]any
	for _, f := range list {
		out = append(out, f.Properties)
	}
	return out
}

// A state says from when until when it stands: all days of that range have the
// same body, the days beside it another.
func TestStateStandsFromValidFromUntilValidUntil(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, rule := range atlas.Rules {
			address := func(d edtf.Day) string { return fmt.Sprintf("/control/%s.geojson?rule=%s", d, rule) }
			for _, day := range s.someDays(8) {
				body := s.get(t, address(day)).body
				c := parse[collection](t, body)
				from, until := max(edtf.MinDay, day-50), min(edtf.MaxDay, day+50)
				if c.ValidFrom != nil {
					if *c.ValidFrom > day {
						t.Fatalf("%s stands from %s only", day, c.ValidFrom)
					}
					from = *c.ValidFrom
					differs(t, s, address(from-1), body)
				}
				if c.ValidUntil != nil {
					if *c.ValidUntil <= day {
						t.Fatalf("%s stood until %s only", day, c.ValidUntil)
					}
					until = *c.ValidUntil - 1
					differs(t, s, address(*c.ValidUntil), body)
				}
				for _, d := range []edtf.Day{from, (from + until) / 2, until} {
					if s.get(t, address(d)).body != body {
						t.Errorf("under %s, %s and %s have other bodies, though one state stands", rule, day, d)
					}
				}
			}
		}
	})
}

func differs(t *testing.T, s *site, path, body string) {
	t.Helper()
	if s.get(t, path).body == body {
		t.Errorf("%s is outside the range and has the same body", path)
	}
}

func TestControlIsTheSameByBothAddresses(t *testing.T) {
	for _, end := range []string{".geojson", ".csv"} {
		byPath, byParam := anbar.get(t, "/control/2017-11-03"+end), anbar.get(t, "/control"+end+"?date=2017-11-03")
		if byPath.body != byParam.body || byPath.Header.Get("ETag") != byParam.Header.Get("ETag") {
			t.Errorf("%s: two bodies for one day", end)
		}
	}
	if anbar.get(t, "/control.geojson").body != anbar.get(t, "/control/"+anbar.edition.Last.String()+".geojson").body {
		t.Error("without a date it is not the last day")
	}
}

// A statement without a place is in the tray of exactly one state, and never a point.
func TestTrayListsEachStatementOnce(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		seen := map[string]int{}
		for day := (*edtf.Day)(nil); ; {
			d := edtf.MinDay
			if day != nil {
				d = *day
			}
			c := s.features(t, "/control/"+d.String()+".geojson")
			for _, raw := range c.Unlocated {
				row := parse[map[string]any](t, string(raw))
				seen[row["claim_id"].(string)]++
				if len(row) != 12 {
					t.Errorf("a tray row has %d keys", len(row))
				}
			}
			if day = c.ValidUntil; day == nil {
				break
			}
		}
		want := 0
		for _, c := range s.edition.Claims("") {
			if c.WithdrawnOn == nil {
				want++
			}
		}
		if len(seen) != want {
			t.Errorf("%d statements in the trays, want %d", len(seen), want)
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("%s is in %d trays", id, n)
			}
		}
	})
}

func TestControlOfTheDayTheTownFell(t *testing.T) {
	holder := func(day string) string {
		c := anbar.features(t, "/control/"+day+".geojson")
		f := c.Features[slices.Index(c.ids(), "al-qaim")]
		return strings.Join([]string{f.text("status"), f.text("holder")}, " ")
	}
	if before, after := holder("2017-11-02"), holder("2017-11-03"); before != "held is" || after != "held iraq" {
		t.Errorf("%q before, %q after", before, after)
	}
}
