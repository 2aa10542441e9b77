package cql

import (
	"cmp"
	"strings"
)

// ordering tells whether one value is before (-1), equal to (0) or after (1)
// another, where both are known.
type ordering func(*row) (int, bool)

// ordered checks that two expressions have values of one type.
func ordered(left, right *expression) (ordering, error) {
	left, right, err := alike(left, right)
	if err != nil {
		return nil, err
	}
	switch left.kind {
	case truthKind:
		return func(r *row) (int, bool) {
			a, b := left.truth(r), right.truth(r)
			return cmp.Compare(a, b), a != unknown && b != unknown
		}, nil
	case textKind:
		return orderedBy(left.text, right.text, strings.Compare), nil
	case numberKind:
		return orderedBy(left.number, right.number, cmp.Compare[float64]), nil
	case momentKind:
		return orderedBy(left.moment, right.moment, moment.compare), nil
	}
	return nil, mistake(left.at, "compare geometries and intervals by a function such as S_INTERSECTS or T_INTERSECTS", "%s, which has no order", left.is())
}

func orderedBy[T any](left, right func(*row) (T, bool), compare func(T, T) int) ordering {
	return func(r *row) (int, bool) {
		a, ok := left(r)
		if !ok {
			return 0, false
		}
		b, ok := right(r)
		return compare(a, b), ok
	}
}

// alike reads a literal text as a date where it meets one.
func alike(left, right *expression) (l, r *expression, err error) {
	switch {
	case left.kind == right.kind:
		return left, right, nil
	case left.kind == momentKind && right.literal != nil:
		right, err = dated(right)
		return left, right, err
	case right.kind == momentKind && left.literal != nil:
		left, err = dated(left)
		return left, right, err
	}
	return nil, nil, mistake(right.at, remedies[left.kind], "%s, but is compared with %s", right.is(), left.kind)
}

var remedies = map[kind]string{
	truthKind:    "conditions compare with TRUE and FALSE",
	textKind:     "texts stand in single quotes: holder = 'x'",
	numberKind:   "numbers stand without quotes: precision_m < 500",
	momentKind:   "dates are written DATE('2017-11-03')",
	intervalKind: "intervals are compared by T_ functions",
	shapeKind:    "geometries are compared by S_ functions",
}

func compare(left *expression, operator string, right *expression) (func(*row) truth, error) {
	order, err := ordered(left, right)
	if err != nil {
		return nil, err
	}
	holds := map[string]func(int) bool{
		"=":  func(o int) bool { return o == 0 },
		"<>": func(o int) bool { return o != 0 },
		"<":  func(o int) bool { return o < 0 },
		">":  func(o int) bool { return o > 0 },
		"<=": func(o int) bool { return o <= 0 },
		">=": func(o int) bool { return o >= 0 },
	}[operator]
	return func(r *row) truth {
		o, ok := order(r)
		if !ok {
			return unknown
		}
		return truthOf(holds(o))
	}, nil
}

func (c *checker) between(left *expression, b *between) (func(*row) truth, error) {
	low, err := c.sum(b.Low)
	if err != nil {
		return nil, err
	}
	high, err := c.sum(b.High)
	if err != nil {
		return nil, err
	}
	above, err := compare(left, ">=", low)
	if err != nil {
		return nil, err
	}
	below, err := compare(left, "<=", high)
	if err != nil {
		return nil, err
	}
	return func(r *row) truth { return min(above(r), below(r)) }, nil
}
