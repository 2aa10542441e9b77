package feature

import (
	"bytes"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// AreaSpan are the properties of an estimated area, and the half-open range of days
// in which it is the same.
type AreaSpan struct {
	Area
	StartDate *edtf.Day `json:"start_date"` // first day; null = open
	EndDate   *edtf.Day `json:"end_date"`   // first day on which it is another; null = open
}

// Areas of a day cost about as much as their places. These bound what all days cost:
// a campaign may last for decades, and an atlas have ten thousand places.
const (
	areaDays = 183    // from the default date, before and after
	areaWork = 100000 // places times ranges of days
)

// AreaSpans writes the estimated areas of the days around the default date, of the
// campaign that holds it: one feature for as long as an area stays the same.
func (w *Writer) AreaSpans(v *edition.View) *Collection {
	c := w.collection("area_spans", &v.Reading)
	c.Estimate = w.estimate()
	standing := map[string]int{} // areas of the range before, by their content
	for _, day := range w.areaDays(v) {
		from, until := v.Stands(day)
		now := map[string]int{}
		for _, f := range w.Areas(v, day, Filter{}).Features {
			key := areaKey(f)
			i, stays := standing[key]
			start := from
			if stays {
				start = c.Features[i].Properties.(AreaSpan).StartDate //nolint:forcetypeassert // written below
			} else {
				i = len(c.Features)
				f.ID = i + 1
				c.Features = append(c.Features, f)
			}
			c.Features[i].Properties = AreaSpan{f.Properties.(Area), start, until} //nolint:forcetypeassert // an area
			now[key] = i
		}
		standing = now
	}
	return c
}

// areaDays lists a day of each range, in order, whose areas are written.
func (w *Writer) areaDays(v *edition.View) []edtf.Day {
	middle := w.edition.Atlas.About.DefaultDate
	first, last := w.edition.Focus()
	first, last = max(first, middle-areaDays), min(last, middle+areaDays)
	var days []edtf.Day
	at := 0 // that of the default date
	for day := first; day <= last; {
		if day <= middle {
			at = len(days)
		}
		days = append(days, day)
		_, until := v.Stands(day)
		if until == nil {
			break
		}
		day = *until
	}
	most := max(1, areaWork/max(1, len(w.edition.Places)))
	from := max(0, min(at-most/2, len(days)-most))
	return days[from:min(len(days), from+most)]
}

// areaKey is what makes an area the same on the next day.
func areaKey(f Feature) string {
	f.ID = 0
	b, err := Encode(f)
	if err != nil {
		return ""
	}
	return string(bytes.TrimSpace(b))
}
