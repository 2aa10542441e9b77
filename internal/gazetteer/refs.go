package gazetteer

import "slices"

// refsOf lists the references of an expression in the order of its words.
func refsOf(expr Expr) []Ref {
	var refs []Ref
	withRefs(expr, func(ref Ref) Ref {
		refs = append(refs, ref)
		return ref
	})
	return refs
}

// namesIn lists the names of an expression, each once.
func namesIn(expr Expr) []Name {
	var names []Name
	for _, ref := range refsOf(expr) {
		if name, ok := ref.(Name); ok && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// withRefs replaces the references of an expression, in the order of its words.
func withRefs(expr Expr, replace func(Ref) Ref) Expr {
	put := func(refs ...*Ref) {
		for _, ref := range refs {
			if *ref != nil {
				*ref = replace(*ref)
			}
		}
	}
	switch e := expr.(type) {
	case Ref:
		return replace(e)
	case Offset:
		put(&e.From)
		return e
	case Distant:
		put(&e.From)
		return e
	case Direction:
		put(&e.From)
		return e
	case Within:
		put(&e.Area)
		return e
	case Between:
		put(&e.A, &e.B)
		return e
	case Along:
		put(&e.Start, &e.To, &e.From)
		return e
	case Unlocated:
		put(&e.Near)
		return e
	}
	return expr
}
