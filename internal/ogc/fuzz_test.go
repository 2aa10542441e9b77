package ogc_test

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// Whatever is read as a time has an end, ends not before it begins, and is the same
// once its days are written out.
func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{
		"2017-11-03", "2017-11-03T00:00:00Z", "2017-11-03T23:30:00-02:00", "2016-01-01/..", "../2016-01-01T", "/2016-01-01", "2016-01-01/", "../..", "/", "a/b/c", "2017-02-30",
		"0000-01-01T00:00:00Z/9999-12-31T00:00:00Z", "2018-01-01/2017-01-01", "2017-11-03t10:00z", "", "٢٠١٧-١١-٠٣", "2017-11-03T24:00:00Z", "9999-12-31T23:59:59-14:00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ogc.ParsePeriod(s)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		if p.From == nil && p.To == nil || p.From != nil && p.To != nil && *p.From > *p.To {
			t.Fatalf("%q is read as %v", s, p)
		}
		if day, ok := ogc.DayOf([]ogc.Period{p}, edtf.MustDay("2017-12-09")); !ok || day < edtf.MinDay || day > edtf.MaxDay {
			t.Errorf("%q has the day %v, %v", s, day, ok)
		}
		ends := [2]string{"..", ".."}
		for i, d := range []*edtf.Day{p.From, p.To} {
			if d != nil && (*d < edtf.MinDay || *d > edtf.MaxDay) {
				return // of the year 0000 or 10000, which no day is written in
			}
			if d != nil {
				ends[i] = d.String()
			}
		}
		again, err := ogc.ParsePeriod(ends[0] + "/" + ends[1])
		if err != nil || !same(again.From, p.From) || !same(again.To, p.To) {
			t.Errorf("%q is %s/%s, which is read as %v, %v", s, ends[0], ends[1], again, err)
		}
	})
}

func same(a, b *edtf.Day) bool { return a == b || a != nil && b != nil && *a == *b }

// Whatever is read as a box lies on the earth and has its south below its north.
func FuzzParseBox(f *testing.F) {
	for _, s := range []string{"1,2,3,4", "179,-18,-179,-16", "1,2,0,3,4,9", "1,2,9,3,4,0", "NaN,0,0,0", "0x1,2,3,4", "1e1,2,3,4", ",,,", "1,2,3,4,5", "+1,2,3,-0", "1e308,1e308,1e308,1e308", "-20037508.34,-20037508.34,20037508.34,20037508.34", "4e6,3e6,5e6,4e6"} {
		for i := range ogc.Systems() {
			f.Add(s, i)
		}
	}
	f.Fuzz(func(t *testing.T, s string, system int) {
		b, err := ogc.ParseBox(s, ogc.Systems()[uint(system)%uint(len(ogc.Systems()))])
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		if !b.IsOnEarth() || !(b.South <= b.North) || !b.Contains(orb.Point{b.West, b.South}) || !b.Contains(orb.Point{b.East, b.North}) {
			t.Errorf("%q is read as %v", s, b)
		}
	})
}

// Whatever a query asks of the items of a layer is known and within its limits, or
// an error that names a parameter and says what to do; and a row without values can
// be asked.
func FuzzParseAsked(f *testing.F) {
	for _, s := range []string{
		"limit=10&offset=20", "limit=0", "limit=-1", "limit=99999999999999999999", "limit=unlimited", "limit=+5", "offset=-0", "limit=&offset=", "limit=1e3", "limit=5&limit=6", "limit=٣", "limit=%00",
		"crs=http://www.opengis.net/def/crs/EPSG/0/4326&bbox=33,41,35,44&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "crs=EPSG:4326", "bbox-crs=", "filter-crs=x",
		"datetime=../2013-01-01T&datetime=2013-01-01T/..", "datetime=", "f=json", "f=xml", "holder=is&start_date=2017-11-03", "start_date=x", "precision_m=NaN", "filter=holder%20IS%20NULL", "filter=((((", "filter-lang=cql2-json&filter=1", "nobody=1", "%zz", ";=",
	} {
		f.Add(s)
	}
	layers := ogc.Layers()
	f.Fuzz(func(t *testing.T, s string) {
		values, err := url.ParseQuery(s)
		if err != nil {
			return // answered before
		}
		for i := range layers {
			l := &layers[i]
			err := ogc.Check(values, ogc.Parameters(l))
			var asked *ogc.Asked
			if err == nil {
				asked, err = ogc.ParseAsked(values, l)
			}
			var wrong *ogc.ParamError
			switch {
			case errors.As(err, &wrong):
				if !values.Has(wrong.Name) || !strings.HasSuffix(wrong.Detail, ".") {
					t.Errorf("%s: %q", s, wrong)
				}
			case err != nil:
				t.Errorf("%s: %v", s, err)
			case asked.Limit < 1 || asked.Limit > ogc.MaxLimit || asked.Offset < 0 || !slices.Contains(ogc.Systems(), asked.CRS):
				t.Errorf("%s: %+v", s, asked)
			case asked.Filter != nil:
				asked.Filter(feature.Values(l.Row), nil)
				asked.Filter(make([]any, len(l.Fields())), orb.Point{41, 34})
			}
		}
	})
}

// A header is weighed the same whatever surrounds its parts, and nothing is a page
// that does not name one.
func FuzzPrefersHTML(f *testing.F) {
	for _, s := range []string{"", "*/*", "text/html", "application/json, text/html", "text/html;q=0.9,application/json;q=0.8", "text/html;q=x", "text/html;q=NaN", ",;,=", "text/html;q=0", "TEXT/HTML"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if page := ogc.PrefersHTML(s); page != ogc.PrefersHTML(" "+s+" ,") || page && !strings.Contains(strings.ToLower(s), "text/html") {
			t.Errorf("%q is taken for a page: %v", s, page)
		}
	})
}
