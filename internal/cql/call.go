package cql

import (
	"slices"
	"strings"
)

// function is one that filters may call.
type function struct {
	arguments int
	example   string
	make      func(c *checker, name string, at int, arguments []*expression) (*expression, error)
}

func (c *checker) call(call *call, at int) (*expression, error) {
	name := strings.ToUpper(call.Name)
	f, ok := functionOf(name)
	if !ok {
		return nil, mistake(at, "known are "+strings.Join(functionNames(), ", "), "no function is called %q", shorten(call.Name))
	}
	if len(call.Arguments) != f.arguments {
		return nil, mistake(at, "write "+f.example, "%s takes %d arguments and has %d", name, f.arguments, len(call.Arguments))
	}
	arguments := make([]*expression, f.arguments)
	for i, a := range call.Arguments {
		var err error
		if arguments[i], err = c.disjunction(a); err != nil {
			return nil, err
		}
	}
	return f.make(c, name, at, arguments)
}

func functionOf(name string) (function, bool) {
	if _, ok := relations[name]; ok {
		return function{2, name + "(INTERVAL(start_date, end_date), DATE('2017-11-03'))", temporal}, true
	}
	if _, ok := spatialTests[name]; ok {
		return function{2, name + "(geometry, BBOX(40, 33, 42, 35))", spatial}, true
	}
	switch name {
	case "CASEI":
		return function{1, "CASEI(name) = CASEI('x')", textual(caseless)}, true
	case "ACCENTI":
		return function{1, "ACCENTI(name) = ACCENTI('x')", textual(accentless)}, true
	case "DATE":
		return function{1, "DATE('2017-11-03')", date}, true
	case "TIMESTAMP":
		return function{1, "TIMESTAMP('2017-11-03T12:00:00Z')", date}, true
	case "INTERVAL":
		return function{2, "INTERVAL('2017-01-01', '..') or INTERVAL(start_date, end_date)", literalInterval}, true
	}
	return function{}, false
}

func functionNames() []string {
	names := []string{"ACCENTI", "CASEI", "DATE", "INTERVAL", "TIMESTAMP"}
	for name := range relations {
		names = append(names, name)
	}
	for name := range spatialTests {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func textual(f func(string) string) func(*checker, string, int, []*expression) (*expression, error) {
	return func(_ *checker, name string, _ int, arguments []*expression) (*expression, error) {
		if e := arguments[0]; e.kind != textKind {
			return nil, mistake(e.at, name+" is for texts", "%s", e.is())
		}
		return mapped(arguments[0], f), nil
	}
}
