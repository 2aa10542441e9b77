package cql_test

import (
	"errors"
	"testing"
	"time"

	"github.com/heldline/heldline/internal/cql"
)

// Whatever comes is read or refused with a place inside it, soon; and what is
// read says the same when it is written and read again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`"holder" = 'is' AND "start_date" >= DATE('2017-01-01')`, `(CASEI("name") LIKE CASEI('al-%'))`, `S_INTERSECTS(geometry,BBOX(40,33,-42.5,35))`, `T_INTERSECTS(INTERVAL(start_date,end_date),INTERVAL('2017-11-03','..'))`,
		`size NOT BETWEEN -1 AND .5e3 OR NOT name IN ('a','b''c') OR holder IS NOT NULL`, `S_WITHIN(geometry,POLYGON Z((0 0 1,1 0 1,1 1 1,0 0 1),(0.1 0.1,0.2 0.1,0.2 0.2,0.1 0.1)))`, `S_CROSSES(GEOMETRYCOLLECTION(POINT(1 2),MULTILINESTRING((0 0,1 1))),geometry)`,
		`ACCENTI(name) = 'é' AND size ^ 2 div -3 % 4 > ((1))`, `date = TIMESTAMP('2017-11-03T10:00:00.25Z')`, `((((`, `NOT NOT NOT TRUE`, `'\'`, "name = '\xff'", `S_TOUCHES(geometry,MULTIPOLYGON(((0 0,1 1,1 0,0 0))))`, `name = 'سامراء' -- x`, `"a""b" = 1`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		begun := time.Now()
		filter, err := cql.Parse(text, queryables(), nil)
		if err != nil {
			var e *cql.Error
			if !errors.As(err, &e) || e.At < 0 || e.At > len(text) || e.Problem == "" || e.Remedy == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		kept := filter.Keeps(town(), point)
		filter.Keeps(make([]any, len(queryables())), nil)
		again, err := cql.Parse(filter.String(), queryables(), nil)
		if err != nil || again.String() != filter.String() || again.Keeps(town(), point) != kept {
			t.Fatalf("%q is written %q, which reads as %q, %v", text, filter, again, err)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Fatalf("%q takes %v", text, took)
		}
	})
}
