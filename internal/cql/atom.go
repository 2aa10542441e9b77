package cql

import (
	"strconv"
	"strings"
)

func (c *checker) atom(a *atom) (*expression, error) {
	e, err := c.unplaced(a)
	if err != nil {
		return nil, err
	}
	e.at = a.Pos.Offset
	return e, nil
}

func (c *checker) unplaced(a *atom) (*expression, error) {
	at := a.Pos.Offset
	switch {
	case a.Number != "", a.Text != "", a.Truth != "", a.Shape != nil:
		if c.literals++; c.literals > maxLiterals {
			return nil, mistake(at, "write fewer", "a filter has at most %d literals", maxLiterals)
		}
	}
	switch {
	case a.Number != "":
		n, err := strconv.ParseFloat(a.Number, 64)
		if err != nil {
			return nil, mistake(at, "write one below 1e308", "the number %s is too large", shorten(a.Number))
		}
		return constantNumber(n), nil
	case a.Text != "":
		return constantText(unquote(a.Text)), nil
	case a.Truth != "":
		value := truthOf(strings.EqualFold(a.Truth, "TRUE"))
		return &expression{kind: truthKind, constant: true, truth: func(*row) truth { return value }}, nil
	case a.Shape != nil:
		return c.literalShape(a.Shape)
	case a.Call != nil:
		return c.call(a.Call, at)
	case a.Inner != nil:
		return c.disjunction(a.Inner)
	}
	name := a.name()
	i, ok := c.filter.queryable(name)
	if !ok {
		return nil, mistake(at, "known are "+c.filter.names(), "no property is called %q", shorten(name))
	}
	return property(i, c.filter.queryables[i]), nil
}

// name is that of a property.
func (a *atom) name() string {
	if a.Quoted == "" {
		return a.Property
	}
	return strings.ReplaceAll(a.Quoted[1:len(a.Quoted)-1], `""`, `"`)
}
