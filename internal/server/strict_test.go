package server_test

import (
	"net/http"
	"strings"
	"testing"
)

// details is a problem as RFC 9457 has it.
type details struct {
	Type, Title, Detail, Parameter string
	Status                         int
}

// refused asks for a data address that is wrong and reads the problem.
func (s *site) refused(t *testing.T, path string, status int) details {
	t.Helper()
	a := s.ask(t, http.MethodGet, path)
	if a.StatusCode != status || a.Header.Get("Content-Type") != trouble {
		t.Errorf("%s answers %d %s, want %d %s: %.200s", path, a.StatusCode, a.Header.Get("Content-Type"), status, trouble, a.body)
		return details{}
	}
	d := parse[details](t, a.body)
	if d.Status != status || d.Type == "" || d.Title == "" || d.Detail == "" {
		t.Errorf("%s: incomplete problem %+v", path, d)
	}
	return d
}

func TestBadParametersAreNamed(t *testing.T) {
	for path, param := range map[string]string{
		"/control/2017-11-03.geojson?x=1": "x", "/control/2017-11-03.geojson?fbclid=1": "fbclid", "/control/2017-11-03.geojson?date=2017-11-03": "date",
		"/control/2017-11-03.geojson?Rule=any": "Rule", "/places.geojson?bbox=1,2,3,4": "bbox", "/extents.geojson?rule=any": "rule",
		"/events.geojson?rule=any": "rule", "/dates.json?from=2017-01-01": "from", "/claims.json?rule=any": "rule", "/search?q=a&x=1": "x",
		"/control.geojson?place=rawa": "place", "/map/places.json?rule=any": "rule", "/map/evenings.json?known=2017-11-03": "known", "/map/state/today.json": "date", "/map/names.json?lang=tlh": "lang", "/actors.css?v=1": "v", "/basemap.json?x": "x",
		"/control.geojson?date=2017-11-03&date=2017-11-03": "date", "/spans.geojson?rule=any&rule=any": "rule", "/changes.csv?place=rawa&place=anah": "place",
		"/control.geojson?date=": "date", "/control.geojson?date=2017-11-31": "date", "/control.geojson?date=2017-11": "date", "/control.geojson?date=0000-01-01": "date",
		"/control.geojson?date=10000-01-01": "date", "/control.geojson?date=-001-01-01": "date", "/control.geojson?date=2017-11-03T00:00:00Z": "date",
		"/control.geojson?date=2017-11-3": "date", "/control.geojson?date=%202017-11-03": "date", "/control.geojson?date=٢٠١٧-١١-٠٣": "date", "/control.geojson?date=today": "date",
		"/control/2017-02-29.geojson": "date", "/control/0000-01-01.csv": "date", "/control/.geojson": "date",
		"/changes.geojson?from=x": "from", "/changes.geojson?to=x": "to", "/changes.geojson?from=2017-11-04&to=2017-11-03": "to", "/events.csv?from=2017-11-04&to=2017-11-03": "to",
		"/spans.geojson?known=x": "known", "/spans.geojson?rule=Strict": "rule", "/spans.geojson?rule=": "rule", "/dates.json?rule=none": "rule",
		"/tiles/control.json?bbox=1,2,3,4": "bbox", "/tiles/places/0/0/0.mvt?date=2017-11-03": "date", "/tiles/spans.json?date=2017-11-03": "date",
		"/tiles/areas/0/0/0.mvt?date=2017-11-31": "date", "/tiles/control/0/0/0.mvt?rule=": "rule", "/tiles/spans/0/0/0.mvt?known=x": "known",
		"/tiles/control/a/0/0.mvt": "z", "/tiles/control/1/+1/0.mvt": "x", "/tiles/control/1/0/01.mvt": "y", "/tiles/control/1/0/.mvt": "y", "/tiles/control/0/0/0/0.mvt": "y",
		"/search?q=a&limit=0": "limit", "/search?q=a&limit=x": "limit", "/search?q=a&lang=xx": "lang",
	} {
		for _, prefix := range []string{"", "/e/" + anbar.edition.ID} {
			d := anbar.refused(t, prefix+path, http.StatusBadRequest)
			if d.Parameter != param || !strings.Contains(d.Detail, param) {
				t.Errorf("%s names %q (%s), want %q", path, d.Parameter, d.Detail, param)
			}
		}
	}
}

func TestBadBoxes(t *testing.T) {
	for _, box := range []string{
		"", "1", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6", "1,2,3,x", "1,2,,4", "1,2,3,4,", "NaN,2,3,4", "1,nan,3,4", "inf,2,3,4", "-Inf,2,3,4", "1,2,3,Infinity",
		"0x1p4,2,30,40", "1_0,2,30,40", "1,4,3,2", "1, 2, 3, 4", "1,2,3,4e400", "1,-91,3,4", "1,2,3,91", "-181,2,3,4", "1,2,181,4",
	} {
		for _, path := range []string{"/control.geojson", "/changes.geojson", "/spans.csv"} {
			if d := anbar.refused(t, path+"?bbox="+strings.ReplaceAll(box, " ", "%20"), http.StatusBadRequest); d.Parameter != "bbox" {
				t.Errorf("box %q: the problem names %q", box, d.Parameter)
			}
		}
	}
}

func TestUnknownIdsAreNotFound(t *testing.T) {
	for _, path := range []string{
		"/claims.json?place=nowhere", "/claims.json?actor=nobody", "/events.geojson?place=nowhere", "/events.csv?actor=nobody",
		"/changes.geojson?place=nowhere", "/changes.geojson?actor=nobody", "/spans.geojson?place=nowhere", "/spans.geojson?actor=nobody",
		"/control.geojson?without=nobody", "/dates.json?without=nobody", "/map/history.json?without=nobody", "/map/evenings.json?without=nobody",
		"/e/0000000000000000/dates.json", "/e/none/control/2017-11-03.geojson",
	} {
		anbar.refused(t, path, http.StatusNotFound)
	}
}

// A query that cannot be read is refused and not half understood.
func TestBrokenQueries(t *testing.T) {
	for _, query := range []string{"?bbox=%zz", "?a;b", "?%"} {
		anbar.refused(t, "/spans.geojson"+query, http.StatusBadRequest)
	}
}

func TestDaysOfAllCenturiesAreValid(t *testing.T) {
	for _, day := range []string{"0001-01-01", "9999-12-31", "1600-02-29", "2400-02-29"} {
		c := anbar.features(t, "/control/"+day+".geojson")
		if len(c.Features) != len(anbar.edition.Places) {
			t.Errorf("%s has %d places", day, len(c.Features))
		}
	}
	if c := anbar.features(t, "/changes.geojson?from=0001-01-01&to=9999-12-31"); len(c.Features) == 0 {
		t.Error("no changes in all time")
	}
	if c := anbar.features(t, "/changes.geojson?from=2017-11-03&to=2017-11-03"); len(c.Features) != 0 {
		t.Error("changes in no time")
	}
}
