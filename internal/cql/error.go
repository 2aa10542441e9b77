package cql

import "fmt"

// Error is a mistake in a filter.
type Error struct {
	At      int    // bytes from the beginning of the filter
	Problem string // what is wrong, without a full stop
	Remedy  string // what to write instead, without a full stop
}

func (e *Error) Error() string {
	return fmt.Sprintf("at byte %d: %s; %s", e.At, e.Problem, e.Remedy)
}

func mistake(at int, remedy, format string, args ...any) *Error {
	return &Error{at, fmt.Sprintf(format, args...), remedy}
}

// shorten cuts what a message repeats from the filter.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
