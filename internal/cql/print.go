package cql

import (
	"strconv"
	"strings"
)

// String writes the filter so that it reads as the same one: keywords in capitals,
// names in quotes.
func (f *Filter) String() string { return f.syntax.String() }

func joined[T interface{ String() string }](parts []T, between string) string {
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = p.String()
	}
	return strings.Join(texts, between)
}

func (d *disjunction) String() string { return joined(d.Terms, " OR ") }

func (c *conjunction) String() string { return joined(c.Factors, " AND ") }

func (n *negation) String() string { return strings.Repeat("NOT ", len(n.Nots)) + n.Predicate.String() }

func (p *predicate) String() string {
	if p.Test == nil {
		return p.Left.String()
	}
	return p.Left.String() + " " + p.Test.String()
}

func (t *test) String() string {
	not := map[bool]string{true: "NOT "}[t.Not]
	switch {
	case t.IsNull != nil && t.IsNull.Not:
		return "IS NOT NULL"
	case t.IsNull != nil:
		return "IS NULL"
	case t.Like != nil:
		return not + "LIKE " + t.Like.String()
	case t.Between != nil:
		return not + "BETWEEN " + t.Between.Low.String() + " AND " + t.Between.High.String()
	case len(t.In) > 0:
		return not + "IN (" + joined(t.In, ", ") + ")"
	}
	return t.Compare + " " + t.Right.String()
}

func (s *sum) String() string {
	var b strings.Builder
	b.WriteString(s.First.String())
	for _, a := range s.Rest {
		b.WriteString(" " + a.Operator + " " + a.Operand.String())
	}
	return b.String()
}

func (p *product) String() string {
	var b strings.Builder
	b.WriteString(p.First.String())
	for _, f := range p.Rest {
		b.WriteString(" " + strings.ToUpper(f.Operator) + " " + f.Operand.String())
	}
	return b.String()
}

func (p *power) String() string {
	if p.Exponent == nil {
		return p.Base.String()
	}
	return p.Base.String() + " ^ " + p.Exponent.String()
}

func (s *signed) String() string { return strings.Join(s.Signs, "") + s.Atom.String() }

func (a *atom) String() string {
	switch {
	case a.Number != "":
		return a.Number
	case a.Text != "":
		return quote(unquote(a.Text))
	case a.Truth != "":
		return strings.ToUpper(a.Truth)
	case a.Shape != nil:
		return a.Shape.String()
	case a.Call != nil:
		return strings.ToUpper(a.Call.Name) + "(" + joined(a.Call.Arguments, ", ") + ")"
	case a.Inner != nil:
		return "(" + a.Inner.String() + ")"
	}
	return `"` + strings.ReplaceAll(a.name(), `"`, `""`) + `"`
}

func (s *shape) String() string {
	z := map[bool]string{true: " Z "}[s.Z]
	return strings.ToUpper(s.Kind) + z + "(" + joined(s.Items, ", ") + ")"
}

func (i item) String() string {
	switch {
	case i.Shape != nil:
		return i.Shape.String()
	case len(i.Items) > 0:
		return "(" + joined(i.Items, ", ") + ")"
	}
	n, err := numbersOf(i)
	if err != nil {
		return strings.Join(i.Numbers, " ")
	}
	texts := make([]string, len(n))
	for k, v := range n {
		texts[k] = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strings.Join(texts, " ")
}
