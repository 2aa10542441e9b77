package download_test

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/words"
)

// order asks for a file of the project's own atlas.
func order(t *testing.T, name string) *download.Order {
	t.Helper()
	content, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := edition.New(content)
	f, ok := download.Find(e, strings.ReplaceAll(name, "{atlas}", e.Atlas.About.ID))
	if !ok {
		t.Fatalf("there is no file %s", name)
	}
	return &download.Order{
		File: f, Edition: e, View: e.View(atlas.Reading{Rule: atlas.Documented}), Day: e.Atlas.About.DefaultDate, Catalogue: catalogue, Base: "https://maps.example",
	}
}

func made(t *testing.T, o *download.Order) []byte {
	t.Helper()
	b, err := o.Make()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGeoPackageHasEveryLayerStyledAndExplained(t *testing.T) {
	o := order(t, "{atlas}.gpkg")
	file := made(t, o)
	if again := made(t, order(t, "{atlas}.gpkg")); !bytes.Equal(file, again) {
		t.Error("two GeoPackages of one edition differ")
	}
	path := filepath.Join(t.TempDir(), "a.gpkg")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	count := func(query string, args ...any) (n int) {
		t.Helper()
		if err := db.QueryRow(query, args...).Scan(&n); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		return n
	}
	for _, l := range feature.Layers() {
		c := o.Collection(&l)
		located := 0
		for i := range c.Features {
			if c.Features[i].Geometry != nil {
				located++
			}
		}
		if n := count(fmt.Sprintf("SELECT count(*) FROM %q", l.Name)); n != len(c.Features) || n == 0 {
			t.Errorf("%s has %d rows, want %d", l.Name, n, len(c.Features))
		}
		if n := count(fmt.Sprintf("SELECT count(geom) FROM %q", l.Name)); n != located {
			t.Errorf("%s has %d geometries, want %d", l.Name, n, located)
		}
		if n := count("SELECT count(*) FROM layer_styles WHERE f_table_name = ? AND useAsDefault", l.Name); n != 1 {
			t.Errorf("%s has %d styles", l.Name, n)
		}
		for _, f := range l.Fields() {
			if n := count(`SELECT count(*) FROM codebook WHERE "table" = ? AND "column" = ? AND meaning <> ''`, l.Name, f.Name); n != 1 {
				t.Errorf("%s.%s is explained %d times", l.Name, f.Name, n)
			}
		}
	}
	if n := count("SELECT count(*) FROM actors WHERE color LIKE '#%'"); n < 4 {
		t.Errorf("%d actors have a colour", n)
	}
	if n := count("SELECT count(DISTINCT lang) FROM codebook_text WHERE length(text) > 100"); n != 2 {
		t.Errorf("the codebook is there in %d languages", n)
	}
	var about string
	if err := db.QueryRow("SELECT metadata FROM gpkg_metadata").Scan(&about); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{o.Edition.Atlas.About.Licence, o.Edition.ID, "https://maps.example/e/" + o.Edition.ID + "/codebook", o.Edition.Atlas.Sources[0].URL} {
		if !strings.Contains(about, want) {
			t.Errorf("the metadata lacks %s", want)
		}
	}
	for _, name := range []string{o.Edition.Atlas.About.ID, o.Edition.Atlas.About.ID + "-ar"} {
		var content string
		if err := db.QueryRow("SELECT content FROM qgis_projects WHERE name = ?", name).Scan(&content); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b, err := hex.DecodeString(content)
		if err != nil || strings.ToLower(content) != content {
			t.Fatalf("%s: %v", name, err)
		}
		if text := unzipped(t, b); !strings.Contains(text, "./"+o.Saved()+"|layername=spans") {
			t.Errorf("the project %s is not bound to %s", name, o.Saved())
		}
	}
}

// The project beside a GeoPackage names the file as that is saved, whatever the rule.
func TestProjectsAreBoundToWhatTheyAreSavedBeside(t *testing.T) {
	o := order(t, "{atlas}-gpkg.qgz")
	o.View = o.Edition.View(atlas.Reading{Rule: atlas.Strict})
	gpkg, _ := download.Find(o.Edition, o.Edition.Atlas.About.ID+".gpkg")
	if want := "./" + gpkg.Saved(o.View.Reading, o.Day) + "|layername=spans"; !strings.Contains(unzipped(t, made(t, o)), want) {
		t.Errorf("the project is not bound to %s", want)
	}
	live := order(t, "{atlas}.qgz")
	if text := unzipped(t, made(t, live)); !strings.Contains(text, "url=&#39;https://maps.example/ogc&#39;") {
		t.Error("the live project is not bound to the service")
	}
	live.View = live.Edition.View(atlas.Reading{Rule: atlas.Strict})
	if text := unzipped(t, made(t, live)); !strings.Contains(text, "url=&#39;https://maps.example/ogc?rule=strict&#39;") {
		t.Error("the live project of another rule does not say so to the service")
	}
}

func unzipped(t *testing.T, b []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	if _, err := out.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
