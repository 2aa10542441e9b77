package gazetteerfile

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesThatAreNoGazetteerAreRefusedInOneSentence(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":      {"", "is empty"},
		"json":       {`{"a": 1}`, "looks like JSON"},
		"html":       {"<!DOCTYPE html><title>404</title>", "looks like a web page"},
		"xml":        {"<?xml version='1.0'?>", "looks like XML"},
		"binary":     {"\x7fELF\x00\x01", "is no text"},
		"utf16":      {"\xff\xfen\x00", "is UTF-16"},
		"latin1":     {"caf\xe9", "is not UTF-8"},
		"columns":    {"a\tb\tc\n1\t2\t3\n", "looks like a table with 3 columns between tabs"},
		"semicolons": {"name;lat;lon\na;1;2\n", "semicolons"},
		"header":     {"name,latitude,longitude\na,1,2\n", "names no columns name, lat and lon"},
		"words":      {"hello\n", `begins with "hello"`},
		"alternates": {readFile(t, sampleAlts), "--alternate-names"},
		"only-zip":   {"PK\x03\x04 damaged", "damaged zip"},
		"gzip":       {"\x1f\x8bxx", "cannot be read"},
		"long":       {strings.Repeat("x", 3*maxLine), "is no text"},
		"headeronly": {"name,lat,lon\n", "has a header and no rows"},
	} {
		_, err := Survey(t.Context(), write(t, name+".txt", c.text), Options{Licence: "CC0-1.0"}, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	for path, want := range map[string]string{
		"testdata/none.txt": "does not exist",
		"testdata":          "is no file",
		zipFile(t, "two.zip", map[string]string{"a.txt": "x", "b.txt": "y"}):   "holds several tables (a.txt, b.txt)",
		zipFile(t, "none.zip", map[string]string{"readme.txt": "x", "b": "y"}): "holds no .txt or .csv file",
	} {
		if _, err := Survey(t.Context(), path, Options{}, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func TestOptionsThatDoNotFitAreExplained(t *testing.T) {
	own := filepath.Join("testdata", "own.csv")
	for want, c := range map[string]struct {
		path string
		o    Options
	}{
		"such as --name my-places":      {sample, Options{Name: "My Places"}},
		"YYYY-MM-DD":                    {sample, Options{Dated: "May 2019"}},
		"looks like a country file":     {sample, Options{AlternateNames: sample}},
		"none.txt does not exist":       {sample, Options{AlternateNames: "none.txt"}},
		"column aliases":                {own, Options{AlternateNames: sampleAlts}},
		"could be taken for rows of Ge": {own, Options{Name: "geonames"}},
		"gives no name for the dataset": {write(t, "٢٠١٧.txt", readFile(t, sample)), Options{}},
	} {
		if _, err := Survey(t.Context(), c.path, c.o, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: want %q", err, want)
		}
	}
	for file, want := range map[string]string{
		"IQ.zip": "iq", "cities1000.txt": "cities1000", "All Countries.txt.gz": "all-countries", "2017_places.csv": "places", "--X--.csv": "x",
		strings.Repeat("long", 20) + ".txt": strings.Repeat("long", 10),
	} {
		if got, err := datasetName("", file); got != want || err != nil {
			t.Errorf("%s gives %q (%v), want %q", file, got, err, want)
		}
	}
}
