package datapack

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// check reports every cell that its column's definition refuses.
func (r *row) check() {
	for i := range r.plan.table.Columns {
		c := &r.plan.table.Columns[i]
		cell := r.plan.cells[i]
		if cell < 0 {
			continue
		}
		v := r.cells.texts[cell]
		switch {
		case v == "" && c.Required:
			r.problem(c.Name, "is empty; every %s needs it: %s", r.plan.table.Row, c.Description)
		case v == "":
		case len(v) > r.s.limits.cell:
			r.problem(c.Name, "the cell has %d bytes; %d are the most", len(v), r.s.limits.cell)
		case strings.TrimSpace(v) != v:
			r.problem(c.Name, "%q begins or ends with a space; delete the space", v)
		case c.List:
			r.checkList(i, c, v)
		default:
			r.checkValue(i, c, v)
		}
	}
}

func (r *row) checkList(i int, c *Column, cell string) {
	if !strings.Contains(cell, ListSeparator) {
		r.checkValue(i, c, cell)
		return
	}
	items := r.list(c.Name)
	for n, item := range items {
		switch {
		case item == "":
			r.problem(c.Name, "%q has an empty value; write values with one %q between them", cell, ListSeparator)
		case slices.Contains(items[:n], item):
			r.problem(c.Name, "%q stands twice in the list; keep one", item)
		default:
			r.checkValue(i, c, item)
		}
	}
}

// checkValue reports one value that its column refuses.
func (r *row) checkValue(i int, c *Column, v string) {
	if wrong := c.wrong(v); wrong != "" {
		r.problem(c.Name, "%s", wrong)
		return
	}
	if p := r.plan.patterns[i]; p != nil && !p.MatchString(v) {
		r.problem(c.Name, "%q is not in the form of %s; write it like %s", v, c.Name, c.Example)
		return
	}
	if seen := r.plan.unique[i]; seen != nil {
		if line, ok := seen[v]; ok {
			r.problem(c.Name, "%s is already in line %d; give every %s its own", v, line, r.plan.table.Row)
			return
		}
		seen[v] = int32(r.line)
	}
	if len(c.Refers) > 0 {
		r.s.refer(r, i, v)
	}
}

// wrong says what is wrong with a value as such, "" if nothing is.
func (c *Column) wrong(v string) string {
	if c.Enum != nil && !slices.Contains(c.Enum, v) {
		return fmt.Sprintf("%q is not in the list; use one of: %s", v, strings.Join(c.Enum, ", "))
	}
	switch c.Type {
	case TypeID:
		if !isID(v) {
			return fmt.Sprintf("%q is not an id; use lower-case letters a-z, digits and hyphens, beginning with a letter or digit", v)
		}
	case TypeDay:
		if _, err := edtf.ParseDay(v); err != nil {
			return err.Error()
		}
	case TypeDate:
		if _, err := edtf.Parse(v); err != nil {
			return err.Error()
		}
	case TypeURL:
		u, err := url.Parse(v)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			return fmt.Sprintf("%q is not a web address; write it whole, beginning with https://", v)
		}
	case TypeInteger, TypeNumber:
		return c.wrongNumber(v)
	}
	return ""
}

func (c *Column) wrongNumber(v string) string {
	if c.Type == TypeInteger && len(v) <= 9 && allDigits(v) {
		n, _ := strconv.Atoi(v)
		if (c.Min == nil || float64(n) >= *c.Min) && (c.Max == nil || float64(n) <= *c.Max) {
			return ""
		}
	}
	n, ok := parseNumber(v)
	switch {
	case c.Type == TypeInteger && (!ok || strings.Contains(v, ".") || len(v) > 9):
		return fmt.Sprintf("%q is not a whole number; write up to nine digits without separators", v)
	case !ok:
		return fmt.Sprintf("%q is not a number; write digits with a decimal point, without separators or units, for example 2400 or 33.5", v)
	case c.Min != nil && n < *c.Min, c.Max != nil && n > *c.Max:
		return fmt.Sprintf("%s is outside the range; write a number %s", v, c.bounds())
	}
	return ""
}

func (c *Column) bounds() string {
	switch {
	case c.Max == nil:
		return fmt.Sprintf("of at least %g", *c.Min)
	case c.Min == nil:
		return fmt.Sprintf("of at most %g", *c.Max)
	}
	return fmt.Sprintf("from %g to %g", *c.Min, *c.Max)
}

// isID reports whether s matches ^[a-z0-9][a-z0-9-]*$.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return s != ""
}
