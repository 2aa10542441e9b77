package datapack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// example is a new folder, changed by hand first: files as editors leave them.
func example(t *testing.T, change map[string]func(string) string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "atlas")
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	for file, f := range change {
		path := filepath.Join(dir, file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.WriteFile(path, []byte(f(string(data))), 0o644), os.Chmod(path, 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func contents(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEditChangesOneLineAndKeepsTheBytesOfTheOthers(t *testing.T) {
	odd := func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }
	dir := example(t, map[string]func(string) string{"places.csv": odd})
	before := strings.SplitAfter(contents(t, dir, "places.csv"), "\r\n")
	pack, _ := Read(os.DirFS(dir))
	id := pack.Atlas.Places[0].ID
	e := NewEdit(dir)
	if err := e.Set("places", id, map[string]string{"where": "geonames:7", "where_origin": `a "dump", of a day`}); err != nil {
		t.Fatal(err)
	}
	if err := e.Add("gazetteer", map[string]string{"gazetteer_id": "geonames:7", "name": "Port Example", "lat": "1.5", "lon": "2.5", "origin": "a dump"}); err != nil {
		t.Fatal(err)
	}
	preview := map[string]string{}
	for _, file := range []string{"places.csv", "gazetteer.csv", "claims.csv"} {
		data, err := fs.ReadFile(e.Preview(), file)
		if err != nil {
			t.Fatal(err)
		}
		preview[file] = string(data)
	}
	foreseen, problems := Read(e.Preview())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := strings.Join(before, ""); contents(t, dir, "places.csv") != got {
		t.Error("the folder has changed before Save")
	}
	if err := e.Save(); err != nil {
		t.Fatal(err)
	}
	for file, text := range preview {
		if contents(t, dir, file) != text {
			t.Errorf("%s differs from its preview", file)
		}
	}
	after := strings.SplitAfter(contents(t, dir, "places.csv"), "\r\n")
	if len(after) != len(before) || after[0] != before[0] || !strings.HasSuffix(after[1], "\r\n") {
		t.Errorf("lines were %q, are %q", before, after)
	}
	pack, problems = Read(os.DirFS(dir))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if !reflect.DeepEqual(pack.Atlas, foreseen.Atlas) {
		t.Error("the folder reads otherwise than its preview")
	}
	if p := pack.Atlas.Places[0]; p.Where != "geonames:7" || p.WhereOrigin != `a "dump", of a day` {
		t.Errorf("the place is %+v", p)
	}
	if g := pack.Atlas.Gazetteer; g[len(g)-1].ID != "geonames:7" || g[len(g)-1].Lat != 1.5 {
		t.Errorf("the gazetteer is %+v", g)
	}
	if info, err := os.Stat(filepath.Join(dir, "places.csv")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

func TestEditBeginsAnOptionalTableAndEndsAnOpenLine(t *testing.T) {
	dir := example(t, nil)
	if err := os.Remove(filepath.Join(dir, "gazetteer.csv")); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"geonames:7", "geonames:8"} {
		e := NewEdit(dir)
		if err := e.Add("gazetteer", map[string]string{"gazetteer_id": id, "name": "Example", "lat": "1", "lon": "2", "origin": "a dump"}); err != nil {
			t.Fatal(err)
		}
		if err := e.Save(); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "gazetteer.csv")
		if err := os.WriteFile(path, []byte(strings.TrimSuffix(contents(t, path), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	pack, problems := Read(os.DirFS(dir))
	if len(problems) > 0 || len(pack.Atlas.Gazetteer) != 2 {
		t.Errorf("%v %+v", problems, pack.Atlas.Gazetteer)
	}
	if has, err := NewEdit(dir).Has("gazetteer", "geonames:8"); !has || err != nil {
		t.Errorf("the row is not found again (%v)", err)
	}
}

func TestEditRefusesWhatItDoesNotKnow(t *testing.T) {
	dir := example(t, nil)
	e := NewEdit(dir)
	for name, err := range map[string]error{
		"there is no table towns":           e.Set("towns", "x", nil),
		"places.csv has no row nowhere":     e.Set("places", "nowhere", map[string]string{"where": "1, 2"}),
		"gazetteer.csv has no column point": e.Add("gazetteer", map[string]string{"point": "1"}),
		"a cell stands on one line":         e.Add("gazetteer", map[string]string{"name": "two\nlines"}),
	} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %q", err, name)
		}
	}
}
