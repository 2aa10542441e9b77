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

// areaDays is how far from the default date areas are estimated for each day: they
// cost more than places, and a campaign may last for decades.
const areaDays = 183

// AreaSpans writes the estimated areas of all days near the default date of the
// campaign that holds it, one feature for as long as an area stays the same.
func (w *Writer) AreaSpans(v *edition.View) *Collection {
	c := w.collection("area_spans", &v.Reading)
	first, last := w.edition.Focus()
	middle := w.edition.Atlas.About.DefaultDate
	first, last = max(first, middle-areaDays), min(last, middle+areaDays)
	var standing map[string]int // areas of the range before, by their content
	for day := first; day <= last; {
		from, until := v.Stands(day)
		now := map[string]int{}
		for _, f := range w.Areas(v, day, Filter{}).Features {
			key := areaKey(&f)
			if i, ok := standing[key]; ok {
				x := c.Features[i].Properties.(AreaSpan) //nolint:forcetypeassert // added below
				x.EndDate = until
				c.Features[i].Properties, now[key] = x, i
				continue
			}
			f.ID = len(c.Features) + 1
			f.Properties = AreaSpan{f.Properties.(Area), from, until} //nolint:forcetypeassert // an area
			now[key] = len(c.Features)
			c.Features = append(c.Features, f)
		}
		if until == nil {
			break
		}
		standing, day = now, *until
	}
	return c
}

// areaKey is what makes an area the same on the next day.
func areaKey(f *Feature) string {
	f.ID = 0
	b, err := encode(f)
	if err != nil {
		return ""
	}
	return string(bytes.TrimSpace(b))
}
