package cql

// relations are the functions of two intervals, by the order of the one's start
// and end to the other's: ss start to start, se start to end, es, ee.
var relations = map[string]struct {
	instants bool // may be asked about instants too
	holds    func(ss, se, es, ee int) bool
}{
	"T_AFTER":        {true, func(_, se, _, _ int) bool { return se > 0 }},
	"T_BEFORE":       {true, func(_, _, es, _ int) bool { return es < 0 }},
	"T_DISJOINT":     {true, func(_, se, es, _ int) bool { return se > 0 || es < 0 }},
	"T_EQUALS":       {true, func(ss, _, _, ee int) bool { return ss == 0 && ee == 0 }},
	"T_INTERSECTS":   {true, func(_, se, es, _ int) bool { return se <= 0 && es >= 0 }},
	"T_CONTAINS":     {false, func(ss, _, _, ee int) bool { return ss < 0 && ee > 0 }},
	"T_DURING":       {false, func(ss, _, _, ee int) bool { return ss > 0 && ee < 0 }},
	"T_FINISHEDBY":   {false, func(ss, _, _, ee int) bool { return ss < 0 && ee == 0 }},
	"T_FINISHES":     {false, func(ss, _, _, ee int) bool { return ss > 0 && ee == 0 }},
	"T_MEETS":        {false, func(_, _, es, _ int) bool { return es == 0 }},
	"T_METBY":        {false, func(_, se, _, _ int) bool { return se == 0 }},
	"T_OVERLAPPEDBY": {false, func(ss, se, _, ee int) bool { return ss > 0 && se < 0 && ee > 0 }},
	"T_OVERLAPS":     {false, func(ss, _, es, ee int) bool { return ss < 0 && es > 0 && ee < 0 }},
	"T_STARTEDBY":    {false, func(ss, _, _, ee int) bool { return ss == 0 && ee > 0 }},
	"T_STARTS":       {false, func(ss, _, _, ee int) bool { return ss == 0 && ee < 0 }},
}

func temporal(_ *checker, name string, _ int, arguments []*expression) (*expression, error) {
	relation := relations[name]
	var sides [2]func(*row) (interval, bool)
	for i, e := range arguments {
		switch {
		case e.kind == intervalKind:
			sides[i] = e.interval
		case e.kind == momentKind && relation.instants:
			sides[i] = instant(e.moment)
		case e.kind == momentKind:
			return nil, mistake(e.at, "write INTERVAL('2017-01-01', '2017-12-31') or INTERVAL(start_date, end_date)", "%s, but %s is for intervals", e.is(), name)
		default:
			return nil, mistake(e.at, "write a date such as DATE('2017-11-03'), an INTERVAL or a property that is a date", "%s, where a time belongs", e.is())
		}
	}
	return &expression{kind: truthKind, truth: func(r *row) truth {
		a, ok := sides[0](r)
		if !ok {
			return unknown
		}
		b, ok := sides[1](r)
		if !ok {
			return unknown
		}
		return truthOf(relation.holds(a.start.compare(b.start), a.start.compare(b.end), a.end.compare(b.start), a.end.compare(b.end)))
	}}, nil
}

// instant is the interval that begins and ends with a moment.
func instant(value func(*row) (moment, bool)) func(*row) (interval, bool) {
	return func(r *row) (interval, bool) {
		m, ok := value(r)
		return interval{bound{moment: m}, bound{moment: m}}, ok
	}
}
