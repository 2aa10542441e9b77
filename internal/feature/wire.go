package feature

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// The wire format of the map page: columns instead of features, days as whole
// numbers since 1970-01-01, places and actors by their index. docs/http.md
// describes it.

type wireActor struct {
	ActorID   string `json:"actor_id"`
	Name      string `json:"name"`
	NameAr    string `json:"name_ar"`
	InText    string `json:"in_text"` // the name as it stands inside a sentence
	Short     string `json:"short"`
	ShortAr   string `json:"short_ar"`
	Color     string `json:"color"`
	ColorDark string `json:"color_dark"`
	Shape     string `json:"shape"`
}

type wireClaimant struct {
	ClaimantID string `json:"claimant_id"`
	Name       string `json:"name"`
	NameAr     string `json:"name_ar"`
	Party      int    `json:"party"` // index of the actor whose interest the voice has, -1 = none
}

type wirePlaces struct {
	PlaceID    []string   `json:"place_id"`
	Name       []string   `json:"name"`
	NameAr     []string   `json:"name_ar"`
	Kind       []string   `json:"kind"`
	Rank       []int      `json:"rank"`
	Within     []int      `json:"within"`
	Lon        []*float64 `json:"lon"`
	Lat        []*float64 `json:"lat"`
	PrecisionM []float64  `json:"precision_m"`
	LocatedBy  []string   `json:"located_by"`
}

type wireCampaign struct {
	CampaignID  string   `json:"campaign_id"`
	Title       string   `json:"title"`
	TitleAr     string   `json:"title_ar"`
	WindowStart edtf.Day `json:"window_start"`
	WindowEnd   edtf.Day `json:"window_end"`
	Places      []int    `json:"places"` // indexes of what its source and its events tell of
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

type wireDate struct {
	Date   edtf.Day `json:"date"`
	Claims int      `json:"claims"`
	Tray   int      `json:"tray"` // of the claims, those that name no place
	Events int      `json:"events"`
}

type wireEvent struct {
	EventID      string   `json:"event_id"`
	Kind         string   `json:"kind"`
	DateEarliest edtf.Day `json:"date_earliest"`
	DateLatest   edtf.Day `json:"date_latest"`
	Title        string   `json:"title"`
	TitleAr      string   `json:"title_ar"`
	PlaceIDs     []string `json:"place_ids"`
}

// MapPlaces writes what the map needs under every rule.
func (w *Writer) MapPlaces() ([]byte, error) {
	e := w.edition
	out := struct {
		Edition   string         `json:"edition"`
		Actors    []wireActor    `json:"actors"`
		Claimants []wireClaimant `json:"claimants"`
		Places    wirePlaces     `json:"places"`
		Campaigns []wireCampaign `json:"campaigns"`
		Phases    []wirePhase    `json:"phases"`
		Dates     []wireDate     `json:"dates"`
		Events    []wireEvent    `json:"events"`
	}{Edition: e.ID, Actors: []wireActor{}, Claimants: []wireClaimant{}, Places: noPlaces(), Campaigns: []wireCampaign{}, Phases: []wirePhase{}, Dates: []wireDate{}, Events: []wireEvent{}}
	for _, a := range roots(e) {
		out.Actors = append(out.Actors, wireActor{a.ID, a.Name.En, a.Name.Ar, w.en.The(a.Name.En), a.Short.En, a.Short.Ar, a.Color, a.ColorDark, a.Shape})
	}
	parties := actorNumbers(e)
	for i := range e.Atlas.Claimants {
		c := &e.Atlas.Claimants[i]
		out.Claimants = append(out.Claimants, wireClaimant{c.ID, c.Name.En, c.Name.Ar, numberOf(parties, c.Party)})
	}
	at := placeNumbers(e)
	for _, p := range e.Places {
		l := e.Located(p.ID)
		x := &out.Places
		var lon, lat *float64
		if l.Point != nil {
			lon, lat = &l.Point[0], &l.Point[1]
		}
		within := -1
		if p.Within != "" {
			within = at[p.Within]
		}
		x.PlaceID, x.Name, x.NameAr = append(x.PlaceID, p.ID), append(x.Name, p.Name), append(x.NameAr, p.NameAr)
		x.Kind, x.Rank, x.Within = append(x.Kind, p.Kind), append(x.Rank, p.Rank), append(x.Within, within)
		x.Lon, x.Lat = append(x.Lon, lon), append(x.Lat, lat)
		x.PrecisionM, x.LocatedBy = append(x.PrecisionM, l.PrecisionM), append(x.LocatedBy, l.LocatedBy)
	}
	for _, c := range e.Atlas.Campaigns {
		places := []int{}
		for _, id := range e.CampaignPlaces(c.ID) {
			places = append(places, at[id])
		}
		out.Campaigns = append(out.Campaigns, wireCampaign{c.ID, c.Title.En, c.Title.Ar, c.WindowStart, c.WindowEnd, places})
	}
	for _, p := range e.Atlas.Phases {
		out.Phases = append(out.Phases, wirePhase{p.ID, p.CampaignID, p.Title.En, p.Title.Ar, p.Kind, p.Start, p.End})
	}
	for _, d := range e.Dates {
		out.Dates = append(out.Dates, wireDate(d))
	}
	for i := range e.Atlas.Events {
		x := &e.Atlas.Events[i]
		if x.WithdrawnOn == nil && !x.Date.IsZero() && !x.Date.OpenStart && !x.Date.OpenEnd {
			out.Events = append(out.Events, wireEvent{x.ID, x.Kind, x.Date.Earliest, x.Date.Latest, x.Title.En, x.Title.Ar, append([]string{}, x.PlaceIDs...)})
		}
	}
	return Encode(out)
}

// noPlaces are columns of no length: an empty list, never null.
func noPlaces() wirePlaces {
	return wirePlaces{
		PlaceID: []string{}, Name: []string{}, NameAr: []string{}, Kind: []string{}, Rank: []int{}, Within: []int{},
		Lon: []*float64{}, Lat: []*float64{}, PrecisionM: []float64{}, LocatedBy: []string{},
	}
}

// roots lists the root parties in the order of their file.
func roots(e *edition.Edition) []*atlas.Actor {
	var out []*atlas.Actor
	for i := range e.Atlas.Actors {
		if a := &e.Atlas.Actors[i]; a.ParentID == "" {
			out = append(out, a)
		}
	}
	return out
}

// actorNumbers are the indexes of the root parties.
func actorNumbers(e *edition.Edition) map[string]int {
	at := map[string]int{}
	for i, a := range roots(e) {
		at[a.ID] = i
	}
	return at
}

// numberOf is the index of an id, -1 for none.
func numberOf(at map[string]int, id string) int {
	if i, ok := at[id]; ok {
		return i
	}
	return -1
}

func placeNumbers(e *edition.Edition) map[string]int {
	at := make(map[string]int, len(e.Places))
	for i, p := range e.Places {
		at[p.ID] = i
	}
	return at
}

type wireSpans struct {
	Place        []int   `json:"place"`
	Start        []*int  `json:"start"`
	End          []*int  `json:"end"`
	Status       []int   `json:"status"`
	Holder       []int   `json:"holder"`
	Holders      [][]int `json:"holders"`
	LastReport   []*int  `json:"last_report"`
	Basis        []int   `json:"basis"`
	FromEarliest []*int  `json:"from_earliest"`
	FromLatest   []*int  `json:"from_latest"`
	Claimants    [][]int `json:"claimants"`
}

type wireChanges struct {
	Span   []int `json:"span"`
	Date   []int `json:"date"`
	Kind   []int `json:"kind"`
	Gained []int `json:"gained"`
}

// MapHistory writes every span and change under a reading.
func (w *Writer) MapHistory(v *edition.View) ([]byte, error) {
	e := w.edition
	out := struct {
		Edition string      `json:"edition"`
		Rule    atlas.Rule  `json:"rule"`
		Known   *edtf.Day   `json:"known"`
		Without *string     `json:"without"`
		Spans   wireSpans   `json:"spans"`
		Changes wireChanges `json:"changes"`
	}{Edition: e.ID, Rule: v.Reading.Rule, Known: v.Reading.Known, Without: text(v.Reading.Without)}
	out.Changes = wireChanges{Span: []int{}, Date: []int{}, Kind: []int{}, Gained: []int{}}
	places, actors, claimants := placeNumbers(e), actorNumbers(e), map[string]int{}
	for i := range e.Atlas.Claimants {
		claimants[e.Atlas.Claimants[i].ID] = i
	}
	s := &out.Spans
	for i := range v.Spans.Len() {
		x := v.Span(i)
		holders := []int{}
		for _, h := range x.Holders {
			holders = append(holders, numberOf(actors, h))
		}
		voices := []int{}
		for _, id := range x.ClaimIDs {
			if v := numberOf(claimants, e.Index.Claim(id).ClaimantID); !slices.Contains(voices, v) {
				voices = append(voices, v)
			}
		}
		s.Claimants = append(s.Claimants, voices)
		s.Place, s.Start, s.End = append(s.Place, places[x.PlaceID]), append(s.Start, dayNumber(x.Start)), append(s.End, dayNumber(x.End))
		s.Status, s.Holder, s.Holders = append(s.Status, statusDigit(x.Status)), append(s.Holder, numberOf(actors, x.Holder)), append(s.Holders, holders)
		s.LastReport, s.Basis = append(s.LastReport, dayNumber(x.LastReport)), append(s.Basis, basisDigit(x.Basis))
		s.FromEarliest, s.FromLatest = append(s.FromEarliest, dayNumber(x.FromEarliest)), append(s.FromLatest, dayNumber(x.FromLatest))
	}
	for _, c := range v.Changes(nil, nil) {
		x := &out.Changes
		x.Span, x.Date = append(x.Span, c.Index), append(x.Date, int(c.Date))
		x.Kind, x.Gained = append(x.Kind, kindDigit(c.Kind)), append(x.Gained, numberOf(actors, c.After.Holder))
	}
	return Encode(out)
}

func dayNumber(d *edtf.Day) *int {
	if d == nil {
		return nil
	}
	n := int(*d)
	return &n
}

func statusDigit(s atlas.Status) int {
	for i, x := range atlas.Statuses {
		if x == s {
			return i
		}
	}
	return 0
}

func kindDigit(k atlas.ChangeKind) int {
	for i, x := range atlas.ChangeKinds {
		if x == k {
			return i
		}
	}
	return 0
}

func basisDigit(b atlas.Basis) int {
	switch b {
	case atlas.Direct:
		return 1
	case atlas.ByInclusion:
		return 2
	}
	return 0
}
