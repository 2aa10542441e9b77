package server_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A filter of places keeps exactly what its groups say, whichever reading.
func TestControlKeepsWhatTheFilterAsksFor(t *testing.T) {
	has := func(list, id string) bool { return slices.Contains(strings.Split(list, ","), id) }
	for query, fits := range map[string]func(*feature) bool{
		"status=claimed":         func(f *feature) bool { return f.text("status") == "claimed" },
		"status=claimed,unknown": func(f *feature) bool { return f.text("status") == "claimed" || f.text("status") == "unknown" },
		"kind=town&status=held":  func(f *feature) bool { return f.text("kind") == "town" && f.text("status") == "held" },
		"actor=is": func(f *feature) bool {
			return has(f.text("holders"), "is") && (f.text("status") != "claimed" || f.text("holder") == "is")
		},
		"claimant=joc":          func(f *feature) bool { return has(f.text("claimants"), "joc") },
		"claimant=joc&rule=any": func(f *feature) bool { return has(f.text("claimants"), "joc") },
	} {
		all := "/control/2017-11-03.geojson"
		if strings.HasSuffix(query, "rule=any") {
			all += "?rule=any"
		}
		var want, got []string
		c := anbar.features(t, all)
		for i := range c.Features {
			if f := &c.Features[i]; fits(f) {
				want = append(want, f.text("place_id"))
			}
		}
		c = anbar.features(t, "/control/2017-11-03.geojson?"+query)
		for i := range c.Features {
			got = append(got, c.Features[i].text("place_id"))
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s keeps %v, want %v", query, got, want)
		}
	}
}

type wireCampaigns struct {
	Campaigns []struct {
		CampaignID string `json:"campaign_id"`
		Places     []int
	}
}

// A campaign's places are those of its source's claims and of its events.
func TestControlKeepsThePlacesOfACampaign(t *testing.T) {
	wire := parse[wireCampaigns](t, anbar.get(t, "/map/records.json").body)
	places := namesOf(t, anbar).places
	for _, c := range wire.Campaigns {
		var want, got []string
		number := 0
		for _, gap := range c.Places {
			number += gap
			want = append(want, places[number])
		}
		slices.Sort(want)
		kept := anbar.features(t, "/control/2017-11-03.geojson?campaign="+c.CampaignID)
		for i := range kept.Features {
			got = append(got, kept.Features[i].text("place_id"))
		}
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s keeps %v, want %v", c.CampaignID, got, want)
		}
	}
}

func TestControlRefusesWhatNoFilterKnows(t *testing.T) {
	for _, query := range []string{"actor=nobody", "actor=is,nobody", "status=taken", "kind=castle", "campaign=none", "claimant=none"} {
		anbar.refused(t, "/control.geojson?"+query, http.StatusNotFound)
	}
	if d := anbar.refused(t, "/control.geojson?kind=", http.StatusBadRequest); d.Parameter != "kind" {
		t.Errorf("an empty group names %q", d.Parameter)
	}
}

// Pages leave aside what the atlas has not, and say so.
func TestPagesKeepTheFilterTheyKnow(t *testing.T) {
	if n := notices(anbar.get(t, "/?status=held,taken&actor=nobody").body); len(n) != 2 {
		t.Errorf("notices: %v", n)
	}
	page := anbar.get(t, "/on/2017-11-03?status=claimed").body
	if !strings.Contains(page, `href="/on/2017-11-03"`) || !strings.Contains(page, "status=claimed") {
		t.Error("the day does not say which places it shows")
	}
	if !strings.Contains(anbar.get(t, "/?status=claimed&lang=ar").body, `/on/2017-11-03?lang=ar&amp;status=claimed`) {
		t.Error("the map's link to the text loses the filter")
	}
}
