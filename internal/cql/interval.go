package cql

// bound is an end of an interval: a moment, or none on its side.
type bound struct {
	open int // -1 before all, 1 after all
	moment
}

func (b bound) compare(c bound) int {
	if b.open != c.open {
		return sign(b.open - c.open)
	}
	if b.open != 0 {
		return 0
	}
	return b.moment.compare(c.moment)
}

func sign(n int) int { return min(1, max(-1, n)) }

// interval is from one bound to the other, both included.
type interval struct{ start, end bound }

// literalInterval is INTERVAL of two dates, properties or '..'.
func literalInterval(_ *checker, _ string, at int, arguments []*expression) (*expression, error) {
	start, err := boundOf(arguments[0], -1)
	if err != nil {
		return nil, err
	}
	end, err := boundOf(arguments[1], 1)
	if err != nil {
		return nil, err
	}
	constant := arguments[0].literal != nil && arguments[1].literal != nil
	if constant && start(nil).compare(end(nil)) > 0 {
		return nil, mistake(at, "write the earlier date first", "the interval ends before it begins")
	}
	return &expression{kind: intervalKind, constant: constant, interval: func(r *row) (interval, bool) {
		i := interval{start(r), end(r)}
		return i, i.start.compare(i.end) <= 0
	}}, nil
}

// boundOf reads one end of an interval; a property without value leaves it open.
func boundOf(e *expression, open int) (func(*row) bound, error) {
	if e.literal != nil {
		if *e.literal == ".." {
			return func(*row) bound { return bound{open: open} }, nil
		}
		d, err := dated(e)
		if err != nil {
			return nil, err
		}
		m, _ := d.moment(nil)
		return func(*row) bound { return bound{moment: m} }, nil
	}
	if e.kind != momentKind {
		return nil, mistake(e.at, "write '2017-11-03', '..' or a property that is a date", "%s, where an end of an interval belongs", e.is())
	}
	value, earlier := e.moment, e.dayAfter && open > 0
	return func(r *row) bound {
		m, ok := value(r)
		if !ok {
			return bound{open: open}
		}
		if earlier {
			m.day--
		}
		return bound{moment: m}
	}, nil
}
