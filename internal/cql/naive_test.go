package cql_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/cql"
	"github.com/heldline/heldline/internal/edtf"
)

// answer is what the naive evaluator says: nil is unknown.
type answer *bool

// formula is a random filter: its text, and what it means told once more.
type formula struct {
	text string
	ask  func(values []any, g orb.Geometry) answer
}

func known(b bool) answer { return &b }

// formulas draws conditions of at most the given depth.
func formulas(depth int) *rapid.Generator[formula] {
	return rapid.Custom(func(t *rapid.T) formula {
		if depth == 0 || rapid.IntRange(0, 3).Draw(t, "leaf") == 0 {
			return tests().Draw(t, "test")
		}
		a, b := formulas(depth-1).Draw(t, "a"), formulas(depth-1).Draw(t, "b")
		switch rapid.SampledFrom([]string{"AND", "OR", "NOT", "IS NULL"}).Draw(t, "join") {
		case "AND":
			return formula{"(" + a.text + ") and (" + b.text + ")", func(v []any, g orb.Geometry) answer { return both(a.ask(v, g), b.ask(v, g)) }}
		case "OR":
			return formula{"(" + a.text + ") Or (" + b.text + ")", func(v []any, g orb.Geometry) answer { return not(both(not(a.ask(v, g)), not(b.ask(v, g)))) }}
		case "NOT":
			return formula{"NOT (" + a.text + ")", func(v []any, g orb.Geometry) answer { return not(a.ask(v, g)) }}
		}
		return formula{"(" + a.text + ") IS NULL", func(v []any, g orb.Geometry) answer { return known(a.ask(v, g) == nil) }}
	})
}

func not(a answer) answer {
	if a == nil {
		return nil
	}
	return known(!*a)
}

func both(a, b answer) answer {
	switch {
	case a != nil && !*a, b != nil && !*b:
		return known(false)
	case a == nil || b == nil:
		return nil
	}
	return known(true)
}

// tests draws one predicate over the properties of the examples.
func tests() *rapid.Generator[formula] {
	return rapid.Custom(func(t *rapid.T) formula {
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return comparison(t, rapid.SampledFrom([]int{2, 3}).Draw(t, "property"), number(t), rank)
		case 1:
			return comparison(t, rapid.SampledFrom([]int{0, 1}).Draw(t, "property"), word(t), rank)
		case 2:
			d := dayOf(t)
			return comparison(t, rapid.SampledFrom([]int{4, 5, 6}).Draw(t, "property"), operand{"DATE('" + d.String() + "')", d}, rank)
		case 3:
			return pattern(t)
		case 4:
			return overlap(t)
		}
		return boxed(t)
	})
}

type operand struct {
	text  string
	value any
}

func number(t *rapid.T) operand {
	n := rapid.SampledFrom([]float64{-1, 0, 1, 2, 2.5, 7}).Draw(t, "number")
	return operand{fmt.Sprint(n), n}
}

func word(t *rapid.T) operand {
	w := rapid.SampledFrom([]string{"", "a", "b", "ab", "it's", `a\%`}).Draw(t, "word")
	return operand{"'" + strings.NewReplacer(`\`, `\\`, `'`, `''`).Replace(w) + "'", w}
}

func dayOf(t *rapid.T) edtf.Day {
	return edtf.Day(rapid.Int32Range(17000, 17005).Draw(t, "day"))
}

// rank makes an order of any two values of one type.
func rank(a, b any) int {
	if x, ok := a.(string); ok {
		return strings.Compare(x, b.(string))
	}
	return int(math.Copysign(1, amount(a)-amount(b))) * map[bool]int{true: 0, false: 1}[amount(a) == amount(b)]
}

func amount(v any) float64 {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case edtf.Day:
		return float64(v)
	}
	return v.(float64)
}

func comparison(t *rapid.T, i int, o operand, order func(a, b any) int) formula {
	name := queryables()[i].Name
	holds := map[string]func(int) bool{
		"=": func(o int) bool { return o == 0 }, "<>": func(o int) bool { return o != 0 }, "<": func(o int) bool { return o < 0 },
		">": func(o int) bool { return o > 0 }, "<=": func(o int) bool { return o <= 0 }, ">=": func(o int) bool { return o >= 0 },
	}
	with := func(test func(v any) bool) func([]any, orb.Geometry) answer {
		return func(v []any, _ orb.Geometry) answer {
			if v[i] == nil {
				return nil
			}
			return known(test(v[i]))
		}
	}
	switch sign := rapid.SampledFrom([]string{"=", "<>", "<", ">", "<=", ">=", "IN", "NOT BETWEEN", "turned"}).Draw(t, "sign"); sign {
	case "IN":
		return formula{name + " IN (" + o.text + ", " + o.text + ")", with(func(v any) bool { return order(v, o.value) == 0 })}
	case "NOT BETWEEN":
		return formula{name + " NOT BETWEEN " + o.text + " AND " + o.text, with(func(v any) bool { return order(v, o.value) != 0 })}
	case "turned":
		return formula{o.text + "<" + name, with(func(v any) bool { return order(v, o.value) > 0 })}
	default:
		return formula{name + sign + o.text, with(func(v any) bool { return holds[sign](order(v, o.value)) })}
	}
}

// pattern draws a LIKE; the naive matcher tries every way.
func pattern(t *rapid.T) formula {
	p := rapid.StringOfN(rapid.SampledFrom([]rune("ab%_")), 0, 5, -1).Draw(t, "pattern")
	var fits func(p, s string) bool
	fits = func(p, s string) bool {
		switch {
		case p == "":
			return s == ""
		case p[0] == '%':
			return fits(p[1:], s) || s != "" && fits(p, s[1:])
		}
		return s != "" && (p[0] == '_' || p[0] == s[0]) && fits(p[1:], s[1:])
	}
	return formula{"name LIKE '" + p + "'", func(v []any, _ orb.Geometry) answer {
		if v[0] == nil {
			return nil
		}
		return known(fits(p, v[0].(string)))
	}}
}

// overlap draws a T_INTERSECTS of the row's own days and some others; the naive
// answer looks at each day.
func overlap(t *rapid.T) formula {
	from := dayOf(t)
	to := from + edtf.Day(rapid.Int32Range(0, 3).Draw(t, "length"))
	text := fmt.Sprintf("T_INTERSECTS(INTERVAL(start_date, end_date), INTERVAL('%s', '%s'))", from, to)
	return formula{text, func(v []any, _ orb.Geometry) answer {
		start, hasStart := v[5].(edtf.Day)
		end, hasEnd := v[6].(edtf.Day)
		if hasStart && hasEnd && start >= end {
			return nil
		}
		for d := from; d <= to; d++ {
			if (!hasStart || start <= d) && (!hasEnd || d < end) {
				return known(true)
			}
		}
		return known(false)
	}}
}

func boxed(t *rapid.T) formula {
	corner := rapid.IntRange(0, 4)
	w, s, e, n := corner.Draw(t, "w"), corner.Draw(t, "s"), corner.Draw(t, "e"), corner.Draw(t, "n")
	s, n = min(s, n), max(s, n)
	return formula{fmt.Sprintf("S_INTERSECTS(geometry, BBOX(%d,%d,%d,%d))", w, s, e, n), func(_ []any, g orb.Geometry) answer {
		p, ok := g.(orb.Point)
		if !ok {
			return nil
		}
		between := p[0] >= float64(w) && p[0] <= float64(e)
		if w > e {
			between = p[0] >= float64(w) || p[0] <= float64(e)
		}
		return known(between && p[1] >= float64(s) && p[1] <= float64(n))
	}}
}

// rows draws values beside the queryables, any of them missing.
func rows(t *rapid.T) ([]any, orb.Geometry) {
	maybe := func(v any) any {
		if rapid.IntRange(0, 3).Draw(t, "missing") == 0 {
			return nil
		}
		return v
	}
	values := []any{
		maybe(word(t).value), maybe(word(t).value), maybe(int64(rapid.IntRange(-1, 7).Draw(t, "size"))), maybe(number(t).value),
		maybe(dayOf(t)), maybe(dayOf(t)), maybe(dayOf(t)), nil,
	}
	if maybe(true) == nil {
		return values, nil
	}
	return values, orb.Point{float64(rapid.IntRange(0, 4).Draw(t, "x")), float64(rapid.IntRange(0, 4).Draw(t, "y"))}
}

func TestFiltersMeanWhatANaiveReadingSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formulas(4).Draw(t, "filter")
		filter, err := cql.Parse(f.text, queryables(), nil)
		if err != nil {
			t.Fatalf("%s: %v", f.text, err)
		}
		again, err := cql.Parse(filter.String(), queryables(), nil)
		if err != nil {
			t.Fatalf("%s is written %s: %v", f.text, filter, err)
		}
		for range 5 {
			values, g := rows(t)
			a := f.ask(values, g)
			want := a != nil && *a
			if got := filter.Keeps(values, g); got != want || again.Keeps(values, g) != want {
				t.Fatalf("%s keeps %v at %v: %v, want %v", f.text, values, g, got, want)
			}
		}
	})
}
