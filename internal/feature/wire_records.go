package feature

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

type wireClaimant struct {
	ClaimantID string `json:"claimant_id"`
	Name       string `json:"name"`
	NameAr     string `json:"name_ar"`
	Party      int    `json:"party"` // number of the actor whose interest the voice has, -1 = none
}

type wireCampaign struct {
	CampaignID  string   `json:"campaign_id"`
	Title       string   `json:"title"`
	TitleAr     string   `json:"title_ar"`
	WindowStart edtf.Day `json:"window_start"`
	WindowEnd   edtf.Day `json:"window_end"`
	Places      []int    `json:"places"` // gaps of the numbers of what its source and its events tell of
}

type wirePhase struct {
	PhaseID    string   `json:"phase_id"`
	CampaignID string   `json:"campaign_id"`
	Title      string   `json:"title"`
	TitleAr    string   `json:"title_ar"`
	Kind       string   `json:"kind"`
	Start      edtf.Day `json:"start"`
	End        edtf.Day `json:"end"`
}

type wireDates struct {
	Date   []int `json:"date"` // gaps
	Claims []int `json:"claims"`
	Tray   []int `json:"tray"` // of the claims, those that name no place
	Events []int `json:"events"`
}

type wireEvent struct {
	Kind         string   `json:"kind"`
	DateEarliest edtf.Day `json:"date_earliest"`
	DateLatest   edtf.Day `json:"date_latest"`
	Places       []int    `json:"places"`
}

// MapRecords writes what no reading changes and no symbol needs: voices, campaigns,
// phases, dates, events, and which place lies within which. Cost: in proportion to
// the answer.
func (w *Writer) MapRecords() ([]byte, error) {
	e := w.edition
	out := struct {
		Edition   string         `json:"edition"`
		Claimants []wireClaimant `json:"claimants"`
		Campaigns []wireCampaign `json:"campaigns"`
		Phases    []wirePhase    `json:"phases"`
		Dates     wireDates      `json:"dates"`
		Events    []wireEvent    `json:"events"`
		Within    []int          `json:"within"`
	}{Edition: e.ID, Claimants: []wireClaimant{}, Campaigns: []wireCampaign{}, Phases: []wirePhase{}, Events: []wireEvent{}, Within: []int{}}
	parties, at := actorNumbers(e), placeNumbers(e)
	for i := range e.Atlas.Claimants {
		c := &e.Atlas.Claimants[i]
		out.Claimants = append(out.Claimants, wireClaimant{c.ID, c.Name.En, c.Name.Ar, numberOf(parties, c.Party)})
	}
	numbers := func(ids []string) []int {
		list := []int{}
		for _, id := range ids {
			list = append(list, at[id])
		}
		return list
	}
	for _, c := range e.Atlas.Campaigns {
		places := numbers(e.CampaignPlaces(c.ID))
		slices.Sort(places)
		out.Campaigns = append(out.Campaigns, wireCampaign{c.ID, c.Title.En, c.Title.Ar, c.WindowStart, c.WindowEnd, gaps(places)})
	}
	for _, p := range e.Atlas.Phases {
		out.Phases = append(out.Phases, wirePhase{p.ID, p.CampaignID, p.Title.En, p.Title.Ar, p.Kind, p.Start, p.End})
	}
	dates := []int{}
	out.Dates = wireDates{Claims: []int{}, Tray: []int{}, Events: []int{}}
	for _, d := range e.Dates {
		dates = append(dates, int(d.Date))
		x := &out.Dates
		x.Claims, x.Tray, x.Events = append(x.Claims, d.Claims), append(x.Tray, d.Tray), append(x.Events, d.Events)
	}
	out.Dates.Date = gaps(dates)
	for i := range e.Atlas.Events {
		x := &e.Atlas.Events[i]
		if x.WithdrawnOn == nil && !x.Date.IsZero() && !x.Date.OpenStart && !x.Date.OpenEnd {
			out.Events = append(out.Events, wireEvent{x.Kind, x.Date.Earliest, x.Date.Latest, numbers(x.PlaceIDs)})
		}
	}
	for _, i := range e.Drawn() {
		within := -1
		if p := e.Places[i]; p.Within != "" {
			within = at[p.Within]
		}
		out.Within = append(out.Within, within)
	}
	return Encode(out)
}
