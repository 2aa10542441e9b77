package datapack

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/heldline/heldline/internal/atlas"
)

const landFile = "geojson/land.geojson"

// withAreas is the island with a setting of areas and a file of land.
func withAreas(t *testing.T, setting, land string) fstest.MapFS {
	fsys := island(t)
	edit(t, fsys, descriptorFile, `"bounds"`, `"areas": `+setting+`, "bounds"`)
	if land != "" {
		fsys[landFile] = &fstest.MapFile{Data: []byte(`{"type": "FeatureCollection", "features": [` + land + `]}`)}
	}
	return fsys
}

func landOf(kind, coordinates string) string {
	return `{"type": "Feature", "properties": {}, "geometry": {"type": "` + kind + `", "coordinates": ` + coordinates + `}}`
}

func TestAreasAreRead(t *testing.T) {
	box := landOf("Polygon", "[[[1, 1], [2, 1], [2, 2], [1, 1]]]")
	for setting, want := range map[string]atlas.Areas{
		`{}`:               {},
		`null`:             {},
		`{"reach_km": 12}`: {ReachM: 12_000},
		`{"reach_km": 0.5, "study_area": "geojson/land.geojson"}`: {ReachM: 500, StudyArea: "land.geojson"},
	} {
		pack, problems := Read(withAreas(t, setting, box))
		if len(problems) > 0 || pack.Atlas.About.Areas != want {
			t.Errorf("%s: %+v, problems %v", setting, pack.Atlas.About.Areas, problems)
		}
	}
	if got := (atlas.Areas{}).Reach(); got != 20_000 {
		t.Errorf("without a setting the reach is %v m", got)
	}
}

func TestReadReportsBadAreas(t *testing.T) {
	named := `{"study_area": "geojson/land.geojson"}`
	for name, c := range map[string]struct{ setting, land, want string }{
		"no object":       {`7`, "", "datapackage.json:27:12: areas: this must be an object; write {"},
		"unknown key":     {`{"reach": 20}`, "", `datapackage.json:27:22: areas: unknown key "reach"; use reach_km, study_area`},
		"reach in text":   {`{"reach_km": "20"}`, "", `datapackage.json:27:25: areas: reach_km is "20"; write a number of kilometres from 0.1 to 500`},
		"reach of zero":   {`{"reach_km": 0}`, "", "datapackage.json:27:25: areas: reach_km is 0; write a number"},
		"reach of null":   {`{"reach_km": null}`, "", "datapackage.json:27:25: areas: reach_km is null; write a number"},
		"endless reach":   {`{"reach_km": 501}`, "", "datapackage.json:27:25: areas: reach_km is 501; write a number"},
		"other folder":    {`{"study_area": "../land.geojson"}`, "", "datapackage.json:27:27: areas: study_area is \"../land.geojson\"; name a file of the folder"},
		"no path":         {`{"study_area": 7}`, "", "datapackage.json:27:27: areas: study_area is 7; name a file"},
		"no such file":    {named, "", "datapackage.json:27:27: areas: geojson/land.geojson is not in the folder; add the file"},
		"a line":          {named, landOf("LineString", "[[1, 1], [2, 1]]"), "geojson/land.geojson:1:44: geometry: a study area bounds land; draw it"},
		"no land":         {named, " ", "geojson/land.geojson:1:43: features: the study area is empty; draw it"},
		"crossing itself": {named, landOf("Polygon", "[[[1, 1], [2, 2], [2, 1], [1, 2], [1, 1]]]"), "geojson/land.geojson:1:43: coordinates: the outline crosses itself near 1.500000, 1.500000; draw"},
		"lying on itself": {named, landOf("MultiPolygon", "[[[[1, 1], [2, 1], [2, 2], [1, 1]]], [[[1, 1], [2, 1], [2, 0], [1, 1]]]]"), "geojson/land.geojson:1:43: coordinates: the outline crosses itself near"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := Read(withAreas(t, c.setting, c.land))
			if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), c.want) {
				t.Errorf("want %s, got\n%s", c.want, problemText(problems))
			}
		})
	}
}

// An unsound file is reported once, where it is unsound.
func TestStudyAreaThatIsNoGeoJSONIsReportedOnce(t *testing.T) {
	_, problems := Read(withAreas(t, `{"study_area": "geojson/land.geojson"}`, "null"))
	if len(problems) != 1 || problems[0].File != landFile {
		t.Errorf("got\n%s", problemText(problems))
	}
}
