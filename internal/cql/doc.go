// Package cql reads filters in CQL2 Text (OGC 21-065r2) and tells which rows they
// keep. Conformance lists what of the standard holds.
//
// A predicate over a missing value is neither true nor false but unknown, and
// only rows for which the whole filter is true are kept.
//
// Texts compare by code points after Unicode normalisation (NFC); numbers as
// 64-bit floats, whole ones exact to 2^53. A quotient by zero is unknown.
//
// Dates are calendar days. Where a day meets a timestamp, the day stands for all
// its instants in UTC: the two are equal if the timestamp lies on the day. A text
// that is compared with a date is read as one.
//
// Intervals hold both their ends, as the standard says. Where the property that
// ends an interval is itself the day after the last (Queryable.DayAfter), the day
// before it is the interval's last: T_INTERSECTS(INTERVAL(start_date, end_date),
// DATE('2017-11-03')) keeps what is true on that day, and two rows of which one
// follows the other are T_BEFORE each other and do not meet. A property without
// value leaves the interval open on its side.
//
// Geometries are planar in longitude and latitude; a line between two vertices is
// straight on that plane, whatever coordinates the filter is written in.
package cql
