package publish

import (
	"context"
	"sync"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
)

// Missing returns the problems of a folder without rows that its atlas has
// published in a store: what has an address for good can be withdrawn, and not
// deleted.
func Missing(ctx context.Context, a *atlas.Atlas, store Store) (Problems, error) {
	published, err := store.Publications(ctx, a.About.ID)
	if err != nil || len(published) == 0 {
		return nil, err
	}
	before, err := store.Load(ctx, published[0].Edition)
	if err != nil {
		return nil, err
	}
	return missingRows(before.Atlas, a, before.ID), nil
}

const withdraw = "put the row back and fill in withdrawn_on and withdrawn_reason"

func missingRows(before, after *atlas.Atlas, published string) Problems {
	begin := ""
	if after.About.ID == datapack.ExampleName {
		begin = "; or give your own atlas another name in datapackage.json"
	}
	var out Problems
	for _, t := range []struct {
		table, row, remedy string
		before, after      rowIDs
	}{
		{"sources", "source", "put the row back, since published records point at it", idsOf(before.Sources, sourceID), idsOf(after.Sources, sourceID)},
		{"places", "place", "put the row back, since its address is for good", idsOf(before.Places, placeID), idsOf(after.Places, placeID)},
		{"claims", "claim", withdraw, claimIDs(&before.Claims), claimIDs(&after.Claims)},
		{"events", "event", withdraw, idsOf(before.Events, eventID), idsOf(after.Events, eventID)},
		{"figures", "figure", withdraw, idsOf(before.Figures, figureID), idsOf(after.Figures, figureID)},
	} {
		for _, id := range t.before.without(t.after) {
			at := datapack.Position{File: t.table + ".csv", Line: 1, Column: 1}
			out = append(out, at.Problem("the %s %s of edition %s is missing; %s%s", t.row, id, published, t.remedy, begin))
		}
	}
	return out
}

func sourceID(x *atlas.Source) string { return x.ID }
func placeID(x *atlas.Place) string   { return x.ID }
func eventID(x *atlas.Event) string   { return x.ID }
func figureID(x *atlas.Figure) string { return x.ID }

// rowIDs are the ids of a table.
type rowIDs struct {
	n  int
	at func(i int) string
}

func claimIDs(l *atlas.ClaimList) rowIDs { return rowIDs{l.Len(), l.ID} }

func idsOf[T any](rows []T, id func(*T) string) rowIDs {
	return rowIDs{len(rows), func(i int) string { return id(&rows[i]) }}
}

func (r rowIDs) inOrder() bool {
	for i := 1; i < r.n; i++ {
		if r.at(i) < r.at(i-1) {
			return false
		}
	}
	return true
}

// without returns the ids that are not among others, in their order. Cost: time in
// proportion to both, and memory for the others only where one is not in order.
func (r rowIDs) without(others rowIDs) []string {
	there := others.has()
	if r.inOrder() && others.inOrder() {
		j := 0
		there = func(id string) bool {
			for j < others.n && others.at(j) < id {
				j++
			}
			return j < others.n && others.at(j) == id
		}
	}
	var out []string
	for i := range r.n {
		if id := r.at(i); !there(id) {
			out = append(out, id)
		}
	}
	return out
}

// has returns the question whether an id is among the ids; the answers rest on a set
// that is made at the first one.
func (r rowIDs) has() func(id string) bool {
	set := sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, r.n)
		for i := range r.n {
			set[r.at(i)] = true
		}
		return set
	})
	return func(id string) bool { return set()[id] }
}

// unchecked are the problems of rows that nobody has read a second time. What is
// withdrawn needs no second reader.
func unchecked(pack *datapack.Package) []datapack.Problem {
	var out []datapack.Problem
	look := func(table, row, id string, r *atlas.Record) {
		at := pack.Locate(table, id, "checked_by")
		switch {
		case r.WithdrawnOn != nil:
		case r.CheckedBy == "":
			out = append(out, at.Problem("the %s %s was read by %s only; let somebody else read it beside its sentence and enter checked_by", row, id, r.RecordedBy))
		case r.CheckedBy == r.RecordedBy:
			out = append(out, at.Problem("the %s %s is checked by %s, who recorded it; let somebody else read it", row, id, r.CheckedBy))
		}
	}
	a := pack.Atlas
	for _, c := range a.Claims.All() {
		look("claims", "claim", c.ID, &c.Record)
	}
	for i := range a.Events {
		look("events", "event", a.Events[i].ID, &a.Events[i].Record)
	}
	for i := range a.Figures {
		look("figures", "figure", a.Figures[i].ID, &a.Figures[i].Record)
	}
	return out
}
