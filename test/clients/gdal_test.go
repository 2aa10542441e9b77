//go:build clients

package clients

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// run starts a program of GDAL and returns what it prints. What it complains of
// fails the test: GDAL ends well after many an error.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Env = here.environment()
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, complaints.String())
	}
	return string(out)
}

// read has GDAL read a layer and write its features as GeoJSON.
func read(t *testing.T, args ...string) []feature {
	t.Helper()
	var c collection
	out := run(t, "ogr2ogr", append([]string{"-f", "GeoJSON", "-preserve_fid", "-lco", "RFC7946=YES", "/vsistdout/"}, args...)...)
	if err := json.Unmarshal([]byte(out), &c); err != nil {
		t.Fatalf("ogr2ogr %v: %v", args, err)
	}
	return c.Features
}

// ogrLayer is a layer as ogrinfo describes it.
type ogrLayer struct {
	Geometry string
	Count    int
	Fields   map[string]string
}

// ogrinfo describes the layers of a source.
func ogrinfo(t *testing.T, args ...string) map[string]ogrLayer {
	t.Helper()
	layers := map[string]ogrLayer{}
	for _, part := range strings.Split(run(t, "ogrinfo", append([]string{"-ro", "-so", "-al"}, args...)...), "\nLayer name: ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		l := ogrLayer{Fields: map[string]string{}}
		if m := regexp.MustCompile(`(?m)^Geometry: (.*)$`).FindStringSubmatch(rest); m != nil {
			l.Geometry = m[1]
		}
		count := regexp.MustCompile(`(?m)^Feature Count: (\d+)$`).FindStringSubmatch(rest)
		if count == nil {
			t.Fatalf("ogrinfo does not count %s of %v", name, args)
		}
		l.Count, _ = strconv.Atoi(count[1])
		for _, m := range regexp.MustCompile(`(?m)^(\w+): (\w+) \(\d+\.\d+\)`).FindAllStringSubmatch(rest, -1) {
			l.Fields[m[1]] = m[2]
		}
		layers[name] = l
	}
	return layers
}

func TestGDALReadsPlainGeoJSON(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"spans", "places", "events"} {
		want := get[collection](t, "/"+name+".geojson").Features
		got, ok := ogrinfo(t, here.url+"/"+name+".geojson")[name]
		if !ok || got.Count != len(want) {
			t.Errorf("GDAL reads %d features of %s, the server has %d", got.Count, name, len(want))
		}
	}
	spans := ogrinfo(t, here.url+"/spans.geojson")["spans"]
	for _, field := range []string{"start_date", "end_date", "last_report"} {
		if spans.Fields[field] != "Date" {
			t.Errorf("GDAL takes %s for %q", field, spans.Fields[field])
		}
	}
	same(t, states(read(t, here.url+"/control/2017-11-03.geojson")), control(t, "2017-11-03"))
}

// service is the live service as GDAL names it.
func service() string { return "OAPIF:" + here.url + "/ogc" }

func TestGDALReadsEveryCollectionOfTheService(t *testing.T) {
	t.Parallel()
	for _, name := range collections(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			matched := *get[collection](t, "/ogc/collections/"+name+"/items?limit=1").Matched
			got := ogrinfo(t, service(), name, "-oo", "PAGE_SIZE=1000")[name]
			if got.Count != matched {
				t.Errorf("GDAL counts %d features, the server matches %d", got.Count, matched)
			}
			paged := read(t, service(), name)
			whole := read(t, service(), name, "-oo", "PAGE_SIZE=1000")
			if len(paged) != matched || len(whole) != matched {
				t.Errorf("GDAL reads %d features in small pages and %d in large ones, the server matches %d", len(paged), len(whole), matched)
			}
			ids := map[int64]bool{}
			for _, f := range paged {
				ids[f.ID] = true
			}
			if len(ids) != matched {
				t.Errorf("of %d features, GDAL tells %d apart by their ids", matched, len(ids))
			}
		})
	}
}

func TestGDALAsksTheServiceForLess(t *testing.T) {
	t.Parallel()
	all := len(matching(t, "limit=10000"))
	for name, c := range map[string]struct {
		args  []string
		query string
	}{
		"box":             {[]string{"-spat", "40", "34", "42", "35"}, "bbox=40,34,42,35"},
		"property":        {[]string{"-where", "status = 'contested'"}, "status=contested"},
		"two properties":  {[]string{"-where", "status = 'held' AND holder = 'iraq'"}, "status=held&holder=iraq"},
		"box and status":  {[]string{"-spat", "40", "34", "42", "35", "-where", "status = 'held'"}, "bbox=40,34,42,35&status=held"},
		"place by its id": {[]string{"-where", "place_id = 'rawa'"}, "place_id=rawa"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, want := len(read(t, append([]string{service(), "spans", "-oo", "PAGE_SIZE=1000"}, c.args...)...)), len(matching(t, c.query+"&limit=10000"))
			if got != want || want == 0 || want == all {
				t.Errorf("GDAL reads %d of %d features, the server matches %d", got, all, want)
			}
		})
	}
	// GDAL takes comparisons of a date for the parameter datetime and leaves it at that:
	// it reads what was true between the two days, as docs/qgis.md warns.
	t.Run("dates", func(t *testing.T) {
		t.Parallel()
		want := 0
		for _, f := range get[collection](t, "/spans.geojson").Features {
			start, end := f.Properties["start_date"], f.Properties["end_date"]
			if (start == nil || start.(string) <= "2017-12-01") && (end == nil || end.(string) > "2017-11-01") {
				want++
			}
		}
		got := len(read(t, service(), "spans", "-oo", "PAGE_SIZE=1000", "-where", "start_date >= '2017/11/01' AND start_date <= '2017/12/01'"))
		if got != want || want == 0 {
			t.Errorf("GDAL reads %d spans of November 2017, the server has %d", got, want)
		}
	})
	t.Run("one feature", func(t *testing.T) {
		t.Parallel()
		want := get[collection](t, "/ogc/collections/spans/items?limit=5").Features[4]
		got := read(t, service(), "spans", "-fid", strconv.FormatInt(want.ID, 10))
		if len(got) != 1 || got[0].ID != want.ID || fmt.Sprint(got[0].Properties["place_id"]) != fmt.Sprint(want.Properties["place_id"]) {
			t.Errorf("GDAL reads %v, want feature %d", got, want.ID)
		}
	})
	for _, day := range days() {
		t.Run("day "+day, func(t *testing.T) {
			t.Parallel()
			dated := service() + "?datetime=" + day
			want := control(t, day)
			same(t, states(read(t, dated, "spans", "-oo", "PAGE_SIZE=1000")), want)
			same(t, states(read(t, dated, "control", "-oo", "PAGE_SIZE=1000")), want)
		})
	}
}

// matching are the spans that the service matches and a box can hold: to the
// standard, those without a point are in every box, to GDAL in none.
func matching(t *testing.T, query string) []feature {
	t.Helper()
	features := get[collection](t, "/ogc/collections/spans/items?"+query).Features
	if !strings.Contains(query, "bbox") {
		return features
	}
	return slices.DeleteFunc(features, func(f feature) bool { return f.Geometry == nil })
}
