package datapack

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

func TestReadReportsABadDescriptor(t *testing.T) {
	run(t, []fault{
		{"not JSON", descriptorFile, `"title": `, `"title" `, []string{"datapackage.json:3:11: this is not JSON"}},
		{"bad default date", descriptorFile, "2001-02-03", "2001-02-30", []string{`datapackage.json:21:19: default_date: "2001-02-30" is not a calendar day`}},
		{"no default date", descriptorFile, `"default_date"`, `"date"`, []string{"datapackage.json:1:1: default_date: is missing"}},
		{"bad name", descriptorFile, `"name": "example"`, `"name": "My Atlas"`, []string{`datapackage.json:2:11: name: "My Atlas" is not an id`}},
		{"title of no text", descriptorFile, `"An example atlas"`, "7", []string{"datapackage.json:3:12: title: is not a text"}},
		{"empty contact", descriptorFile, `"The editors of the example atlas"`, `""`, []string{"datapackage.json:19:14: contact: is empty"}},
		{"horizon of zero", descriptorFile, `"claimed": 180`, `"claimed": 0`, []string{"datapackage.json:24:16: horizons: claimed is 0; write a whole number of days"}},
		{"horizon of null", descriptorFile, `"claimed": 180`, `"claimed": null`, []string{"datapackage.json:24:16: horizons: claimed is null"}},
		{"unknown horizon", descriptorFile, `"claimed": 180`, `"unsure": 180`, []string{`datapackage.json:24:15: horizons: unknown status "unsure"`}},
		{"south above north", descriptorFile, "-50,", "50,", []string{"datapackage.json:27:13: bounds: [-125, 50, -121, -47] is no box on the earth"}},
		{"no licence", descriptorFile, `"name": "CC-BY-SA-4.0"`, `"name": ""`, []string{"datapackage.json:8:15: licenses: names no licence"}},
		{"report_to", descriptorFile, `"report_to": ""`, `"report_to": "javascript:alert(1)"`, []string{"datapackage.json:20:16: report_to:"}},
		{"escaped override", descriptorFile, `"An example atlas"`, `"An \u202e atlas"`, []string{"datapackage.json:3:12: title: the character U+202E"}},
		{"resource without a file", descriptorFile, `"path": "geojson/routes.geojson"`, `"path": "geojson/roads.geojson"`, []string{"datapackage.json:1994:5: resources: geojson/roads.geojson is not in the folder"}},
		{"resource outside the folder", descriptorFile, `"path": "geojson/routes.geojson"`, `"path": "../secret"`, []string{"datapackage.json:1994:5: resources: the entry has no path inside the folder"}},
	})
}

func TestHorizonsDefaultToThePublishedOnes(t *testing.T) {
	fsys := island(t)
	edit(t, fsys, descriptorFile, `"horizons"`, `"other"`)
	pack, problems := Read(fsys)
	if len(problems) > 0 || pack.Atlas.About.Horizons != atlas.DefaultHorizons {
		t.Errorf("horizons %v, problems %v", pack.Atlas.About.Horizons, problems)
	}
}

func TestResourcesDescribeEveryColumn(t *testing.T) {
	for i, table := range Tables() {
		r := Resources()[i]
		if r.Path != table.File() || len(r.Schema.Fields) != len(table.Columns) {
			t.Errorf("%s: resource %s with %d fields", table.Name, r.Path, len(r.Schema.Fields))
		}
		for _, f := range r.Schema.Fields {
			if !strings.HasSuffix(f.Description, ".") {
				t.Errorf("%s.%s has no description that is a sentence", table.Name, f.Name)
			}
		}
	}
}
