// Package encode appends values to bytes as encoding/json, without escaping for HTML,
// and encoding/csv write them, to the byte. Nothing allocates but the growth of the
// bytes; the cost of every function is in proportion to what it appends.
package encode
