package pages

import (
	"strings"

	"github.com/heldline/heldline/internal/edition"
)

// filtered says which places a page leaves out.
type filtered struct {
	Text string
	URL  string // the same page with all places
}

// filterPairs are the parameters of the reader's filter.
func (w *writer) filterPairs() []string {
	var out []string
	for _, group := range edition.FilterGroups() {
		if ids := w.req.Filter[group]; len(ids) > 0 {
			out = append(out, group, strings.Join(ids, ","))
		}
	}
	return out
}

// filterWords names what is chosen in some groups of the filter; empty for nothing.
func (w *writer) filterWords(groups []string) string {
	var parts []string
	for _, group := range groups {
		var names []string
		for _, id := range w.req.Filter[group] {
			names = append(names, w.option(group, id))
		}
		if len(names) > 0 {
			parts = append(parts, w.T("filter.part", "group", w.T("filter."+group), "names", strings.Join(names, w.T("list.comma"))))
		}
	}
	return strings.Join(parts, w.T("filter.and"))
}

// filtered tells the filter in words; nil where every place is shown.
func (w *writer) filtered() *filtered {
	what := w.filterWords(edition.FilterGroups())
	if what == "" {
		return nil
	}
	n := 0
	for _, i := range w.view.State(w.day) {
		if w.ed.Keeps(w.req.Filter, w.view.Span(i)) {
			n++
		}
	}
	text := w.N("filter.shown", n, "all", w.Int(len(w.ed.Places)), "what", what)
	return &filtered{Text: text, URL: w.url(w.req.Path)}
}

// option is the name of one choice of a filter.
func (w *writer) option(group, id string) string {
	switch group {
	case "actor":
		return w.lang.Actor(w.ix, id)
	case "status":
		return w.T("map.lane." + id)
	case "kind":
		return w.T("kind." + id)
	case "campaign":
		return w.ix.Campaigns[id].Title.In(w.lang.Code)
	}
	return w.ix.Claimants[id].Name.In(w.lang.Code)
}
