package edition

import (
	"slices"
	"sort"
	"sync"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/kept"
)

// Edition is one published version of an atlas.
type Edition struct {
	ID     string // first 16 hex digits of the SHA-256 of its content, see Hash
	Atlas  *atlas.Atlas
	Index  *atlas.Index
	Places []*atlas.Place // by id
	Dates  []DayCount     // days with a report, in order
	First  edtf.Day       // first day with a report
	Last   edtf.Day       // last day with a report or of a campaign
	Search *gazetteer.Index

	located map[string]*gazetteer.Located
	byNo    []*gazetteer.Located // beside Places
	apart   map[string]*gazetteer.Contradiction
	others  map[string]*recordSet // events and figures by place
	tray    func() *tray
	byDay   func() []uint32 // rows of claims that are not withdrawn, by RecordDay
	rows    rows
	parts   map[string][]string // places directly within a place

	campaignPlaces map[string][]string // by campaign, in order

	told  func() []edtf.Day
	drawn func() []int

	points func() *geo.Points // of Places

	ground func() (*ground, error) // of the estimated areas
	areas  *kept.Room[[]Area]      // by reading and state

	views *views
}

// Content is what an edition is made of. Readings are the plain rules, derived
// when it was published. A store may leave some of them out and give Read, which
// reads one of them when somebody asks for it; a rule that neither has is derived.
type Content struct {
	ID             string
	Atlas          *atlas.Atlas
	Located        []gazetteer.Located
	Contradictions []gazetteer.Contradiction
	Readings       map[atlas.Rule]*atlas.Derivation
	Read           func(atlas.Rule) (*atlas.Derivation, error) // may be nil; several goroutines may call it
}

// Reading is a plain rule of the content: as it is at hand, or as it is read; nil
// where the content does not have it.
func (c *Content) Reading(rule atlas.Rule) (*atlas.Derivation, error) {
	if d := c.Readings[rule]; d != nil || c.Read == nil {
		return d, nil
	}
	return c.Read(rule)
}

// New indexes an edition. Cost: time and memory in proportion to the records.
func New(c Content) *Edition {
	a := c.Atlas
	e := &Edition{
		ID: c.ID, Atlas: a, Index: atlas.NewIndex(a), located: make(map[string]*gazetteer.Located, len(c.Located)),
		apart: map[string]*gazetteer.Contradiction{}, parts: map[string][]string{},
	}
	for i := range a.Places {
		p := &a.Places[i]
		e.Places = append(e.Places, p)
		if p.Within != "" {
			e.parts[p.Within] = append(e.parts[p.Within], p.ID)
		}
	}
	slices.SortFunc(e.Places, func(p, q *atlas.Place) int {
		if p.ID < q.ID {
			return -1
		}
		return 1
	})
	for i := range c.Located {
		e.located[c.Located[i].PlaceID] = &c.Located[i]
	}
	for _, p := range e.Places {
		e.byNo = append(e.byNo, e.Located(p.ID))
	}
	for i := range c.Contradictions {
		e.apart[c.Contradictions[i].PlaceID] = &c.Contradictions[i]
	}
	for _, list := range e.parts {
		sort.Strings(list)
	}
	e.others = recordsByPlace(a)
	e.tray = sync.OnceValue(func() *tray { return newTray(e.claimsAt("")) })
	e.byDay = sync.OnceValue(func() []uint32 { return claimsByDay(&a.Claims) })
	e.Dates = countDays(a)
	e.campaignPlaces = campaignPlaces(a)
	e.bounds()
	e.points = sync.OnceValue(e.indexPoints)
	e.Search = gazetteer.PlaceIndex(a.Places)
	e.views = newViews(c.Read)
	for rule, d := range c.Readings {
		e.views.plain.Store(rule, newView(e, d))
	}
	e.told = sync.OnceValue(e.findTold)
	e.drawn = sync.OnceValue(e.findDrawn)
	e.ground = sync.OnceValues(e.layGround)
	e.areas = newAreas()
	return e
}

// Located returns how a place was located; never nil for a place of the atlas.
func (e *Edition) Located(placeID string) *gazetteer.Located {
	if l := e.located[placeID]; l != nil {
		return l
	}
	return &gazetteer.Located{PlaceID: placeID, Status: gazetteer.StatusUnlocated, LocatedBy: gazetteer.ByUnlocated}
}

// Place returns a place by its number in Places, which spans and changes have it by,
// and how it was located. Cost: constant.
func (e *Edition) Place(no int) (*atlas.Place, *gazetteer.Located) { return e.Places[no], e.byNo[no] }

// Contradiction returns how a sentence's words about a place's position compare
// with the map; nil where no sentence says anything of it.
func (e *Edition) Contradiction(placeID string) *gazetteer.Contradiction { return e.apart[placeID] }

// Parts lists the places directly within a place, by id.
func (e *Edition) Parts(placeID string) []string { return e.parts[placeID] }

// bounds sets the first and last day of the slider.
func (e *Edition) bounds() {
	if len(e.Dates) > 0 {
		e.First, e.Last = e.Dates[0].Date, e.Dates[len(e.Dates)-1].Date
	} else {
		e.First, e.Last = e.Atlas.About.DefaultDate, e.Atlas.About.DefaultDate
	}
	for _, c := range e.Atlas.Campaigns {
		e.Last = max(e.Last, c.WindowEnd)
	}
	e.First = min(e.First, e.Atlas.About.DefaultDate)
	e.Last = max(e.Last, e.Atlas.About.DefaultDate)
}
