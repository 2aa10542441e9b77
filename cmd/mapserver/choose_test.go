package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// chapels is a data folder whose bridge may be any of three rows.
func chapels(t *testing.T) string {
	t.Helper()
	data := invented(t)
	spoil(t, data, "places.csv", "5,bridge,ხიდი,", "5,bridge,Chapel,")
	spoil(t, data, "places.csv", "3 km NE of harbour", "Chapel")
	rows := "gazetteer_id,name,name_ar,aliases,kind,country,admin1,admin2,lat,lon,precision_m,origin\n" +
		"geonames:7,Chapel,,,bridge,,,,-17.51,179.21,,a dump of a day\n" +
		"geonames:8,The Chapel,,,bridge,,,,-17.52,179.19,,a dump of a day\n" +
		"geonames:9,Old Mill,,Chapel,bridge,,,,10,20,,a dump of a day\n"
	if err := os.WriteFile(filepath.Join(data, "gazetteer.csv"), []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAmbiguousNameIsChosenByAnEditorAndTheOthersAreKept(t *testing.T) {
	data := chapels(t)
	if o := call(t, "check", data); o.code != 0 || !strings.Contains(o.stdout, "warning: Chapel may mean geonames:7 or geonames:8") {
		t.Errorf("before the choice: %+v", o)
	}
	o := call(t, "choose", "bridge", "--data", data, "--db", filepath.Join(t.TempDir(), "none.db"))
	if o.code != 0 || !strings.Contains(o.stdout, "its where is now: Chapel") || !strings.Contains(o.stdout, "mapserver choose bridge geonames:7") {
		t.Errorf("the candidates: %+v", o)
	}
	for _, id := range []string{"geonames:7", "geonames:8", "geonames:9"} {
		if !strings.Contains(o.stdout, id) {
			t.Errorf("%s is not listed in\n%s", id, o.stdout)
		}
	}
	o = call(t, "choose", "bridge", "geonames:8", "--data", data, "--db", filepath.Join(t.TempDir(), "none.db"))
	if o.code != 0 || !strings.Contains(o.stdout, "bridge is now located by geonames:8") || !strings.Contains(o.stdout, "2 of the same name were not chosen") {
		t.Fatalf("the choice: %+v", o)
	}
	places, err := os.ReadFile(filepath.Join(data, "places.csv"))
	if err != nil || !strings.Contains(string(places), "5,bridge,Chapel,,,,bridge,,islands,,,8,,geonames:8,a dump of a day,") {
		t.Errorf("places.csv (%v):\n%s", err, places)
	}
	if o := call(t, "check", data); o.code != 0 || strings.Contains(o.stdout, "warning") {
		t.Errorf("after the choice: %+v", o)
	}
}

func TestChoiceOfAnImportedRowMakesTheFolderWhole(t *testing.T) {
	data := invented(t)
	spoil(t, data, "places.csv", "5,bridge,ხიდი,", "5,bridge,Chapel,")
	spoil(t, data, "places.csv", "3 km NE of harbour", "Chapel")
	db, rows := filepath.Join(t.TempDir(), "atlas.db"), filepath.Join(t.TempDir(), "rows.csv")
	table := "gazetteer_id,name,lat,lon,kind,origin\nown:1,Chapel,-17.51,179.21,bridge,a list\nown:2,The Chapel,-17.52,179.19,bridge,a list\n"
	if err := os.WriteFile(rows, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	if o := call(t, "check", data, "--db", db); o.code != 1 || !strings.Contains(o.stdout, "Chapel") {
		t.Errorf("without a gazetteer: %+v", o)
	}
	if o := call(t, "gazetteer", "add", rows, "--db", db); o.code != 0 {
		t.Fatalf("%+v", o)
	}
	if o := call(t, "check", data, "--db", db); o.code != 0 || !strings.Contains(o.stdout, "warning: Chapel may mean own:1 or own:2") {
		t.Errorf("before the choice: %+v", o)
	}
	o := call(t, "choose", "bridge", "own:2", "--data", data, "--db", db)
	if o.code != 0 || !strings.Contains(o.stdout, "bridge is now located by own:2") || !strings.Contains(o.stdout, "rows added to gazetteer.csv: 2") {
		t.Errorf("the choice: %+v", o)
	}
	if o := call(t, "check", data, "--db", filepath.Join(t.TempDir(), "none.db")); o.code != 0 || strings.Contains(o.stdout, "warning") {
		t.Errorf("the folder alone: %+v", o)
	}
}

func TestChoiceThatCannotBeIsNotWritten(t *testing.T) {
	data := chapels(t)
	before, err := os.ReadFile(filepath.Join(data, "places.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		`no place has the id "brigde"; the nearest are bridge`: {"brigde"},
		"no gazetteer has a row geonames:77":                   {"bridge", "geonames:77"},
	} {
		o := call(t, append(append([]string{"choose"}, args...), "--data", data)...)
		if o.code != 1 || !strings.Contains(o.stderr, want) {
			t.Errorf("%v: %+v, want %q", args, o, want)
		}
	}
	if after, err := os.ReadFile(filepath.Join(data, "places.csv")); err != nil || string(after) != string(before) {
		t.Errorf("places.csv has changed (%v)", err)
	}
}
