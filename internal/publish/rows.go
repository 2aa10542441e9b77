package publish

import (
	"context"

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
		before, after      []string
	}{
		{"sources", "source", "put the row back, since published records point at it", idsOf(before.Sources, sourceID), idsOf(after.Sources, sourceID)},
		{"places", "place", "put the row back, since its address is for good", idsOf(before.Places, placeID), idsOf(after.Places, placeID)},
		{"claims", "claim", withdraw, claimIDs(&before.Claims), claimIDs(&after.Claims)},
		{"events", "event", withdraw, idsOf(before.Events, eventID), idsOf(after.Events, eventID)},
		{"figures", "figure", withdraw, idsOf(before.Figures, figureID), idsOf(after.Figures, figureID)},
	} {
		there := map[string]bool{}
		for _, id := range t.after {
			there[id] = true
		}
		for _, id := range t.before {
			if !there[id] {
				at := datapack.Position{File: t.table + ".csv", Line: 1, Column: 1}
				out = append(out, at.Problem("the %s %s of edition %s is missing; %s%s", t.row, id, published, t.remedy, begin))
			}
		}
	}
	return out
}

func sourceID(x *atlas.Source) string { return x.ID }
func placeID(x *atlas.Place) string   { return x.ID }
func eventID(x *atlas.Event) string   { return x.ID }
func figureID(x *atlas.Figure) string { return x.ID }

func claimIDs(l *atlas.ClaimList) []string {
	out := make([]string, l.Len())
	for i := range out {
		out[i] = l.ID(i)
	}
	return out
}

func idsOf[T any](rows []T, id func(*T) string) []string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = id(&rows[i])
	}
	return out
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
