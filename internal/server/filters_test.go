package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

func TestChangesHaveAHalfOpenRange(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		all := s.features(t, "/changes.geojson")
		days := s.someDays(8)
		for _, from := range days {
			for _, to := range days {
				if from > to {
					continue
				}
				var want []int
				for i := range all.Features {
					if d := all.Features[i].text("date"); from.String() <= d && d < to.String() {
						want = append(want, all.Features[i].ID)
					}
				}
				var got []int
				for _, f := range s.features(t, fmt.Sprintf("/changes.geojson?from=%s&to=%s", from, to)).Features {
					got = append(got, f.ID)
				}
				if !slices.Equal(got, want) {
					t.Fatalf("changes from %s to %s: %v, want %v", from, to, got, want)
				}
			}
		}
	})
}

// A change is the border of two spans: its id is that of the span that begins.
func TestChangesAreTheBordersOfSpans(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		byID := map[int]feature{}
		borders := 0
		for _, f := range s.features(t, "/spans.geojson").Features {
			byID[f.ID] = f
			if f.Properties["start_date"] != nil {
				borders++
			}
		}
		changes := s.features(t, "/changes.geojson")
		if len(changes.Features) != borders {
			t.Errorf("%d changes, %d borders", len(changes.Features), borders)
		}
		for i := range changes.Features {
			f := &changes.Features[i]
			after, before := byID[f.ID], byID[f.ID-1]
			if f.text("date") != after.text("start_date") || f.text("status") != after.text("status") || f.text("holders") != after.text("holders") ||
				f.text("before_status") != before.text("status") || f.text("before_holders") != before.text("holders") {
				t.Errorf("change %d on %s is not the border of its spans", f.ID, f.text("date"))
			}
		}
	})
}

func TestEventsMeetTheRange(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		all := s.features(t, "/events.geojson")
		for _, from := range s.someDays(6) {
			to := min(from+7, edtf.MaxDay)
			var want, got []string
			for i := range all.Features {
				f := &all.Features[i]
				first, last := f.text("date_earliest"), f.text("date_latest")
				if (last == "" || last >= from.String()) && (first == "" || first < to.String()) {
					want = append(want, f.text("event_id"))
				}
			}
			for _, f := range s.features(t, fmt.Sprintf("/events.geojson?from=%s&to=%s", from, to)).Features {
				got = append(got, f.text("event_id"))
			}
			if !slices.Equal(got, want) {
				t.Errorf("events from %s to %s: %v, want %v", from, to, got, want)
			}
		}
		if !slices.IsSortedFunc(all.Features, func(a, b feature) int { return strings.Compare(a.text("event_id"), b.text("event_id")) }) {
			t.Error("events are not in order of id")
		}
	})
}

func TestPlaceKeepsOnePlace(t *testing.T) {
	for _, path := range []string{"/changes.geojson", "/spans.geojson"} {
		want := 0
		for _, id := range anbar.features(t, path).ids() {
			if id == "rawa" {
				want++
			}
		}
		got := anbar.features(t, path+"?place=rawa").ids()
		if len(got) != want || want == 0 || slices.ContainsFunc(got, func(id string) bool { return id != "rawa" }) {
			t.Errorf("%s of one place: %v, want it %d times", path, got, want)
		}
	}
	for _, f := range anbar.features(t, "/events.geojson?place=rawa").Features {
		if !slices.Contains(strings.Split(f.text("place_ids"), ";"), "rawa") {
			t.Errorf("event %s is elsewhere: %s", f.text("event_id"), f.text("place_ids"))
		}
	}
}

func TestActorKeepsWhatNamesIt(t *testing.T) {
	for _, f := range invented.features(t, "/spans.geojson?actor=mountain-council").Features {
		if !slices.Contains(strings.Split(f.text("holders"), ","), "mountain-council") {
			t.Errorf("span %d: holders %s", f.ID, f.text("holders"))
		}
	}
	changes := invented.features(t, "/changes.geojson?actor=mountain-council")
	for i := range changes.Features {
		f := &changes.Features[i]
		if !strings.Contains(f.text("holders")+f.text("before_holders"), "mountain-council") {
			t.Errorf("change %d: %s to %s", f.ID, f.text("before_holders"), f.text("holders"))
		}
	}
	// a part of a side is found by itself, and the side's own by the side
	if n := len(invented.features(t, "/events.geojson?actor=league-fleet").Features); n == 0 {
		t.Error("no event of a part of a side")
	}
	if n := len(changes.Features); n == 0 {
		t.Error("no change of a side")
	}
}

// claimList is /claims.json.
type claimList struct {
	Edition string
	Claims  []map[string]any
}

func TestClaimsHaveTheColumnsOfTheirTable(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		list := parse[claimList](t, s.get(t, "/claims.json").body)
		if list.Edition != s.edition.ID || len(list.Claims) != s.edition.Atlas.Claims.Len() {
			t.Fatalf("edition %s with %d claims, want %s with %d", list.Edition, len(list.Claims), s.edition.ID, s.edition.Atlas.Claims.Len())
		}
		columns := strings.Fields(`claim_id actor_ids verb extent quantifier place_id loser_id date seq reported_on claimant_id via denies source_id section
			paragraph sentence fragment statement_en statement_ar count count_unit area_km2 recorded_by checked_by withdrawn_on withdrawn_reason
			date_earliest date_latest source_url`)
		for i, c := range list.Claims {
			for _, k := range columns {
				if _, ok := c[k]; !ok {
					t.Errorf("claim %v has no %s", c["claim_id"], k)
				}
			}
			if len(c) != len(columns) {
				t.Errorf("claim %v has %d keys, want %d", c["claim_id"], len(c), len(columns))
			}
			if i > 0 && list.Claims[i-1]["claim_id"].(string) >= c["claim_id"].(string) {
				t.Errorf("claim %v is out of order", c["claim_id"])
			}
		}
	})
	of := parse[claimList](t, anbar.get(t, "/claims.json?place=rawa").body)
	for _, c := range of.Claims {
		if c["place_id"] != "rawa" {
			t.Errorf("claim %v is about %v", c["claim_id"], c["place_id"])
		}
	}
	if len(of.Claims) == 0 {
		t.Error("no claim on the place")
	}
}

func TestDatesListEveryDayThatCounts(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		dates := parse[struct {
			First, Last, Default edtf.Day
			Dates                []struct {
				Date                    edtf.Day
				Changes, Claims, Events int
			}
		}](t, s.get(t, "/dates.json").body)
		count := map[edtf.Day]int{}
		for i, d := range dates.Dates {
			count[d.Date] = d.Changes
			if i > 0 && dates.Dates[i-1].Date >= d.Date {
				t.Errorf("%s comes twice or too late", d.Date)
			}
		}
		for _, f := range s.features(t, "/changes.geojson").Features {
			count[edtf.MustDay(f.text("date"))]--
		}
		for day, n := range count {
			if n != 0 {
				t.Errorf("%s: %d changes are missing", day, n)
			}
		}
		for _, c := range s.edition.Atlas.Campaigns {
			for d := c.WindowStart; d <= c.WindowEnd; d++ {
				if _, ok := count[d]; !ok {
					t.Errorf("%s of the campaign %s is missing", d, c.ID)
				}
			}
		}
		if dates.Default != s.edition.Atlas.About.DefaultDate || dates.First > dates.Default || dates.Last < dates.Default {
			t.Errorf("from %s to %s, opening on %s", dates.First, dates.Last, dates.Default)
		}
	})
}
