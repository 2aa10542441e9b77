package server_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// asks lists the addresses for programs of analysts, %s in the place of a parameter
// or a part of the path.
func asks() []string {
	items := "/ogc/collections/spans/items?limit=1&"
	out := []string{
		"/ogc/collections/%s", "/ogc/collections/%s/queryables", "/ogc/collections/%s/schema", "/ogc/collections/%s/items", "/ogc/collections/places/items/%s",
		"/ogc?f=%s", "/ogc/api?lang=%s", "/ogc/conformance?nobody=%s", "/ogc/collections?datetime=%s", "/ogc/collections/areas?rule=%s", "/ogc/collections/areas/items?limit=1&datetime=%s", "/ogc/collections/extents/items?limit=1&filter=%s", "/ogc/collections/events/items/1?crs=%s",
		"/tiles/%s", "/tiles/%s.json", "/tiles/%s/0/0/0.mvt", "/tiles/places/%s/0/0.mvt", "/tiles/places/0/%s/0.mvt", "/tiles/places/0/0/%s.mvt", "/tiles/places/0/0/%s", "/tiles/control/0/0/0.mvt?date=%s", "/tiles/control.json?rule=%s", "/tiles/extents/0/0/0.mvt?nobody=%s",
		"/download/%s", "/download/control-%s.csv", "/download/spans.%s", "/download/spans.csv?rule=%s", "/download/control.csv?date=%s", "/download/spans.csv?without=%s",
		"/areas/%s", "/areas/%s.geojson", "/areas.geojson?date=%s", "/areas.csv?known=%s", "/areas.csv?bbox=%s", "/series.csv?from=%s", "/series.csv?by=%s", "/series.csv?step=%s", "/panel.csv?from=2017-11-01&to=%s", "/panel.csv?from=2017-11-01&to=2017-11-03&step=%s",
	}
	for _, name := range []string{"limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs", "f", "lang", "rule", "known", "without", "holder", "start_date", "precision_m", "nobody"} {
		out = append(out, strings.Replace(items, "limit=1&", map[bool]string{false: "limit=1&"}[name == "limit"], 1)+name+"=%s")
	}
	return append(out, items+"bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857&bbox=%s", items+"filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326&filter=%s", items+"%s=1", "/ogc/collections/claims/items?%s")
}

// values are texts that mean something to one of the parsers, and what is made of
// them by chance.
func values() []string {
	out := append(hostile(),
		"-1", "0", "1", "10001", "99999999999999999999", "1e3", "+5", "٣", "0x10", "1.5", "unlimited", "null", "true",
		"1,2,3,4", "4,3,2,1", "179,-18,-179,-16", "1,2,3", "1,2,3,4,5,6", "NaN,NaN,NaN,NaN", "1e308,1e308,1e309,1e309", ",,,", "-181,0,0,0", "0,-91,0,0",
		"2017-11-03", "2017-02-30", "0000-01-01", "9999-12-31", "10000-01-01", "2017-11-03T00:00:00Z", "2017-11-03T/..", "../2017-11-03", "../..", "/", "2018-01-01/2017-01-01", "2017-11-03/2017-11-04/2017-11-05", "٢٠١٧-١١-٠٣",
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/3857", "http://www.opengis.net/def/crs/EPSG/0/99999", "EPSG:4326", "CRS84",
		"holder = 'x'", "holder = ", "holder LIKE '%", "S_INTERSECTS(geometry,POINT(90 180))", "S_WITHIN(geometry,POLYGON((0 0,1 1,1 0,0 1,0 0)))", "S_TOUCHES(geometry,BBOX(40,33,42,35))", "T_AFTER(start_date,DATE('2017-11-03'))", "1/0 > 1", "1 = 1", strings.Repeat("NOT ", 2000)+"TRUE", strings.Repeat("(", 5000),
		"spans", "control", "spans.geojson", "control-2017-11-03.csv", "spans.exe", "anbar.kml", "..%2f..%2fetc%2fpasswd", "%", "%zz", "json", "html", "ar", "strict", "week", "holder",
	)
	r := rand.New(rand.NewPCG(7, 11))
	pieces := []string{"2017-11-03", "/", "..", ",", "-", "1", "9e9", "(", ")", "'", `"`, "holder", " = ", " AND ", "NOT ", "POINT(1 2)", "S_INTERSECTS(", "geometry", "\x00", "\xff", "ق", "%", "&", "=", ";", "#", "?", "+", "\\", "\r\n", "Z", "T"}
	for range 20 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		out = append(out, b.String())
	}
	return out
}

// Nothing that a program can write into an address makes the server fail or send it
// elsewhere: there is an answer, or a problem that says in JSON what to do.
func TestDataTakesHostileText(t *testing.T) {
	t.Parallel()
	all := values()
	for i, ask := range asks() {
		for k, v := range all {
			if (i+k)%3 > 0 && k >= len(hostile()) {
				continue // each address meets a third of what is made for others
			}
			escaped := url.PathEscape(v)
			if at := strings.IndexByte(ask, '?'); at >= 0 && at < strings.Index(ask, "%s") {
				escaped = query(v)
			}
			path := strings.Replace(ask, "%s", escaped, 1)
			if strings.HasSuffix(path, "/") {
				continue // such are addresses of pages
			}
			a := anbar.ask(t, http.MethodGet, path)
			if trouble := wrongly(a); trouble != "" {
				t.Errorf("%.120s answers %d: %s: %.200s", path, a.StatusCode, trouble, a.body)
			}
		}
	}
}

// wrongly says what is wrong with an answer to a program, "" if nothing.
func wrongly(a answer) string {
	switch a.StatusCode {
	case http.StatusOK:
		if a.body == "" && !strings.Contains(a.Header.Get("Content-Type"), "mapbox") {
			return "nothing"
		}
		return ""
	case http.StatusBadRequest, http.StatusNotFound:
	default:
		return "no status for this"
	}
	var p struct {
		Type, Title, Detail string
		Status              int
	}
	if err := json.Unmarshal([]byte(a.body), &p); err != nil || a.Header.Get("Content-Type") != "application/problem+json" {
		return fmt.Sprintf("no problem+json (%s)", a.Header.Get("Content-Type"))
	}
	if p.Status != a.StatusCode || p.Title == "" || !strings.HasSuffix(p.Detail, ".") {
		return "the problem is not told"
	}
	return ""
}
