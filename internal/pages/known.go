package pages

import (
	"html/template"
	"maps"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// storyBundle is the name of the script and style sheet of texts with a map.
const storyBundle = "story"

// namedAtEnd is how many places a row of what is known at the end names.
const namedAtEnd = 4

// knownRow is what is known of a campaign's places when its source ends: the
// places of one state, the largest named and the others counted.
type knownRow struct {
	Mark   template.HTML
	Label  string
	N      string
	Places template.HTML
}

// known tells how the places that a campaign's source names stand on its last day.
func (w *writer) known(c *atlas.Campaign) []*knownRow {
	at := *w
	at.day = c.WindowEnd
	named := map[string]bool{}
	for _, id := range w.named(c) {
		named[id] = true
	}
	var out []*knownRow
	for _, h := range at.holdings() {
		var ids []string
		for _, p := range h.Places {
			if named[p.ID] {
				ids = append(ids, p.ID)
			}
		}
		if len(ids) > 0 {
			out = append(out, &knownRow{h.Mark, h.Label, w.Int(len(ids)), at.firstOf(ids, namedAtEnd, at.placeRef)})
		}
	}
	return out
}

// named lists the places of the claims and events that a campaign's source tells
// within its window.
func (w *writer) named(c *atlas.Campaign) []string {
	ids := map[string]bool{}
	for day := c.WindowStart; day <= c.WindowEnd; day++ {
		on := ofSource(w.ed.On(day), c)
		for _, x := range on.Claims {
			ids[x.PlaceID] = true
		}
		for _, x := range on.Events {
			for _, id := range x.PlaceIDs {
				ids[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ids))
}

// key explains the marks that the map of a campaign's story can show: each actor
// that holds something, and each other state once, by the example of its first.
func (w *writer) key(c *atlas.Campaign) []legendRow {
	rows := map[string]legendRow{}
	var order []string
	add := func(key, label string, s *atlas.Span) {
		if _, known := rows[key]; !known {
			rows[key] = legendRow{Mark: w.fresh(s), Label: label}
			order = append(order, key)
		}
	}
	for _, status := range []atlas.Status{atlas.Held, atlas.Claimed, atlas.Contested, atlas.Unsure, atlas.Unknown} {
		for i := range w.view.Spans.Len() {
			s := w.view.Span(i)
			if s.Status != status || !within(s, c.WindowStart, c.WindowEnd) || w.ed.Located(s.PlaceID).Point == nil {
				continue
			}
			if status == atlas.Held {
				add(s.Holder, w.lang.Actor(w.ix, s.Holder), s)
			} else {
				add(string(status), w.T("campaign.key."+string(status)), s)
			}
		}
	}
	out := make([]legendRow, len(order))
	for i, key := range order {
		out[i] = rows[key]
	}
	return out
}

// within reports that a span stands on some day of a stretch.
func within(s *atlas.Span, from, to edtf.Day) bool {
	return (s.Start == nil || *s.Start <= to) && (s.End == nil || *s.End > from)
}

// storyBoot is what the script of a text with a map reads: the map's record with
// the few words that such a map needs.
func (w *writer) storyBoot(day edtf.Day) *boot {
	b := w.boot(w.stringsOf("map.story.", "map.lens", "map.m", "map.km", "map.missing"))
	b.Date = day
	return b
}
