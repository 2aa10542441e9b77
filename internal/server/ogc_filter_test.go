package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	layers "github.com/heldline/heldline/internal/feature"
)

// matched asks for the features of a collection that a query keeps: how many there
// are, and the ids of the first page.
func (s *site) matched(t *testing.T, collection, asked string) (count int, ids []int) {
	t.Helper()
	var doc struct {
		NumberMatched int
		Features      []struct{ ID int }
	}
	if err := json.Unmarshal([]byte(s.get(t, "/ogc/collections/"+collection+"/items?"+asked).body), &doc); err != nil {
		t.Fatal(err)
	}
	for _, f := range doc.Features {
		ids = append(ids, f.ID)
	}
	return doc.NumberMatched, ids
}

func TestFilterOfADayIsTheStateOfThatDay(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for _, d := range s.someDays(10) {
			want, wanted := s.matched(t, "spans", "datetime="+d.String())
			for _, filter := range []string{
				"T_INTERSECTS(INTERVAL(start_date, end_date), DATE('" + d.String() + "'))",
				fmt.Sprintf(`("start_date" IS NULL OR "start_date" <= DATE('%s')) AND ("end_date" IS NULL OR "end_date" > TIMESTAMP('%sT00:00:00.000Z'))`, d, d),
			} {
				if got, ids := s.matched(t, "spans", "filter="+query(filter)); got != want || fmt.Sprint(ids) != fmt.Sprint(wanted) {
					t.Errorf("%s keeps %d spans, datetime %d", filter, got, want)
				}
			}
			want, _ = s.matched(t, "events", "datetime="+d.String())
			if got, _ := s.matched(t, "events", "filter="+query("T_INTERSECTS(INTERVAL(date_earliest, date_latest), DATE('"+d.String()+"'))")); got != want {
				t.Errorf("%s: the filter keeps %d events, datetime %d", d, got, want)
			}
		}
	})
}

// Of every collection every property can be asked, as the conformance tests do it:
// what is equal is not unequal, and with what has no value that is all.
func TestEveryPropertyOfEveryCollectionIsQueryable(t *testing.T) {
	t.Parallel()
	values := map[layers.FieldType]string{layers.TextField: "'foo'", layers.IntegerField: "1", layers.NumberField: "3.14", layers.DateField: "DATE('2016-04-14')"}
	for _, l := range layers.Layers() {
		var doc struct{ Properties map[string]any }
		if err := json.Unmarshal([]byte(anbar.get(t, "/ogc/collections/"+l.Name+"/queryables").body), &doc); err != nil {
			t.Fatal(err)
		}
		all, _ := anbar.matched(t, l.Name, "limit=1")
		count := func(filter string) int {
			n, _ := anbar.matched(t, l.Name, "limit=1&filter-lang=cql2-text&filter="+query(filter))
			return n
		}
		for _, f := range l.Fields() {
			if doc.Properties[f.Name] == nil {
				t.Errorf("%s: %s is not among the queryables", l.Name, f.Name)
			}
			v := values[f.Type]
			less, equal, more, none := count(f.Name+" < "+v), count(v+" = "+f.Name), count(`"`+f.Name+`" > `+v), count(f.Name+" IS NULL")
			if less+equal+more+none != all || count(f.Name+" <> "+v) != less+more || !f.Nullable && none > 0 {
				t.Errorf("%s of %s: %d less, %d equal, %d more, %d without value, of %d", f.Name, l.Name, less, equal, more, none, all)
			}
		}
		if doc.Properties["geometry"] == nil {
			t.Errorf("%s: the geometry is not among the queryables", l.Name)
		}
		inside, outside, nowhere := count("S_INTERSECTS(geometry, BBOX(-180,-90,180,90))"), count("S_DISJOINT(geometry, BBOX(-180,-90,180,90))"), count("geometry IS NULL")
		if inside+nowhere != all || outside != 0 {
			t.Errorf("of %d %s %d are on the earth, %d beside it, %d nowhere", all, l.Name, inside, outside, nowhere)
		}
	}
}

func TestFilterIsPlacedByItsSystem(t *testing.T) {
	want, ids := anbar.matched(t, "places", "bbox=41,33,44,35")
	if want == 0 {
		t.Fatal("the box is empty")
	}
	nowhere, _ := anbar.matched(t, "places", "filter="+query("geometry IS NULL"))
	for crs, box := range map[string]string{"": "41,33,44,35", "OGC/1.3/CRS84": "41,33,44,35", "EPSG/0/4326": "33,41,35,44", "EPSG/0/3857": "4564099.12,3895303.96,4898057.59,4163881.14"} {
		asked := "limit=10000&filter=" + query("S_INTERSECTS(geometry, BBOX("+box+"))")
		if crs != "" {
			asked += "&filter-crs=" + query("http://www.opengis.net/def/crs/"+crs)
		}
		if got, _ := anbar.matched(t, "places", asked); got != want-nowhere {
			t.Errorf("%s: %d places are in the box, want %d less %d that are nowhere (%v)", crs, got, want, nowhere, ids)
		}
	}
}

func TestFilterGoesWithPagesAndOtherParameters(t *testing.T) {
	filter := "filter=" + query("CASEI(status) LIKE CASEI('H%') AND NOT end_date IS NULL")
	all, ids := anbar.matched(t, "spans", filter+"&limit=10000")
	first, _ := anbar.matched(t, "spans", filter+"&limit=3")
	_, second := anbar.matched(t, "spans", filter+"&limit=3&offset=3")
	if all < 6 || first != all || fmt.Sprint(second) != fmt.Sprint(ids[3:6]) {
		t.Errorf("of %d the second page is %v, of %v", all, second, ids)
	}
	doc := anbar.get(t, "/ogc/collections/spans/items?"+filter+"&limit=3").body
	if !strings.Contains(doc, "filter=CASEI") {
		t.Errorf("the next page forgets the filter: %.400s", doc)
	}
}

func TestWrongFiltersAreToldWhereAndWhy(t *testing.T) {
	for asked, want := range map[string][2]string{
		"filter=" + query("holder == 'x'"):                                          {"filter", "at byte 8"},
		"filter=" + query("nobody = 'x'"):                                           {"filter", "holder"},
		"filter=":                                                                   {"filter", "empty"},
		"filter=" + query("holder = 7"):                                             {"filter", "single quotes"},
		"filter=" + query("S_INTERSECTS(geometry,POINT(90 180))"):                   {"filter", "not on the earth"},
		"filter=TRUE&filter-lang=cql2-json":                                         {"filter-lang", "cql2-text"},
		"filter=TRUE&filter-lang=":                                                  {"filter-lang", "cql2-text"},
		"filter=TRUE&filter-crs=EPSG:4326":                                          {"filter-crs", "CRS84"},
		"filter=" + query("T_DURING(start_date, INTERVAL('2017-01-01','..'))"):      {"filter", "INTERVAL(start_date, end_date)"},
		"filter=" + query("holder = 'x'") + "&filter=" + query("start_date = NULL"): {"filter", "one"},
	} {
		a := anbar.ask(t, http.MethodGet, "/ogc/collections/spans/items?"+asked)
		var p struct{ Parameter, Detail string }
		err := json.Unmarshal([]byte(a.body), &p)
		if a.StatusCode != http.StatusBadRequest || err != nil || p.Parameter != want[0] || !strings.Contains(p.Detail, want[1]) {
			t.Errorf("%s answers %d %s", asked, a.StatusCode, a.body)
		}
	}
}
