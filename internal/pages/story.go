package pages

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// step is one phase of a campaign's story: where it stands in time, its days, and
// the places that the map shows beside it.
type step struct {
	ID        string
	Title     phrase
	Summary   phrase
	Interlude string // label, where the phase is a pause
	N         string // "2 of 6"
	Dates     string
	Start     string // YYYY-MM-DD
	MapURL    string
	Places    string // ids of the places of its records, separated by spaces
	Days      []storyDay
	Next      *step
}

// storyDay is one day of a step: what changed and happened is told at once,
// what else was said is folded.
type storyDay struct {
	*writer
	Date   string // YYYY-MM-DD
	Title  string
	MapURL string
	DayURL string
	account
	More  string // words for what is folded; empty for nothing
	Open  bool   // nothing else is told of the day, so what is folded stands open
	Aside folded
}

// folded are the statements of a day that a reader opens: further claims, reports
// that change no holder, and what is neither fighting nor loss.
type folded struct {
	Records []changeRow
	Events  []eventGroup
	Tray    []trayRow
	Figures []figureRow
}

// story tells a campaign phase by phase from the records of its source.
func (w *writer) story(c *atlas.Campaign) []*step {
	var out []*step
	for i := range w.ed.Atlas.Phases {
		if p := &w.ed.Atlas.Phases[i]; p.CampaignID == c.ID {
			out = append(out, w.step(c, p))
		}
	}
	for i, s := range out {
		s.N = w.T("campaign.step", "n", w.Int(i+1), "all", w.Int(len(out)))
		if i+1 < len(out) {
			s.Next = out[i+1]
		}
	}
	return out
}

func (w *writer) step(c *atlas.Campaign, p *atlas.Phase) *step {
	s := &step{
		ID: p.ID, Title: w.phrase(p.Title), Summary: w.phrase(p.Summary), Dates: w.stretch(p.Start, p.End), Start: p.Start.String(),
		MapURL: w.url("/", "date", p.Start.String()),
	}
	if p.Kind == "interlude" {
		s.Interlude = w.T("phase.interlude")
	}
	var ids []string
	for day := p.Start; day <= p.End; day++ {
		on := ofSource(w.ed.On(day), c)
		if len(on.Claims)+len(on.Tray)+len(on.Events)+len(on.Figures) == 0 {
			continue
		}
		ids = append(ids, w.placesOf(&on)...)
		s.Days = append(s.Days, w.storyDay(day, &on))
	}
	slices.Sort(ids)
	s.Places = strings.Join(slices.Compact(ids), " ")
	return s
}

// stretch writes two days as one stretch of time.
func (w *writer) stretch(from, to edtf.Day) string {
	if from == to {
		return w.lang.Day(from)
	}
	return w.T("campaign.stretch", "from", w.lang.DayOfYear(from), "to", w.lang.Day(to))
}

// ofSource keeps the records of a day that a campaign's source tells.
func ofSource(on edition.Day, c *atlas.Campaign) edition.Day {
	other := func(l atlas.Locator) bool { return l.SourceID != c.SourceID }
	otherClaim := func(x *atlas.Claim) bool { return other(x.Locator) }
	on.Claims, on.Tray = slices.DeleteFunc(on.Claims, otherClaim), slices.DeleteFunc(on.Tray, otherClaim)
	on.Events = slices.DeleteFunc(on.Events, func(x *atlas.Event) bool { return other(x.Locator) })
	on.Figures = slices.DeleteFunc(on.Figures, func(x *atlas.Figure) bool { return other(x.Locator) })
	return on
}

// placesOf lists the places with a point that a day's records name; regions are
// too large to look at.
func (w *writer) placesOf(on *edition.Day) []string {
	var ids []string
	add := func(id string) {
		if p := w.ix.Places[id]; p != nil && !p.IsRegion() && w.ed.Located(id).Point != nil {
			ids = append(ids, id)
		}
	}
	for _, c := range on.Claims {
		add(c.PlaceID)
	}
	for _, x := range on.Events {
		for _, id := range x.PlaceIDs {
			add(id)
		}
	}
	return ids
}

func (w *writer) storyDay(day edtf.Day, on *edition.Day) storyDay {
	at := *w
	at.day = day
	d := storyDay{
		writer: &at, Date: day.String(), Title: w.lang.DayOfYear(day), MapURL: at.url("/", "date", day.String()),
		DayURL: at.url("/on/" + day.String()), account: at.account(on),
	}
	d.Said = at.joined(d.Said)
	d.fold()
	n := len(d.Aside.Tray) + len(d.Aside.Figures)
	for _, row := range d.Aside.Records {
		n += len(row.Says)
	}
	for _, s := range d.Claims {
		n += len(s.List)
	}
	for _, g := range d.Aside.Events {
		n += len(g.List)
	}
	if n > 0 {
		d.More = w.N("campaign.more", n)
	}
	return d
}

// joined puts announcements of one voice in one sentence together: the places are
// named once, with who announced them.
func (w *writer) joined(rows []changeRow) []changeRow {
	var out []changeRow
	at := map[string]int{}
	for _, row := range rows {
		if len(row.Says) != 1 || row.Area != "" || row.Reason != "" {
			out = append(out, row)
			continue
		}
		r := row.Says[0]
		key := row.Label + "|" + r.Ref.Ledger + "|" + r.Voice.Name.Text
		i, known := at[key]
		if !known {
			at[key] = len(out)
			out = append(out, row)
			continue
		}
		for _, p := range row.Places {
			p.Before = w.T("list.comma")
			out[i].Places = append(out[i].Places, p)
		}
		out[i].Says = slices.Clone(out[i].Says)
		out[i].Says[0].Statement = phrase{Text: w.T("campaign.announced_by")}
	}
	return out
}

// fold moves aside what the story of a day can do without; a day never stands
// there with nothing told.
func (d *storyDay) fold() {
	split(&d.Others, &d.Aside.Records, func(r changeRow) bool { return len(r.Says) == 0 })
	split(&d.Events, &d.Aside.Events, func(g eventGroup) bool { return g.ID != "other" })
	split(&d.Tray, &d.Aside.Tray, func(r trayRow) bool { return r.N != noCount })
	split(&d.Figures, &d.Aside.Figures, func(f figureRow) bool { return f.Kind == "killed" || f.Kind == "displaced" })
	if len(d.Changes)+len(d.Said)+len(d.Events)+len(d.Tray)+len(d.Figures) == 0 {
		d.Events, d.Figures, d.Aside.Events, d.Aside.Figures = d.Aside.Events, d.Aside.Figures, nil, nil
		d.Open = len(d.Events)+len(d.Figures) == 0
	}
}

// split keeps what passes and moves the rest.
func split[T any](from, rest *[]T, keep func(T) bool) {
	kept := make([]T, 0, len(*from))
	for _, x := range *from {
		if keep(x) {
			kept = append(kept, x)
		} else {
			*rest = append(*rest, x)
		}
	}
	*from = kept
}
