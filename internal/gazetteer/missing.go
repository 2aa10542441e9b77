package gazetteer

import (
	"slices"
	"strings"
)

// Missing lists the gazetteer ids and the names that the places' where and
// text_where refer to and that no place and no row of the input has: what a
// Library may still know. Both are sorted, each once.
func Missing(in Input) (ids, names []string) {
	r := newResolver(in)
	for i := range in.Places {
		for _, text := range []string{in.Places[i].Where, in.Places[i].TextWhere} {
			if strings.TrimSpace(text) == "" {
				continue
			}
			expr, err := Parse(text)
			if err != nil {
				continue // Resolve reports it
			}
			for _, ref := range refsOf(expr) {
				switch ref := ref.(type) {
				case GazetteerID:
					if t := r.byID[string(ref)]; t == nil || t.row == nil {
						ids = append(ids, string(ref))
					}
				case Name:
					if !r.knows(ref) {
						names = append(names, string(ref))
					}
				}
			}
		}
	}
	slices.Sort(ids)
	slices.Sort(names)
	return slices.Compact(ids), slices.Compact(names)
}

// knows reports that a name is the id or the folded name of a place or row.
func (r *resolver) knows(name Name) bool {
	if _, ok := r.placeByID[string(name)]; ok {
		return true
	}
	key := compact(Fold(string(name)))
	return len(r.placesNamed[key])+len(r.rowsNamed[key]) > 0
}

// refsOf lists the references of an expression in the order of its words.
func refsOf(expr Expr) []Ref {
	var refs []Ref
	switch e := expr.(type) {
	case Ref:
		refs = []Ref{e}
	case Offset:
		refs = []Ref{e.From}
	case Distant:
		refs = []Ref{e.From}
	case Direction:
		refs = []Ref{e.From}
	case Within:
		refs = []Ref{e.Area}
	case Between:
		refs = []Ref{e.A, e.B}
	case Along:
		refs = []Ref{e.Start, e.To, e.From}
	case Unlocated:
		refs = []Ref{e.Near}
	}
	return slices.DeleteFunc(refs, func(r Ref) bool { return r == nil })
}
