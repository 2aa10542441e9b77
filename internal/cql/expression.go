package cql

// kind is the type of an expression's value.
type kind string

const (
	truthKind    kind = "a condition"
	textKind     kind = "a text"
	numberKind   kind = "a number"
	momentKind   kind = "a date"
	intervalKind kind = "an interval"
	shapeKind    kind = "a geometry"
)

// expression is a part of a filter that has been checked. Only the function of
// its kind is set; each says whether there is a value.
type expression struct {
	kind     kind
	at       int
	name     string  // of a property
	dayAfter bool    // a property that is the day after the last
	literal  *string // of a text
	constant bool
	mixed    int // positions of a collection of geometries

	truth    func(*row) truth
	text     func(*row) (string, bool)
	number   func(*row) (float64, bool)
	moment   func(*row) (moment, bool)
	interval func(*row) (interval, bool)
	shape    func(*row) (figure, bool)
}

// known tells whether the expression has a value in a row.
func (e *expression) known(r *row) (ok bool) {
	switch e.kind {
	case truthKind:
		ok = e.truth(r) != unknown
	case textKind:
		_, ok = e.text(r)
	case numberKind:
		_, ok = e.number(r)
	case momentKind:
		_, ok = e.moment(r)
	case intervalKind:
		_, ok = e.interval(r)
	case shapeKind:
		_, ok = e.shape(r)
	}
	return ok
}

// is names the expression for messages.
func (e *expression) is() string {
	if e.name != "" {
		return e.name + " is " + string(e.kind)
	}
	return "here stands " + string(e.kind)
}

func constantText(s string) *expression {
	normalised := normal(s)
	return &expression{kind: textKind, literal: &s, constant: true, text: func(*row) (string, bool) { return normalised, true }}
}

func constantNumber(n float64) *expression {
	return &expression{kind: numberKind, constant: true, number: func(*row) (float64, bool) { return n, true }}
}

func constantMoment(m moment) *expression {
	return &expression{kind: momentKind, constant: true, moment: func(*row) (moment, bool) { return m, true }}
}
