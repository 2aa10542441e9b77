package publish

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/edition"
)

// missingRows are the problems of a folder without rows that are published: what
// has an address for good can be withdrawn, and not deleted.
func missingRows(d *edition.Difference, published string) Problems {
	var out Problems
	for _, t := range []struct {
		table, row, remedy string
		rows               []edition.RowChange
	}{
		{"sources", "source", "put the row back, since published records point at it", d.Sources},
		{"places", "place", "put the row back, since its address is for good", d.Places},
		{"claims", "claim", withdraw, d.Claims}, {"events", "event", withdraw, d.Events}, {"figures", "figure", withdraw, d.Figures},
	} {
		for i := range t.rows {
			if t.rows[i].Kind == edition.Removed {
				at := datapack.Position{File: t.table + ".csv", Line: 1, Column: 1}
				out = append(out, at.Problem("the %s %s of edition %s is missing; %s", t.row, t.rows[i].ID, published, t.remedy))
			}
		}
	}
	return out
}

const withdraw = "put the row back and fill in withdrawn_on and withdrawn_reason"

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
	for i := range a.Claims {
		look("claims", "claim", a.Claims[i].ID, &a.Claims[i].Record)
	}
	for i := range a.Events {
		look("events", "event", a.Events[i].ID, &a.Events[i].Record)
	}
	for i := range a.Figures {
		look("figures", "figure", a.Figures[i].ID, &a.Figures[i].Record)
	}
	return out
}
