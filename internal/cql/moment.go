package cql

import (
	"cmp"
	"strings"
	"time"
)

// moment is a day or an instant of one, in UTC.
type moment struct {
	day   int64         // since 1970-01-01
	time  time.Duration // since midnight
	whole bool          // the day, without a time
}

// compare has a whole day equal to each of its instants.
func (m moment) compare(n moment) int {
	if o := cmp.Compare(m.day, n.day); o != 0 || m.whole || n.whole {
		return o
	}
	return cmp.Compare(m.time, n.time)
}

const day = 24 * time.Hour

// momentOf reads YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ with or without a fraction.
func momentOf(s string) (moment, bool) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return moment{day: days(t), whole: true}, true
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || !strings.HasSuffix(s, "Z") {
		return moment{}, false
	}
	return moment{day: days(t), time: t.Sub(t.Truncate(day))}, true
}

// days counts from 1970-01-01; the time of t must be in UTC.
func days(t time.Time) int64 { return t.Truncate(day).Unix() / int64(day/time.Second) }

// date is DATE or TIMESTAMP.
func date(_ *checker, name string, _ int, arguments []*expression) (*expression, error) {
	e, err := dated(arguments[0])
	if err != nil {
		return nil, err
	}
	if m, _ := e.moment(nil); m.whole != (name == "DATE") {
		return nil, mistake(e.at, "write DATE('2017-11-03') or TIMESTAMP('2017-11-03T12:00:00Z')", "%q is not what %s takes", *arguments[0].literal, name)
	}
	return e, nil
}

// dated reads a literal text as a moment.
func dated(e *expression) (*expression, error) {
	const remedy = "write '2017-11-03' or '2017-11-03T12:00:00Z'"
	if e.literal == nil {
		return nil, mistake(e.at, remedy, "%s, where a date in single quotes belongs", e.is())
	}
	m, ok := momentOf(*e.literal)
	if !ok {
		return nil, mistake(e.at, remedy, "%q is not a date", shorten(*e.literal))
	}
	d := constantMoment(m)
	d.at = e.at
	return d, nil
}
