// Package edtf holds calendar days without time zone and dates that are not
// exact, in the notation of EDTF (ISO 8601-2:2019, Library of Congress profile):
// level 1, plus the level 2 list forms [a..b], [..b] and [a..].
//
// Every date is read as a range of days, Earliest to Latest, both included.
// The marks "?" (uncertain), "~" (approximate) and "%" (both) set a flag and
// never widen the range.
package edtf
