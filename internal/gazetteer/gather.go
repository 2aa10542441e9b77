package gazetteer

import (
	"context"
	"fmt"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// question is what a resolver knows beyond its atlas while it answers a question.
// It is zero while places are being resolved.
type question struct {
	asking   bool
	chosen   map[Name]*thing  // names that are settled
	weighed  map[Ref]weighing // what was considered for each reference
	imported imported
}

// imported is what a question's names found beside the atlas's own names.
type imported struct {
	byID    map[string]*thing   // rows of the library
	rows    map[string][]*thing // the same by folded name
	places  map[string][]*thing // places, by a name that only their imported row has
	similar map[Name][]*thing   // what is called like a name that nothing bears
	widened map[Name]bool       // names whose bearers all are out of reach, weighed beside what is called like them
}

// weighing is how one reference was looked up.
type weighing struct {
	things     []*thing
	candidates []Candidate
	taken      string // id of the thing that was picked, or empty
}

// similarLimit is how many similar names are weighed for one name.
const similarLimit = 20

// gather fetches what the library has for the references, and what is called
// like the names that nothing with a position bears.
func (g *Geocoder) gather(ctx context.Context, r *resolver, lib Library, refs []Ref) error {
	r.imported = imported{
		byID: map[string]*thing{}, rows: map[string][]*thing{}, places: map[string][]*thing{}, similar: map[Name][]*thing{},
		widened: map[Name]bool{},
	}
	var ids, texts []string
	var names []Name
	for _, ref := range refs {
		switch ref := ref.(type) {
		case GazetteerID:
			if r.rowByID(string(ref)) == nil {
				ids = append(ids, string(ref))
			}
		case Name:
			if _, isPlace := r.placeByID[string(ref)]; !isPlace && !slices.Contains(names, ref) {
				names, texts = append(names, ref), append(texts, string(ref))
			}
		}
	}
	rows, err := rowsOf(ctx, lib, ids, texts)
	if err != nil {
		return err
	}
	for i := range rows {
		t := r.take(&rows[i])
		named := r.imported.rows
		if t.place >= 0 {
			named = r.imported.places
		}
		addNamed(named, t, t.names)
	}
	for _, name := range names {
		if err := g.gatherSimilar(ctx, r, lib, name); err != nil {
			return err
		}
	}
	return nil
}

// take returns the thing of an imported row: its place where one stands for it,
// with the row's names too.
func (r *resolver) take(row *atlas.GazetteerEntry) *thing {
	t := rowThing(row)
	if own := r.byID[row.ID]; own != nil && own.row != nil { // the atlas's row counts, under all names
		merged := *own
		merged.names = slices.Concat(own.names, t.names)
		t = &merged
	} else {
		r.imported.byID[row.ID] = t
	}
	if i, owned := r.rowOwner[row.ID]; owned {
		place := *r.placeThings[i]
		place.names = slices.Concat(place.names, t.names)
		return &place
	}
	return t
}

// gatherSimilar looks for what is called like a name, unless something with a
// position is called exactly so.
func (g *Geocoder) gatherSimilar(ctx context.Context, r *resolver, lib Library, name Name) error {
	same, _ := r.sameNamed(wanted{name: string(name), self: -1})
	if slices.ContainsFunc(same, func(t *thing) bool { return r.positionOf(t) != nil }) {
		return nil
	}
	return g.addSimilar(ctx, r, lib, name, same)
}

// addSimilar adds what is called like a name to the things that are called so.
func (g *Geocoder) addSimilar(ctx context.Context, r *resolver, lib Library, name Name, same []*thing) error {
	similar := same
	add := func(t *thing) {
		if !hasID(similar, t.id) {
			similar = append(similar, t)
		}
	}
	for _, hit := range g.index.Search(string(name), similarLimit) {
		add(r.byID[hit.ID])
	}
	if lib != nil {
		found, err := lib.Find(ctx, Query{Text: string(name), Limit: similarLimit})
		if err != nil {
			return fmt.Errorf("the imported gazetteers cannot be searched: %w", err)
		}
		for i := range found {
			add(r.take(&found[i].Entry))
		}
	}
	r.imported.similar[name] = similar
	return nil
}

// widen looks for what is called like the names of a question, where everything
// that bears them is out of reach.
func (g *Geocoder) widen(ctx context.Context, r *resolver, lib Library, refs []Ref, want wanted) error {
	for _, ref := range refs {
		name, ok := ref.(Name)
		if !ok || len(r.imported.similar[name]) > 0 {
			continue
		}
		want.name = string(name)
		same, _ := r.sameNamed(want)
		if len(same) == 0 || !r.noneFits(same, want) {
			continue
		}
		if err := g.addSimilar(ctx, r, lib, name, same); err != nil {
			return err
		}
		r.imported.widened[name] = true
	}
	return nil
}

// weigh remembers what was considered for a reference.
func (r *resolver) weigh(ref Ref, things []*thing, candidates []Candidate, taken string) {
	if r.weighed != nil {
		r.weighed[ref] = weighing{things: things, candidates: candidates, taken: taken}
	}
}

// addNamed files a thing under the keys of names.
func addNamed(named map[string][]*thing, t *thing, names []string) {
	for _, name := range names {
		if key := compact(Fold(name)); key != "" {
			named[key] = append(named[key], t)
		}
	}
}
