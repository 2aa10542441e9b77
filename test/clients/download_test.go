//go:build clients

package clients

import (
	"archive/zip"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// offered are the paths of the files that the service and the page of downloads lead to.
func offered(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, l := range get[struct{ Links []struct{ Rel, Href string } }](t, "/ogc").Links {
		if l.Rel == "enclosure" {
			paths = append(paths, strings.TrimPrefix(l.Href, here.url))
		}
	}
	fromService := len(paths)
	_, page := fetch(t, "/download")
	for _, m := range regexp.MustCompile(`href="(/download/[^"]+)"`).FindAllSubmatch(page, -1) {
		paths = append(paths, strings.ReplaceAll(string(m[1]), "&amp;", "&"))
	}
	if fromService < 5 || len(paths)-fromService < 20 {
		t.Fatalf("the service leads to %d files and the page to %d more", fromService, len(paths)-fromService)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// save downloads a file under the name that it is offered by.
func save(t *testing.T, path, folder string) (file string, header http.Header) {
	t.Helper()
	header, body := fetch(t, path)
	m := regexp.MustCompile(`^attachment; filename="([^"/]+)"; filename\*=UTF-8''`).FindStringSubmatch(header.Get("Content-Disposition"))
	if m == nil {
		t.Fatalf("%s has the disposition %q", path, header.Get("Content-Disposition"))
	}
	file = filepath.Join(folder, m[1])
	if err := os.WriteFile(file, body, 0o644); err != nil {
		t.Fatal(err)
	}
	return file, header
}

// Every file that is offered opens in GDAL and can be turned into another format,
// with all its features.
func TestGDALReadsEveryDownload(t *testing.T) {
	t.Parallel()
	want := map[string]int{}
	for _, name := range collections(t) {
		want[name] = matched(t, name, "")
	}
	for _, path := range offered(t) {
		name, _, _ := strings.Cut(filepath.Base(path), "?")
		if strings.HasSuffix(name, ".qgz") || strings.HasSuffix(name, ".qlr") {
			continue // QGIS's own: TestQGISOpensEveryProjectReadyToPlay
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			file, header := save(t, path, folder)
			if want := mediaType(name); header.Get("Content-Type") != want {
				t.Errorf("its type is %s, want %s", header.Get("Content-Type"), want)
			}
			dated := regexp.MustCompile(`^(\w+)-(\d{4}-\d\d-\d\d)`).FindStringSubmatch(name)
			read := 0
			for i, source := range sources(t, file) {
				out := filepath.Join(folder, fmt.Sprintf("out-%d.gpkg", i))
				run(t, "ogr2ogr", append([]string{"-f", "GPKG", out}, source...)...)
				for layer, l := range ogrinfo(t, out) {
					read++
					n, ok := want[layer]
					if dated != nil && strings.HasPrefix(layer, dated[1]) { // its layer is named with its day, or without
						n, ok = matched(t, dated[1], "&datetime="+dated[2]), true
					}
					if ok && l.Count != n || l.Count == 0 {
						t.Errorf("GDAL has %d features of %s, the service %d", l.Count, layer, n)
					}
				}
			}
			if read == 0 {
				t.Error("GDAL finds nothing in it")
			}
		})
	}
}

// matched is the number of features of a collection of the service.
func matched(t *testing.T, name, query string) int {
	t.Helper()
	return *get[collection](t, "/ogc/collections/"+name+"/items?limit=1"+query).Matched
}

// mediaType is the type that analysts' programs expect of a file.
func mediaType(name string) string {
	_, ext, _ := strings.Cut(name, ".")
	return map[string]string{
		"geojson": "application/geo+json", "gpkg": "application/geopackage+sqlite3", "kml": "application/vnd.google-earth.kml+xml",
		"csv": "text/csv; charset=utf-8", "csv.zip": "application/zip", "geojson.zip": "application/zip", "lpf.json": "application/ld+json",
	}[ext]
}

// sources are what GDAL is told to read of a file: itself, or each table or
// collection in an archive.
func sources(t *testing.T, file string) [][]string {
	t.Helper()
	switch {
	case strings.HasSuffix(file, ".csv"):
		return [][]string{{file, "-oo", "AUTODETECT_TYPE=YES", "-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"}}
	case strings.HasSuffix(file, ".lpf.json"):
		return [][]string{{file, "-mapFieldType", "StringList=String"}} // a GeoPackage has no lists
	case !strings.HasSuffix(file, ".zip"):
		return [][]string{{file}}
	}
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	var out [][]string
	for _, f := range archive.File {
		if ext := filepath.Ext(f.Name); ext == ".csv" || ext == ".geojson" {
			out = append(out, []string{"/vsizip/" + file + "/" + f.Name})
		}
	}
	return out
}
