package ogc

import (
	"fmt"
	"strings"
	"time"

	"github.com/heldline/heldline/internal/edtf"
)

// Period is what the parameter datetime asks for: whole days, both ends included,
// nil = open. One of both ends is never nil.
type Period struct{ From, To *edtf.Day }

// forms of instants in the wild: days, times of RFC 3339 and those without a zone,
// and the day with a bare T that GDAL 3.6 sends.
var forms = [...]string{time.DateOnly, "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02T"}

// instant reads one end as the day that it lies on in UTC. The year 0000, with which
// QGIS says "ever before", is read too.
func instant(s string) (edtf.Day, error) {
	for _, form := range forms {
		if t, err := time.Parse(form, strings.ToUpper(s)); err == nil {
			t = t.UTC()
			return edtf.DayOf(t.Year(), int(t.Month()), t.Day()), nil
		}
	}
	return 0, fmt.Errorf("%q is no date; write 2017-11-03 or 2017-11-03T00:00:00Z", s)
}

// ParsePeriod reads an instant or an interval whose ends may be open: "", "..".
func ParsePeriod(s string) (Period, error) {
	parts := strings.Split(s, "/")
	var ends [2]*edtf.Day
	if len(parts) > 2 {
		return Period{}, fmt.Errorf("an interval has two ends; %d are given", len(parts))
	}
	for i, part := range parts {
		if len(parts) == 2 && (part == "" || part == "..") {
			continue
		}
		d, err := instant(part)
		if err != nil {
			return Period{}, err
		}
		ends[i] = &d
	}
	if len(parts) == 1 {
		return Period{ends[0], ends[0]}, nil
	}
	switch {
	case ends[0] == nil && ends[1] == nil:
		return Period{}, fmt.Errorf("an interval without ends says nothing; leave the parameter out")
	case ends[0] != nil && ends[1] != nil && *ends[0] > *ends[1]:
		return Period{}, fmt.Errorf("the interval ends before it begins")
	}
	return Period{ends[0], ends[1]}, nil
}

// meets reports that a feature is true on some day of the period. Its end is the day
// after its last one, unless included; nil = open.
func (p Period) meets(start, end *edtf.Day, included bool) bool {
	if p.To != nil && start != nil && *start > *p.To {
		return false
	}
	if p.From == nil || end == nil {
		return true
	}
	return *end > *p.From || included && *end == *p.From
}

// intersection of several periods; false where they have no day in common.
func intersection(list []Period) (Period, bool) {
	var out Period
	for _, p := range list {
		if p.From != nil && (out.From == nil || *p.From > *out.From) {
			out.From = p.From
		}
		if p.To != nil && (out.To == nil || *p.To < *out.To) {
			out.To = p.To
		}
	}
	return out, out.From == nil || out.To == nil || *out.From <= *out.To
}

// DayOf picks the day that a collection of states shows: an instant its day, an
// interval the state at its end; where that is open or nothing is asked for the last
// day of the atlas, or the start if that is later. It reports false where the periods
// have no day in common.
func DayOf(list []Period, last edtf.Day) (edtf.Day, bool) {
	p, ok := intersection(list)
	day := last
	switch {
	case p.To != nil:
		day = *p.To
	case p.From != nil:
		day = max(last, *p.From)
	}
	return max(edtf.MinDay, min(edtf.MaxDay, day)), ok
}
