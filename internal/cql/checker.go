package cql

// checker makes what can be asked out of the syntax of one filter.
type checker struct {
	filter   *Filter
	axes     Axes
	literals int
	spatial  int
}

// condition checks what must be true or false.
func (c *checker) condition(d *disjunction) (func(*row) truth, error) {
	e, err := c.disjunction(d)
	if err != nil {
		return nil, err
	}
	return conditionOf(e)
}

func conditionOf(e *expression) (func(*row) truth, error) {
	if e.kind != truthKind {
		return nil, mistake(e.at, example, "%s, where a condition belongs", e.is())
	}
	return e.truth, nil
}

func (c *checker) disjunction(d *disjunction) (*expression, error) {
	return several(d.Terms, c.conjunction, yes)
}

func (c *checker) conjunction(d *conjunction) (*expression, error) {
	return several(d.Factors, c.negation, no)
}

// several joins conditions. One that has the deciding value decides; else one
// that is unknown does.
func several[T any](parts []T, check func(T) (*expression, error), deciding truth) (*expression, error) {
	first, err := check(parts[0])
	if err != nil || len(parts) == 1 {
		return first, err
	}
	conditions := make([]func(*row) truth, len(parts))
	for i, p := range parts {
		e := first
		if i > 0 {
			if e, err = check(p); err != nil {
				return nil, err
			}
		}
		if conditions[i], err = conditionOf(e); err != nil {
			return nil, err
		}
	}
	return &expression{kind: truthKind, at: first.at, truth: func(r *row) truth {
		all := deciding.not()
		for _, holds := range conditions {
			switch holds(r) {
			case deciding:
				return deciding
			case unknown:
				all = unknown
			}
		}
		return all
	}}, nil
}

func (c *checker) negation(n *negation) (*expression, error) {
	e, err := c.predicate(n.Predicate)
	if err != nil || len(n.Nots) == 0 {
		return e, err
	}
	holds, err := conditionOf(e)
	if err != nil || len(n.Nots)%2 == 0 {
		return e, err
	}
	return &expression{kind: truthKind, at: e.at, truth: func(r *row) truth { return holds(r).not() }}, nil
}

func (c *checker) predicate(p *predicate) (*expression, error) {
	left, err := c.sum(p.Left)
	if err != nil || p.Test == nil {
		return left, err
	}
	holds, negated, err := c.test(left, p.Test)
	if err != nil {
		return nil, err
	}
	e := &expression{kind: truthKind, at: left.at, truth: holds}
	if negated {
		e.truth = func(r *row) truth { return holds(r).not() }
	}
	return e, nil
}

func (c *checker) test(left *expression, t *test) (holds func(*row) truth, negated bool, err error) {
	switch {
	case t.IsNull != nil:
		return func(r *row) truth { return truthOf(!left.known(r)) }, t.IsNull.Not, nil
	case t.Like != nil:
		holds, err = c.like(left, t.Like)
	case t.Between != nil:
		holds, err = c.between(left, t.Between)
	case len(t.In) > 0:
		holds, err = c.in(left, t.In)
	default:
		var right *expression
		if right, err = c.sum(t.Right); err == nil {
			holds, err = compare(left, t.Compare, right)
		}
	}
	return holds, t.Not, err
}
