package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// What is wrong is refused as a problem that names the parameter and what to do,
// never as a page, a redirect or an empty answer.
func TestWrongAskingOfItemsIsRefused(t *testing.T) {
	for query, param := range map[string]string{
		"limit=0": "limit", "limit=-1": "limit", "limit=unlimited": "limit", "limit=": "limit", "limit=1.5": "limit", "limit=%2B5": "limit", "offset=-1": "offset", "offset=x": "offset",
		"bbox=1,2,3": "bbox", "bbox=1,2,3,4,5": "bbox", "bbox=1,4,3,2": "bbox", "bbox=a,b,c,d": "bbox", "bbox=1,2,3,91": "bbox", "bbox=": "bbox", "bbox=1,2,nan,4": "bbox",
		"bbox=1,2,3,inf": "bbox", "bbox=0x1,2,3,4": "bbox", "bbox=1,2,9,3,4,5": "bbox", "bbox=1%202,2,3,4": "bbox",
		"datetime=x": "datetime", "datetime=": "datetime", "datetime=../..": "datetime", "datetime=2016-01-02/2016-01-01": "datetime", "datetime=2016/2017/2018": "datetime",
		"datetime=2016": "datetime", "datetime=2016-02-30": "datetime", "datetime=2017-01-01&datetime=x": "datetime",
		"crs=EPSG:4326": "crs", "crs=": "crs", "crs=http://www.opengis.net/def/crs/EPSG/0/32638": "crs", "bbox=1,2,3,4&bbox-crs=x": "bbox-crs",
		"filter=holder%20%3D": "filter", "filter=nothing%3D1": "filter", "filter-lang=cql2-json": "filter-lang", "filter=holder%3D%27is%27&filter-crs=x": "filter-crs",
		"f=xml": "f", "lang=xx": "lang", "rule=x": "rule", "known=x": "known", "unknownparam=1": "unknownparam", "bBox=1,2,3,4": "bBox",
		"limit=1&limit=2": "limit", "bbox=1,2,3,4&bbox=1,2,3,5": "bbox", "precision_m=x": "precision_m", "start_date=x": "start_date",
	} {
		a := anbar.ask(t, http.MethodGet, "/ogc/collections/spans/items?"+query)
		if a.StatusCode != http.StatusBadRequest || a.Header.Get("Content-Type") != trouble {
			t.Errorf("%s answers %d %s", query, a.StatusCode, a.Header.Get("Content-Type"))
			continue
		}
		if d := parse[details](t, a.body); d.Parameter != param || d.Status != http.StatusBadRequest || !strings.Contains(d.Detail, param) || len(d.Detail) < 25 {
			t.Errorf("%s: the problem is %+v", query, d)
		}
	}
	for _, path := range []string{
		"/ogc/collections/none", "/ogc/collections/none/items", "/ogc/collections/none/schema", "/ogc/collections/none/queryables", "/ogc/collections/spans/items/0",
		"/ogc/collections/spans/items/x", "/ogc/collections/spans/items/999999999999999999999", "/ogc/none", "/ogc/collections/spans/none.json", "/e/0123456789abcdef/ogc/collections",
		"/ogc/collections/spans/items?without=nobody",
	} {
		a := anbar.ask(t, http.MethodGet, path, "Accept", "application/json")
		if a.StatusCode != http.StatusNotFound || !strings.HasPrefix(path, "/ogc/none") && a.Header.Get("Content-Type") != trouble {
			t.Errorf("%s answers %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
		}
	}
	if a := anbar.ask(t, http.MethodGet, "/ogc/collections/control/items?datetime=../2016-01-01&datetime=2017-01-01/.."); a.StatusCode != http.StatusBadRequest {
		t.Errorf("a state of no day answers %d", a.StatusCode)
	}
}

// Programs put the query of their address behind every link: it is let pass wherever
// it means nothing, and what stands twice alike is one.
func TestQueryOfTheUserGoesThroughTheWholeService(t *testing.T) {
	const asked = "datetime=2016-01-01&holder=is&limit=5&lang=en&known=2018-01-01"
	for _, path := range []string{"/ogc", "/ogc/", "/ogc/api", "/ogc/conformance", "/ogc/collections", "/ogc/collections/spans", "/ogc/collections/spans/schema"} {
		a := anbar.get(t, path+"?"+asked)
		if strings.Contains(a.body, "2016-01-01&") {
			t.Errorf("%s hands the query on", path)
		}
	}
	d := anbar.service(t, "/ogc/collections/spans/items?"+asked+"&limit=5&datetime=2016-01-01")
	if d.NumberMatched == 0 || len(d.Features) > 5 {
		t.Fatalf("%d of %d features", len(d.Features), d.NumberMatched)
	}
	for i := range d.Features {
		if d.Features[i].text("holder") != "is" {
			t.Errorf("holder is %q", d.Features[i].text("holder"))
		}
	}
}

// A rule in the path is that of every link behind it, and of every feature.
func TestPathFormsHoldBehindEveryLink(t *testing.T) {
	root := "/e/" + anbar.edition.ID + "/lang/ar/rules/strict/ogc"
	d := anbar.service(t, root)
	data, _ := d.link("data")
	if data.Href != anbar.URL+root+"/collections" {
		t.Fatalf("the collections are at %s", data.Href)
	}
	a := anbar.get(t, root+"/collections/spans/items?limit=2")
	if !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("a pinned answer may be kept %q", a.Header.Get("Cache-Control"))
	}
	items := parse[ogcDoc](t, a.body)
	if next, _ := items.link("next"); next.Href != anbar.URL+root+"/collections/spans/items?limit=2&offset=2" || items.Features[0].text("rule") != "strict" {
		t.Errorf("rule %q, next %s", items.Features[0].text("rule"), next.Href)
	}
}

// Who asks for a page gets one in each language; QGIS and GDAL never do.
func TestPagesAndProgramsAreToldApart(t *testing.T) {
	paths := []string{"/ogc", "/ogc/api", "/ogc/conformance", "/ogc/collections", "/ogc/collections/spans", "/ogc/collections/spans/queryables", "/ogc/collections/spans/schema"}
	paths = append(paths, "/ogc/collections/spans/items", "/ogc/collections/extents/items?bbox=41,34,42,35", "/ogc/collections/spans/items/1", "/ogc/collections/spans/items?bbox=&datetime=2017-11-03&holder=")
	for _, path := range paths {
		for _, lang := range []string{"", "ar"} {
			u, _ := url.Parse(path)
			q := u.Query()
			if lang != "" {
				q.Set("lang", lang)
			}
			u.RawQuery = q.Encode()
			a := anbar.get(t, u.String(), "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
			if a.Header.Get("Content-Type") != htmlDoc || lang == "ar" && !strings.Contains(a.body, `dir="rtl"`) {
				t.Errorf("%s answers a reader with %s", u, a.Header.Get("Content-Type"))
			}
			anbar.selfContained(t, u.String(), a.body)
			if strings.Contains(path, "bbox=&") {
				continue
			}
			q.Set("f", "json")
			u.RawQuery = q.Encode()
			if a := anbar.get(t, u.String(), "Accept", "text/html"); a.Header.Get("Content-Type") == htmlDoc {
				t.Errorf("%s answers with a page", u)
			}
		}
	}
	for _, accept := range []string{"*/*", "", "application/json", "application/geo+json, application/json", "text/plain, application/json"} {
		if a := anbar.get(t, "/ogc/collections/spans/items?limit=1", "Accept", accept); a.Header.Get("Content-Type") != geoJSON {
			t.Errorf("%q is answered with %s", accept, a.Header.Get("Content-Type"))
		}
	}
}
