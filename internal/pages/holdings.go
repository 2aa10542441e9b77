package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// holding is one row of who held what: every place of one status and holder.
type holding struct {
	Mark   template.HTML
	Label  string
	N      string
	Places []held
	Areas  []held // regions, which are told of but are no places on the map
	status atlas.Status
	holder string
}

// held is one place of a row, with the age of its report where that is old.
type held struct {
	placeRef
	Before string // separates it from the one before
	Note   string
}

// legendRow is one mark with its words and the number of places that carry it.
type legendRow struct {
	Mark  template.HTML
	Label string
	N     string
}

// oldReport is the age in days from which the last report's date is told.
const oldReport = 90

// holdings lists the state of every place at the end of the day, by status and
// holder: what is held first, the most places first.
func (w *writer) holdings() []*holding {
	rows := map[string]*holding{}
	var order []*holding
	for _, i := range w.view.State(w.day) {
		s := w.view.Span(i)
		if !w.ed.Keeps(w.req.Filter, s) {
			continue
		}
		key := string(s.Status)
		if s.Status != atlas.Unsure && s.Status != atlas.Unknown {
			key += "|" + s.Holder + "|" + s.HolderList()
		}
		if s.Status == atlas.Claimed {
			key = w.status(s) // tells the side's own word from another's
		}
		h := rows[key]
		if h == nil {
			h = &holding{Mark: w.fresh(s), Label: w.holdingLabel(s), status: s.Status, holder: s.HolderList()}
			rows[key], order = h, append(order, h)
		}
		p := held{placeRef: w.place(s.PlaceID), Before: w.T("list.comma")}
		if s.LastReport != nil && s.Status != atlas.Unknown && w.day-*s.LastReport > oldReport {
			p.Note = w.T("place.last_report", "date", w.lang.Day(*s.LastReport))
		}
		if w.ix.Places[s.PlaceID].IsRegion() {
			h.Areas = append(h.Areas, p)
		} else {
			h.Places = append(h.Places, p)
		}
	}
	for _, h := range order {
		h.N = w.Int(len(h.Places))
		byRank := func(a, b held) int {
			return cmp.Or(cmp.Compare(w.rank(a.ID), w.rank(b.ID)), strings.Compare(a.Name.Text, b.Name.Text))
		}
		slices.SortStableFunc(h.Places, byRank)
		slices.SortStableFunc(h.Areas, byRank)
	}
	slices.SortStableFunc(order, func(a, b *holding) int {
		return cmp.Or(cmp.Compare(statusOrder(a.status), statusOrder(b.status)), -cmp.Compare(len(a.Places), len(b.Places)), strings.Compare(a.holder, b.holder))
	})
	return order
}

func statusOrder(s atlas.Status) int {
	return slices.Index([]atlas.Status{atlas.Held, atlas.Claimed, atlas.Contested, atlas.Unsure, atlas.Unknown}, s)
}

// fresh draws a span as if it had just been reported.
func (w *writer) fresh(s *atlas.Span) template.HTML {
	f := *s
	f.LastReport = nil
	return w.mark(&f, false, "")
}

// holdingLabel names a row: the state's label, with a large letter.
func (w *writer) holdingLabel(s *atlas.Span) string {
	if s.Status == atlas.Held && len(s.Holders) == 1 {
		return w.lang.Actor(w.ix, s.Holder)
	}
	return words.Upper(w.status(s))
}

// legend counts the marks of the places that can stand on the map.
func (w *writer) legend() []legendRow {
	var out []legendRow
	for _, h := range w.holdings() {
		n := 0
		for _, p := range h.Places {
			if w.ed.Located(p.ID).Point != nil {
				n++
			}
		}
		if n > 0 {
			out = append(out, legendRow{h.Mark, h.Label, w.Int(n)})
		}
	}
	return out
}
