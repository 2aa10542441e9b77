package house

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/gazetteer"
)

// httpDoc is the HTTP reference.
const httpDoc = "docs/http.md"

// The route table and the tables of paths name the same addresses.
func TestHTTPReferenceListsEveryRouteAndNoOther(t *testing.T) {
	routes := map[string]bool{}
	found := regexp.MustCompile(`\{"(/[^"]*)", (?:page|embed|data|service)Kind,`).FindAllStringSubmatch(text(t, "internal/server/routes.go"), -1)
	for _, m := range found {
		path := regexp.MustCompile(`:(\w+)`).ReplaceAllString(m[1], "{$1}")
		path = strings.Replace(path, "*", "{file}", 1)
		if path == "/poster/{file}" {
			routes["/poster/{date}.svg"], routes["/poster/{date}.png"] = true, true
			continue
		}
		if path == "/map/state/{file}" {
			routes["/map/state/{date}.json"] = true
			continue
		}
		if suffix, ok := map[string]string{"/tiles/{layer}": ".json", "/tiles/{layer}/{z}/{x}/{y}": ".mvt"}[path]; ok {
			path += suffix
		}
		if file, ok := strings.CutSuffix(path, "/{file}"); ok && file != "/assets" && file != "/download" {
			routes[file+"/{date}.geojson"], routes[file+"/{date}.csv"] = true, true
			continue
		}
		routes[path] = true
	}
	if len(routes) < 30 {
		t.Fatalf("internal/server/routes.go: only %d routes were read; has the table another form?", len(routes))
	}
	doc := text(t, httpDoc)
	listed := map[string]bool{}
	for _, heading := range []string{"## Pages", "## Data", "## Site", "## OGC API"} {
		for _, cell := range firstCells(part(t, doc, heading)) {
			for _, path := range names(cell) {
				if strings.HasPrefix(path, "/") { // others are parameters
					listed[path] = true
				}
			}
		}
	}
	for path := range routes {
		if !listed[path] {
			t.Errorf("%s: the route %s is missing from the tables of paths", httpDoc, path)
		}
	}
	for path := range listed {
		if !routes[path] {
			t.Errorf("%s lists %s, which is no route", httpDoc, path)
		}
	}
}

// Each collection's table has exactly its properties, in their order.
func TestHTTPReferenceListsEveryProperty(t *testing.T) {
	doc := text(t, httpDoc)
	members := func(values ...any) []string {
		var out []string
		for _, v := range values {
			out = append(out, properties(reflect.TypeOf(v))...)
		}
		return out
	}
	for heading, want := range map[string][]string{
		"## Collections":         members(feature.Collection{}),
		"### Control":            members(feature.Control{}),
		"### Areas":              members(feature.Area{}),
		"### Spans":              members(feature.Span{}),
		"### Changes":            members(feature.Change{}),
		"### Extents":            members(feature.Extent{}),
		"### Places":             members(feature.Place{}),
		"### Events":             members(feature.Event{}),
		"### The tray":           members(feature.Tray{}),
		"### Claims":             members(feature.Claim{}),
		"### Series":             members(feature.SeriesRow{}),
		"### Panel":              members(feature.PanelRow{}),
		"### Claims as features": members(feature.ClaimRow{}),
		"### Dates":              members(feature.Dates{}, feature.DateRow{}),
	} {
		var got []string
		for _, cell := range firstCells(part(t, doc, heading)) {
			got = append(got, names(cell)...)
		}
		switch heading {
		case "## Collections": // "type" and "features" are GeoJSON's own
			want = slices.DeleteFunc(want, func(name string) bool { return name == "type" || name == "features" })
		case "### Spans": // "every property of control, and"
			want = want[len(members(feature.Control{})):]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s, %s: lists\n%s, the code has\n%s", httpDoc, heading, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}

// What is encoded by types of one file only, the map's columns and the search,
// is found by its tags.
func TestHTTPReferenceNamesEveryEncodedMember(t *testing.T) {
	doc := text(t, httpDoc)
	for file, heading := range map[string]string{
		"internal/feature/wire.go":         "## The map's own files",
		"internal/feature/wire_places.go":  "## The map's own files",
		"internal/feature/wire_state.go":   "## The map's own files",
		"internal/feature/wire_history.go": "## The map's own files",
		"internal/feature/wire_records.go": "## The map's own files",
		"internal/server/search.go":        "### Search",
		"internal/server/problem.go":       "## Errors",
		"internal/tile/tilejson.go":        "## Tiles",
	} {
		about := part(t, doc, heading)
		found := regexp.MustCompile(`json:"(\w+)`).FindAllStringSubmatch(text(t, file), -1)
		if len(found) == 0 {
			t.Errorf("%s: no member was found; has it moved?", file)
		}
		for _, m := range found {
			generic := []string{"type", "features", "geometry", "properties"}
			if !slices.Contains(generic, m[1]) && !strings.Contains(about, "`"+m[1]+"`") && !strings.Contains(about, `"`+m[1]+`"`) {
				t.Errorf("%s, %s: the member %s of %s is missing", httpDoc, heading, m[1], file)
			}
		}
	}
}

func TestHTTPReferenceHasTheClosedLists(t *testing.T) {
	lists := part(t, text(t, httpDoc), "## Closed lists")
	for row, values := range map[string]any{
		"`status`":           atlas.Statuses,
		"kind of change":     atlas.ChangeKinds,
		"`rule`":             atlas.Rules,
		"`verb`":             atlas.Verbs,
		"kind of place":      atlas.PlaceKinds,
		"kind of event":      atlas.EventKinds,
		"kind of the ground": feature.GroundKinds,
		"`basis`":            []atlas.Basis{atlas.Direct, atlas.ByInclusion},
		"`located_by`": []string{
			gazetteer.ByCoordinates, gazetteer.ByGazetteer, gazetteer.ByOffset, gazetteer.ByRing, gazetteer.ByRoute,
			gazetteer.ByBetween, gazetteer.ByWithin, gazetteer.ByUnlocated,
		},
		"`confidence`": []string{gazetteer.High, gazetteer.Medium, gazetteer.Low},
	} {
		var want []string
		for v, i := reflect.ValueOf(values), 0; i < v.Len(); i++ {
			want = append(want, v.Index(i).String())
		}
		_, rest, found := strings.Cut(lists, "| "+row+" |")
		line, _, _ := strings.Cut(rest, "\n")
		if got := names(line); !found || !slices.Equal(got, want) {
			t.Errorf("%s, closed list %s: lists %v, the code has %v", httpDoc, row, got, want)
		}
	}
}

// text reads a file of the project.
func text(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// part is what stands under a heading, up to the next of any level.
func part(t *testing.T, doc, heading string) string {
	t.Helper()
	_, rest, found := strings.Cut(doc, "\n"+heading+"\n")
	if !found {
		t.Fatalf("%s: the heading %q is missing", httpDoc, heading)
	}
	under, _, _ := strings.Cut(rest, "\n#")
	return under
}

// firstCells are the first cells of the rows of the tables in a text.
func firstCells(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| ") {
			cell, _, _ := strings.Cut(line[2:], " |")
			out = append(out, cell)
		}
	}
	return out
}

// names are the words that a text sets in code.
func names(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// properties are the encoded names of a struct's fields, those of embedded
// structs in their place.
func properties(t reflect.Type) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, properties(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}
