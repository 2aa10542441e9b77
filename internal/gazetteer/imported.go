package gazetteer

import (
	"context"
	"fmt"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// adoptMissing asks a library for what the places refer to and the atlas does not
// know, and returns the rows that were added, by id.
func (r *resolver) adoptMissing(ctx context.Context, lib Library) (map[string]*atlas.GazetteerEntry, error) {
	if lib == nil {
		return nil, nil
	}
	ids, names := r.missing()
	rows, err := rowsOf(ctx, lib, ids, names)
	if err != nil {
		return nil, err
	}
	r.in.Gazetteer = slices.Clip(r.in.Gazetteer) // rows are added to a copy
	adopted := map[string]*atlas.GazetteerEntry{}
	for i := range rows {
		if row := &rows[i]; adopted[row.ID] == nil {
			adopted[row.ID] = r.adopt(row, names)
		}
	}
	return adopted, nil
}

// missing lists the gazetteer ids and the names that the places' where and
// text_where refer to and that nothing but the place itself has. Both are sorted,
// each once.
func (r *resolver) missing() (ids, names []string) {
	for i := range r.in.Places {
		var refs []Ref
		if _, given := r.exprs[i].(Coordinates); !given {
			refs = refsOf(r.exprs[i])
		}
		if text := r.in.Places[i].TextWhere; text != "" {
			if said, err := Parse(text); err == nil { // else it is reported with the answers
				refs = append(refs, refsOf(said)...)
			}
		}
		for _, ref := range refs {
			switch ref := ref.(type) {
			case GazetteerID:
				if r.rowByID(string(ref)) == nil {
					ids = append(ids, string(ref))
				}
			case Name:
				if !r.knows(ref, i) {
					names = append(names, string(ref))
				}
			}
		}
	}
	slices.Sort(ids)
	slices.Sort(names)
	return slices.Compact(ids), slices.Compact(names)
}

// knows reports that place i can mean something by a name: another place by its
// id, a place or a row by its name.
func (r *resolver) knows(name Name, i int) bool {
	if j, ok := r.placeByID[string(name)]; ok && j != i {
		return true
	}
	things, _ := r.sameNamed(wanted{name: string(name), self: i})
	return len(things) > 0
}

// adopt adds an imported row to the resolver's own. One that the atlas has itself
// stays as it is there and only gains the names that were asked for.
func (r *resolver) adopt(row *atlas.GazetteerEntry, asked []string) *atlas.GazetteerEntry {
	own := r.byID[row.ID]
	if own == nil || own.row == nil {
		r.addThing(rowThing(row))
		r.in.Gazetteer = append(r.in.Gazetteer, *row)
		return row
	}
	var further []string
	for _, key := range KeysOf(row) {
		if slices.ContainsFunc(asked, func(name string) bool { return compact(Fold(name)) == key.Key }) && !slices.Contains(own.names, key.Name) {
			further = append(further, key.Name)
		}
	}
	merged := *own.row
	merged.Aliases = slices.Concat(merged.Aliases, further)
	own.row, own.names = &merged, slices.Concat(own.names, further)
	addNamed(r.rowsNamed, own, further)
	return own.row
}

// usedRows lists the ids that answers and contradictions rest upon or weighed, sorted.
func usedRows(result *Result) []string {
	var ids []string
	for i := range result.Located {
		ids = append(ids, result.Located[i].GazetteerIDs...)
		for _, c := range result.Located[i].RunnersUp {
			ids = append(ids, c.ID)
		}
	}
	for i := range result.Contradictions {
		ids = append(ids, result.Contradictions[i].FromID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// rowsOf asks a library, which may be nil, for the rows of ids and those with one
// of the names.
func rowsOf(ctx context.Context, lib Library, ids, names []string) (rows []atlas.GazetteerEntry, err error) {
	if lib == nil {
		return nil, nil
	}
	for _, ask := range []struct {
		of  []string
		get func(context.Context, []string) ([]atlas.GazetteerEntry, error)
	}{{ids, lib.Rows}, {names, lib.Named}} {
		if len(ask.of) == 0 {
			continue
		}
		found, err := ask.get(ctx, ask.of)
		if err != nil {
			return nil, fmt.Errorf("the imported gazetteers cannot be read: %w", err)
		}
		rows = append(rows, found...)
	}
	return rows, nil
}
