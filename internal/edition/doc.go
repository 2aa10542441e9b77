// Package edition holds one published edition in memory as an immutable index:
// the state of every place on a day, the changes of a range of days, one
// place's history, and what was said on a day. An edition never changes after
// New; every method is safe for concurrent use.
package edition
