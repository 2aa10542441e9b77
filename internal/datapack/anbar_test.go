package datapack

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the resources of data/datapackage.json from the table definitions")

const committed = "../../data/datapackage.json"

// The committed descriptor is the editors' words around generated resources.
func TestCommittedDescriptorHasTheGeneratedResources(t *testing.T) {
	got, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	var d Descriptor
	dec := json.NewDecoder(bytes.NewReader(got))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.Fatal(err)
	}
	d.Resources = Resources("geojson/regions.geojson", "geojson/routes.geojson", "geojson/study_area.geojson", "geojson/basemap.topojson")
	want, err := encodeDescriptor(d)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(committed, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the table definitions say; run: go test ./internal/datapack -update", committed)
	}
}

func TestCommittedDescriptorReads(t *testing.T) {
	pack, problems := Read(os.DirFS("../../data"))
	for _, p := range problems {
		if p.File == descriptorFile && !strings.Contains(p.Message, "is not in the folder") {
			t.Error(p)
		}
	}
	about := pack.Atlas.About
	if about.ID != "anbar" || about.DefaultDate.String() != "2017-11-03" || about.Horizons.Claimed != 180 || about.Licence != "CC-BY-SA-4.0" {
		t.Errorf("about = %+v", about)
	}
}

// A table that is missing altogether is for check to report.
func TestCommittedTablesHaveTheDefinedHeaders(t *testing.T) {
	data := os.DirFS("../../data")
	for _, table := range Tables() {
		got, err := fs.ReadFile(data, table.File())
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(string(got), "\n")
		if header != table.headerLine() {
			t.Errorf("%s: header %q, want %q", table.File(), header, table.headerLine())
		}
	}
}
