package cql

// in tells whether a value is one of a list.
func (c *checker) in(left *expression, list []*sum) (func(*row) truth, error) {
	items := make([]*expression, len(list))
	constant := true
	for i, s := range list {
		e, err := c.sum(s)
		if err != nil {
			return nil, err
		}
		if _, e, err = alike(left, e); err != nil {
			return nil, err
		}
		items[i], constant = e, constant && e.constant
	}
	switch {
	case constant && left.kind == textKind:
		return among(left.text, items, func(e *expression) (string, bool) { return e.text(nil) }), nil
	case constant && left.kind == numberKind:
		return among(left.number, items, func(e *expression) (float64, bool) { return e.number(nil) }), nil
	}
	equals := make([]func(*row) truth, len(items))
	for i, e := range items {
		var err error
		if equals[i], err = compare(left, "=", e); err != nil {
			return nil, err
		}
	}
	return func(r *row) truth {
		any := no
		for _, holds := range equals {
			if any = max(any, holds(r)); any == yes {
				break
			}
		}
		return any
	}, nil
}

// among looks a value up instead of comparing it with each item.
func among[T comparable](value func(*row) (T, bool), items []*expression, of func(*expression) (T, bool)) func(*row) truth {
	set := make(map[T]bool, len(items))
	for _, e := range items {
		if v, ok := of(e); ok {
			set[v] = true
		}
	}
	return func(r *row) truth {
		v, ok := value(r)
		if !ok {
			return unknown
		}
		return truthOf(set[v])
	}
}
