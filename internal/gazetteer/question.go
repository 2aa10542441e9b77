package gazetteer

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Question asks where a phrase is.
type Question struct {
	Phrase  string   // any expression of Parse
	Near    []string // place ids, names, gazetteer ids or coordinates that belong beside it
	Country string   // ISO 3166-1 alpha-2, or empty: things of another country count against themselves
	Limit   int      // candidates of a name at most; 0 means 10, more than 100 means 100
}

// maxNear bounds the places that a question may name beside the phrase.
const maxNear = 50

// NearError says what is wrong with one of Question.Near.
type NearError struct {
	Near    string // as it was asked
	Message string
}

func (e *NearError) Error() string { return fmt.Sprintf("near %q: %s", e.Near, e.Message) }

// Geocode answers one question from an atlas and a library, which may be nil.
// Whatever can be read gets an answer; the error is an *Error for a phrase that
// cannot be read, a *NearError, or one of the library. For many questions make a
// Geocoder.
func Geocode(ctx context.Context, in Input, lib Library, q Question) (Answer, error) {
	return NewGeocoder(in).Geocode(ctx, lib, q)
}

// Geocoder answers questions about one atlas. It is safe for use by many
// goroutines.
type Geocoder struct {
	atlas *resolver // every place resolved
	index *Index    // of its places and rows
}

// NewGeocoder resolves the atlas.
func NewGeocoder(in Input) *Geocoder {
	r := newResolver(in)
	for i := range in.Places {
		r.place(i)
	}
	for i := range in.Places { // not before all are resolved: a row that has an owner is no answer for others
		if _, byName := r.exprs[i].(Name); byName && r.located[i].LocatedBy == ByGazetteer {
			for _, id := range r.located[i].GazetteerIDs {
				r.own(id, i)
			}
		}
	}
	r.asking = true
	for _, id := range slices.Sorted(maps.Keys(r.rowOwner)) { // what a row is called, its place is called
		if t := r.byID[id]; t != nil && t.row != nil {
			owner := r.placeThings[r.rowOwner[id]]
			owner.names = slices.Concat(owner.names, t.names)
			addNamed(r.placesNamed, owner, t.names)
		}
	}
	entries := make([]Entry, 0, len(r.byID))
	for i, t := range r.placeThings {
		entries = append(entries, Entry{ID: t.id, Names: t.names, Rank: in.Places[i].Rank})
	}
	for i := range in.Gazetteer {
		if _, owned := r.rowOwner[in.Gazetteer[i].ID]; !owned {
			entries = append(entries, RowEntries(in.Gazetteer[i:i+1])...)
		}
	}
	return &Geocoder{r, NewIndex(entries)}
}

// Geocode answers one question; see the function of this name.
func (g *Geocoder) Geocode(ctx context.Context, lib Library, q Question) (Answer, error) {
	expr, err := g.read(q.Phrase)
	if err != nil {
		return Answer{}, err
	}
	near, err := readNear(q.Near)
	if err != nil {
		return Answer{}, err
	}
	r := *g.atlas
	r.question = question{asking: true, chosen: map[Name]*thing{}, weighed: map[Ref]weighing{}}
	if err := g.gather(ctx, &r, lib, slices.Concat(refsOf(expr), near)); err != nil {
		return Answer{}, err
	}
	want, err := r.contextOf(q, near)
	if err != nil {
		return Answer{}, err
	}
	if err := g.widen(ctx, &r, lib, refsOf(expr), want); err != nil {
		return Answer{}, err
	}
	clear(r.weighed)
	a := r.answer(expr, want, q.Limit)
	a.Phrase = q.Phrase
	return a, r.credit(ctx, lib, &a)
}

// read parses a phrase. A phrase that is the very name of a place is that name,
// whatever else its words may say.
func (g *Geocoder) read(phrase string) (Expr, error) {
	expr, err := Parse(phrase)
	if err != nil {
		return nil, err
	}
	if _, ok := expr.(Ref); ok {
		return expr, nil
	}
	for _, t := range g.atlas.placesNamed[compact(Fold(phrase))] {
		for _, name := range t.names {
			if plain(name) == plain(phrase) {
				return Name(strings.Join(strings.Fields(name), " ")), nil
			}
		}
	}
	return expr, nil
}

// readNear parses what belongs beside a phrase.
func readNear(texts []string) ([]Ref, error) {
	if len(texts) > maxNear {
		return nil, &NearError{texts[maxNear], fmt.Sprintf("at most %d places may be named", maxNear)}
	}
	refs := make([]Ref, 0, len(texts))
	for _, text := range texts {
		expr, err := Parse(text)
		if err != nil {
			return nil, &NearError{text, err.Error()}
		}
		ref, ok := expr.(Ref)
		if !ok {
			return nil, &NearError{text, "write a place id, a name, a gazetteer id or coordinates"}
		}
		refs = append(refs, ref)
	}
	return refs, nil
}

// contextOf says what is known of the names of a question.
func (r *resolver) contextOf(q Question, near []Ref) (wanted, error) {
	alone := wanted{self: -1, country: strings.ToUpper(strings.TrimSpace(q.Country))}
	want := alone
	for i, ref := range near {
		a, fail := r.anchor(ref, alone)
		if fail != nil {
			return want, &NearError{q.Near[i], fail.message}
		}
		want.near = append(want.near, neighbour{a.point, a.name})
		t := r.thing(a.id())
		if a.shape != nil {
			want.inside = append(want.inside, a.shape)
		}
		if t != nil && i == 0 {
			want.admin1, want.admin2 = t.admin1, t.admin2
		} else if t == nil || t.admin1 != want.admin1 || t.admin2 != want.admin2 {
			want.admin1, want.admin2 = "", ""
		}
	}
	return want, nil
}

// thing returns a place or a row by its id, nil for an unknown one.
func (r *resolver) thing(id string) *thing {
	if i, ok := r.placeByID[id]; ok {
		return r.placeThings[i]
	}
	return r.rowByID(id)
}
