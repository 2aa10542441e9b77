package cql

import (
	"math"
	"strings"
)

func (c *checker) sum(s *sum) (*expression, error) {
	e, err := c.product(s.First)
	for _, a := range s.Rest {
		if err == nil {
			e, err = c.combined(e, a.Operator, func() (*expression, error) { return c.product(a.Operand) })
		}
	}
	return e, err
}

func (c *checker) product(p *product) (*expression, error) {
	e, err := c.power(p.First)
	for _, f := range p.Rest {
		if err == nil {
			e, err = c.combined(e, strings.ToLower(f.Operator), func() (*expression, error) { return c.power(f.Operand) })
		}
	}
	return e, err
}

func (c *checker) power(p *power) (*expression, error) {
	e, err := c.signed(p.Base)
	if err != nil || p.Exponent == nil {
		return e, err
	}
	return c.combined(e, "^", func() (*expression, error) { return c.signed(p.Exponent) })
}

func (c *checker) signed(s *signed) (*expression, error) {
	e, err := c.atom(s.Atom)
	if err != nil || len(s.Signs) == 0 {
		return e, err
	}
	if e.kind != numberKind {
		return nil, mistake(e.at, "a sign stands before a number", "%s", e.is())
	}
	minus := 0
	for _, sign := range s.Signs {
		if sign == "-" {
			minus++
		}
	}
	if minus%2 == 0 {
		return e, nil
	}
	return calculated(e, constantNumber(-1), operators["*"]), nil
}

// combined checks the second operand and calculates with both.
func (c *checker) combined(left *expression, operator string, operand func() (*expression, error)) (*expression, error) {
	right, err := operand()
	if err != nil {
		return nil, err
	}
	for _, e := range []*expression{left, right} {
		if e.kind != numberKind {
			return nil, mistake(e.at, "calculate with numbers only", "%s", e.is())
		}
	}
	return calculated(left, right, operators[operator]), nil
}

var operators = map[string]func(a, b float64) float64{
	"+":   func(a, b float64) float64 { return a + b },
	"-":   func(a, b float64) float64 { return a - b },
	"*":   func(a, b float64) float64 { return a * b },
	"/":   func(a, b float64) float64 { return a / b },
	"%":   math.Mod,
	"div": func(a, b float64) float64 { return math.Trunc(a / b) },
	"^":   math.Pow,
}

// calculated is unknown where the result is no number.
func calculated(left, right *expression, f func(a, b float64) float64) *expression {
	a, b := left.number, right.number
	value := func(r *row) (float64, bool) {
		x, ok := a(r)
		if !ok {
			return 0, false
		}
		y, ok := b(r)
		if !ok {
			return 0, false
		}
		z := f(x, y)
		return z, !math.IsNaN(z) && !math.IsInf(z, 0)
	}
	e := &expression{kind: numberKind, at: left.at, constant: left.constant && right.constant, number: value}
	if e.constant {
		if z, ok := value(nil); ok {
			constant := constantNumber(z)
			constant.at = left.at
			return constant
		}
		e.number = func(*row) (float64, bool) { return 0, false }
	}
	return e
}
