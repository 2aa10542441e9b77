package pages

import (
	"html/template"
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// dayModel is the article of one day: the same on the map and in its text twin.
type dayModel struct {
	*writer
	Date    string // YYYY-MM-DD
	Title   string
	Reading []template.HTML // what the reading leaves out
	Differ  *differModel    // what it shows otherwise than everything would
	Eyebrow []brow
	Outside string // the sources tell little of this time
	Lede    []template.HTML
	Counts  []count
	account
	Empty    bool
	Quiet    string // sentence of a day on which nothing changed
	Previous *dayRef
	Next     *dayRef
	Twin     bool // the page is the text twin: lists are open, and no link leads to it
	TwinURL  string
	Left     leftOut
}

// leftOut says how many rows of each list stand on the text twin only; empty for none.
type leftOut struct{ Changes, Said, Others, Claims, Tray string }

// rowsOnMap is how many rows a list of the day has beside the map. A day of a large atlas
// has hundreds, which would weigh more than the map.
const rowsOnMap = 40

// shortened cuts a list for the map and says how many rows are left out.
func shortened[T any](w *writer, list []T) ([]T, string) {
	if n := len(list) - rowsOnMap; n > 0 {
		return list[:rowsOnMap], w.N("list.more", n)
	}
	return list, ""
}

// count is a number with what it counts.
type count struct {
	N     string
	Label string
}

// trayRow is a statement that names no place, or only an amount.
type trayRow struct {
	N    string
	Unit string
	record
}

type eventGroup struct {
	ID   string // of the kind
	Kind string
	N    string // how many, where the list is folded
	List []record
}

func (w *writer) dayArticle(twin bool) *dayModel {
	on := w.ed.On(w.day)
	m := &dayModel{
		writer: w, Date: w.day.String(), Title: w.lang.Day(w.day), Reading: w.readingNotes(), Differ: w.differ(), Eyebrow: w.eyebrow(), Outside: w.outside(w.day, w.day), Lede: w.lede(), Twin: twin,
		TwinURL: w.url("/on/" + w.day.String()),
	}
	m.account = w.account(&on)
	m.Previous, m.Next = w.neighbours()
	m.Counts = w.dayCounts(m, &on)
	if !twin {
		m.Changes, m.Left.Changes = shortened(w, m.Changes)
		m.Said, m.Left.Said = shortened(w, m.Said)
		m.Others, m.Left.Others = shortened(w, m.Others)
		m.Claims, m.Left.Claims = shortened(w, m.Claims)
		m.Tray, m.Left.Tray = shortened(w, m.Tray)
	}
	m.Empty = len(on.Claims)+len(on.Tray)+len(on.Events)+len(on.Figures) == 0
	switch {
	case len(m.Lede) > 0:
	case m.Empty:
		m.Quiet = w.T("day.empty", "date", w.lang.DayOfYear(w.day))
	default:
		m.Quiet = w.T("day.no_change")
	}
	return m
}

// brow is one part of the line above the title; URL is empty for plain text.
type brow struct {
	phrase
	URL string
}

// eyebrow names the weekday and the campaign with its day.
func (w *writer) eyebrow() []brow {
	out := []brow{{phrase{Text: w.lang.Weekday(w.day)}, ""}}
	for i := range w.ed.Atlas.Campaigns {
		c := &w.ed.Atlas.Campaigns[i]
		if w.day < c.WindowStart || w.day > c.WindowEnd {
			continue
		}
		title := w.phrase(c.Title)
		if !c.Date.IsZero() && w.day >= c.Date.Earliest && w.day <= c.Date.Latest {
			title.Text = w.T("day.of_campaign", "campaign", title.Text, "n", w.Int(int(w.day-c.Date.Earliest)+1))
		}
		out = append(out, brow{title, w.url("/campaigns/" + c.ID)})
	}
	return out
}

// outside says so where no campaign's sources follow any of the days closely.
func (w *writer) outside(from, to edtf.Day) string {
	campaigns := w.ed.Atlas.Campaigns
	follows := func(c atlas.Campaign) bool { return c.WindowStart <= to && c.WindowEnd >= from }
	if len(campaigns) == 0 || slices.ContainsFunc(campaigns, follows) {
		return ""
	}
	return w.T("day.outside")
}

func (w *writer) dayCounts(m *dayModel, on *edition.Day) []count {
	changed, said, next := 0, 0, w.day+1
	list := w.view.Changes(&w.day, &next)
	for i := range list {
		if list[i].Counts() {
			changed++
		}
	}
	for _, c := range m.Said {
		said += len(c.Places)
	}
	voices := map[string]bool{}
	for _, c := range on.Claims {
		voices[c.ClaimantID] = true
	}
	for _, c := range on.Tray {
		voices[c.ClaimantID] = true
	}
	for _, x := range on.Events {
		voices[x.ClaimantID] = true
	}
	for _, f := range on.Figures {
		voices[f.ClaimantID] = true
	}
	delete(voices, "")
	out := []count{{w.Int(changed), w.N("count.changes", changed)}}
	for _, more := range []struct {
		key string
		n   int
	}{{"count.announced", said}, {"count.claims", len(on.Claims) + len(on.Tray)}, {"count.events", len(on.Events)}, {"count.voices", len(voices)}} {
		if more.n > 0 {
			out = append(out, count{w.Int(more.n), w.N(more.key, more.n)})
		}
	}
	return out
}

// noCount stands in the place of a number where a statement gives none.
const noCount = "–"

func (w *writer) tray(c *atlas.Claim) trayRow {
	r := trayRow{record: w.claim(c, &w.day)}
	switch {
	case c.Count != nil:
		r.N, r.Unit = w.lang.Number(*c.Count), c.CountUnit
		if w.lang.T("unit."+c.CountUnit) != "unit."+c.CountUnit {
			r.Unit = w.N("unit."+c.CountUnit, int(*c.Count))
		}
	case c.AreaKm2 != nil:
		r.N, r.Unit = w.lang.Number(*c.AreaKm2), w.T("unit.km2")
	default:
		r.N = noCount
	}
	return r
}

// events groups the events of a list by kind, in the order of the closed list. day
// is the day told, as for event.
func (w *writer) events(list []*atlas.Event, day *edtf.Day) []eventGroup {
	var out []eventGroup
	for _, kind := range atlas.EventKinds {
		g := eventGroup{ID: kind, Kind: w.T("event." + kind)}
		for _, x := range list {
			if x.Kind == kind {
				g.List = append(g.List, w.event(x, day))
			}
		}
		if len(g.List) > 0 {
			g.N = w.Int(len(g.List))
			out = append(out, g)
		}
	}
	return out
}

// neighbours are the nearest days with a report before and after.
func (w *writer) neighbours() (previous, next *dayRef) {
	days := w.ed.Dates
	i := sort.Search(len(days), func(i int) bool { return days[i].Date >= w.day })
	ref := func(d edtf.Day) *dayRef { r := w.dayRef(d); return &r }
	if i > 0 {
		previous = ref(days[i-1].Date)
	}
	if i < len(days) && days[i].Date == w.day {
		i++
	}
	if i < len(days) {
		next = ref(days[i].Date)
	}
	return previous, next
}
