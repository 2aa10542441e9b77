package cql_test

import (
	"fmt"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/cql"
	"github.com/heldline/heldline/internal/edtf"
)

// BenchmarkSpans asks filters about 100,000 rows.
func BenchmarkSpans(b *testing.B) {
	const count = 100_000
	values, places := make([][]any, count), make([]orb.Geometry, count)
	for i := range count {
		holder := any(fmt.Sprint("side-", i%5))
		if i%7 == 0 {
			holder = nil
		}
		start := edtf.Day(16000 + i%1500)
		values[i] = []any{fmt.Sprint("Plače ", i%1000), holder, int64(i), float64(i) / 3, start, start, start + 9, nil}
		places[i] = orb.Point{38 + float64(i%500)/100, 32 + float64(i/500)/100}
	}
	for _, text := range []string{
		`holder = 'side-1' AND start_date >= DATE('2017-01-01')`,
		`CASEI(name) LIKE CASEI('plače 1%')`,
		`S_INTERSECTS(geometry, BBOX(40, 33, 42, 34))`,
		`S_WITHIN(geometry, POLYGON((40 33, 42 33, 42 34, 41 33.5, 40 34, 40 33)))`,
		`T_INTERSECTS(INTERVAL(start_date, end_date), DATE('2017-11-03'))`,
		`size IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)`,
	} {
		f, err := cql.Parse(text, queryables(), nil)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				for i := range values {
					f.Keeps(values[i], places[i])
				}
			}
		})
	}
}
