package qgis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/words"
)

// state is what a symbol or a fill says: a status and the actors it shows.
type state struct {
	status atlas.Status
	actors []string
}

// states lists the states that occur in a view: the sure ones first, each status in
// the order of the actors' file, the unknown last.
func states(e *edition.Edition, v *edition.View) []state {
	seen, out := map[string]bool{}, []state{}
	for i := range v.Spans.Len() {
		s := v.Span(i)
		one := state{s.Status, s.Shown()}
		if s.Status == atlas.Unknown {
			one.actors = nil
		}
		if s.Status == atlas.Unsure && len(one.actors) > 1 { // who came, as the symbol shows
			one.actors = one.actors[len(one.actors)-1:]
		}
		if key := string(one.status) + " " + strings.Join(one.actors, ","); !seen[key] {
			seen[key] = true
			out = append(out, one)
		}
	}
	order := map[string]int{}
	for i := range e.Atlas.Actors {
		order[e.Atlas.Actors[i].ID] = i
	}
	byStatus := []atlas.Status{atlas.Held, atlas.Contested, atlas.Claimed, atlas.Unsure, atlas.Unknown}
	slices.SortStableFunc(out, func(a, b state) int {
		return cmp.Or(cmp.Compare(slices.Index(byStatus, a.status), slices.Index(byStatus, b.status)), cmp.Compare(len(a.actors), len(b.actors)),
			slices.CompareFunc(a.actors, b.actors, func(x, y string) int { return cmp.Compare(order[x], order[y]) }))
	})
	return out
}

// filter is the expression that finds the features of a state.
func (s state) filter() string {
	is := `"status" = ` + quoted(string(s.status))
	switch s.status {
	case atlas.Unknown:
		return is
	case atlas.Claimed:
		return is + ` AND "holder" = ` + quoted(strings.Join(s.actors, ","))
	case atlas.Unsure:
		// The last of the list: before, and after.
		return is + ` AND array_last(string_to_array("holders")) = ` + quoted(strings.Join(s.actors, ","))
	}
	return is + ` AND "holders" = ` + quoted(strings.Join(s.actors, ","))
}

// label says what the state is.
func (s state) label(l *words.Language, ix *atlas.Index) string {
	key, names := "map.state."+string(s.status), l.Actors(ix, s.actors)
	switch {
	case s.status == atlas.Contested && len(s.actors) == 1:
		key += ".one"
	case s.status == atlas.Unsure && len(s.actors) > 0:
		return l.T("qgis.unsure", "actors", names)
	}
	return l.T(key, "actors", names)
}

// parties are the actors of the state.
func (s state) parties(ix *atlas.Index) []*atlas.Actor {
	out := make([]*atlas.Actor, 0, len(s.actors))
	for _, id := range s.actors {
		if a := ix.Actors[id]; a != nil {
			out = append(out, a)
		}
	}
	return out
}
