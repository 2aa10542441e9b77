package datapack

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestReadReportsDamagedTables(t *testing.T) {
	run(t, []fault{
		{"unclosed quote", "sentences.csv", `1,2,"first words,last words",`, `1,2,"first words,last words,`, []string{
			`sentences.csv:3:25: the quotation mark opened here is not closed on this line; close it`}},
		{"unclosed quote in the last row", "places.csv", "North Quay", `"North Quay`, []string{"places.csv:4:14: the quotation mark opened here"}},
		{"text after a closing quote", "places.csv", `-123.3933"`, `-123.3933" S`, []string{
			"places.csv:2:63: a quotation mark ends the cell, but text follows it"}},
		{"quote inside a bare cell", "claims.csv", "In our words.", `In "our" words.`, []string{
			"claims.csv:3:111: a quotation mark inside a cell that does not begin with one"}},
		{"too few cells", "gazetteer.csv", ",invented", "", []string{"gazetteer.csv:2:36: the row has 11 cells, the header 12; look for a missing comma"}},
		{"too many cells", "gazetteer.csv", "Rock,", "Rock, the,,", []string{"gazetteer.csv:2:42: the row has 14 cells, the header 12"}},
		{"comma outside quotes", "actors.csv", "Navy", "Navy, blue", []string{"actors.csv:4:35: the row has 14 cells, the header 13"}},
		{"row of commas", "gazetteer.csv", "geonames:1,", ",,,,,,,,,,,\ngeonames:1,", []string{"gazetteer.csv:2:1: the row is empty; delete the line"}},
		{"not UTF-8", "places.csv", "North Quay", "North Qu\xe9y", []string{"places.csv:4:22: byte 0xE9 is not UTF-8 (1 lines of the file are not); save the file in the character set UTF-8"}},
		{"UTF-16", "gazetteer.csv", "gazetteer_id", "\xff\xfeg\x00", []string{"gazetteer.csv:1:1: the file is UTF-16; save it in the character set UTF-8"}},
		{"control character", "places.csv", "North Quay", "North\x07Quay", []string{"places.csv:4:19: the character U+0007 (control character) is not allowed"}},
		{"tab", "places.csv", "North Quay", "North\tQuay", []string{"places.csv:4:19: the character U+0009 (tab)"}},
		{"NUL", "places.csv", "North Quay", "North\x00Quay", []string{"places.csv:4:19: the character U+0000 (control character)"}},
		{"bidi override", "places.csv", "جزيرة", "جزي\u202eرة", []string{"places.csv:3:16: the character U+202E (it changes the direction"}},
		{"damaged text", "places.csv", "جزيرة", "جز\ufffdرة", []string{"places.csv:3:15: the character U+FFFD (the mark of text damaged"}},
		{"unknown column", "places.csv", "where_origin", "where_orign", []string{
			"places.csv:1:1: column where_origin is missing; the header is: place_no,place_id",
			`places.csv:1:119: unknown column "where_orign"; the nearest: where_origin`}},
		{"doubled column", "gazetteer.csv", "admin2", "admin1", []string{
			"gazetteer.csv:1:1: column admin2 is missing", "gazetteer.csv:1:55: column admin1 stands twice"}},
		{"missing id column", "actors.csv", "actor_id", "actor", []string{
			`actors.csv:1:1: unknown column "actor"; the nearest: actor_id`, "actors.csv:1:1: column actor_id is missing"}},
	})
}

func TestReadToleratesWhatSpreadsheetsWrite(t *testing.T) {
	fsys := island(t)
	for _, table := range Tables() {
		data := string(fsys[table.File()].Data)
		fsys[table.File()] = &fstest.MapFile{Data: []byte("\uFEFF" + strings.ReplaceAll(data, "\n", "\r\n") + "\r\n")}
	}
	edit(t, fsys, "gazetteer.csv", "Rock", `"Rock ""of"" ages"`)
	pack, problems := Read(fsys)
	for _, p := range problems {
		t.Error(p)
	}
	if got := pack.Atlas.Gazetteer[0].Name; got != `Rock "of" ages` {
		t.Errorf("name = %q", got)
	}
}

func TestReadTakesColumnsInAnyOrder(t *testing.T) {
	fsys := island(t)
	fsys["claimants.csv"] = &fstest.MapFile{Data: []byte("name,claimant_id,party,aliases,role,role_ar,name_ar\nText,document,,,,,\nThe Admiral,admiral,mainland,,,,\n")}
	if _, problems := Read(fsys); len(problems) > 0 {
		t.Error(problems)
	}
}

func TestMissingFileIsOneProblem(t *testing.T) {
	for _, table := range Tables() {
		fsys := island(t)
		delete(fsys, table.File())
		edit(t, fsys, descriptorFile, `"path": "`+table.File()+`"`, `"path": "actors.csv"`)
		if table.Name == "actors" {
			edit(t, fsys, descriptorFile, `"path": "actors.csv"`, `"path": "places.csv"`)
		}
		_, problems := Read(fsys)
		switch {
		case !table.Optional && (len(problems) != 1 || !strings.Contains(problems[0].String(), table.File()+":1:1: the file is missing")):
			t.Errorf("%s: %v", table.Name, problems)
		case table.Optional && strings.Contains(problemText(problems), "missing"):
			t.Errorf("%s is optional: %v", table.Name, problems)
		}
	}
}

func TestReadOfAnEmptyFolderNamesEveryRequiredFile(t *testing.T) {
	_, problems := Read(fstest.MapFS{})
	got := problemText(problems)
	for _, table := range Tables() {
		if want := table.File() + ":1:1: the file is missing"; strings.Contains(got, want) == table.Optional {
			t.Errorf("%s: optional %v, got\n%s", table.Name, table.Optional, got)
		}
	}
	if !strings.Contains(got, "datapackage.json:1:1: the file is missing") {
		t.Error(got)
	}
}

func TestLimitsAreStatedWhenExceeded(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(*limits)
		want string
	}{
		"file":     {func(l *limits) { l.table = 100 }, "actors.csv:1:1: the file has 241 bytes; 100 are the most"},
		"rows":     {func(l *limits) { l.rows = 2 }, "actors.csv:4:1: the table has more than 2 rows"},
		"cell":     {func(l *limits) { l.cell = 20 }, "claims.csv:2:1: claim_id: the cell has 23 bytes; 20 are the most"},
		"line":     {func(l *limits) { l.line = 170 }, "claims.csv:1:1: "},
		"geometry": {func(l *limits) { l.geometry = 10 }, "geojson/regions.geojson:1:1: the file has 46 bytes; 10 are the most"},
		"problems": {func(l *limits) { l.rows, l.problems = 1, 2 }, "further problems are not listed"},
	} {
		limits := defaultLimits()
		c.set(&limits)
		_, problems := read(newSession(island(t), limits))
		if got := problemText(problems); !strings.Contains(got, c.want) {
			t.Errorf("%s: want %s in\n%s", name, c.want, got)
		}
	}
}

func TestSeveralFaultsAreReportedTogetherInOrder(t *testing.T) {
	fsys := island(t)
	edit(t, fsys, "claims.csv", "took", "tok")
	edit(t, fsys, "claims.csv", "2001-02-20", "soon")
	edit(t, fsys, "actors.csv", "square", "cross")
	_, problems := Read(fsys)
	want := []string{"actors.csv:3:", "claims.csv:2:", "claims.csv:3:"}
	if len(problems) != len(want) {
		t.Fatal(problemText(problems))
	}
	for i, p := range problems {
		if !strings.HasPrefix(p.String(), want[i]) {
			t.Errorf("problem %d is %s, want %s", i, p, want[i])
		}
	}
}

func TestLocate(t *testing.T) {
	pack, _ := Read(island(t))
	for want, got := range map[Position]Position{
		{"places.csv", 4, 60}: pack.Locate("places", "north-quay", "where"),
		{"claims.csv", 3, 1}:  pack.Locate("claims", "c2", "verb"),
		{"claims.csv", 1, 1}:  pack.Locate("claims", "nothing", "verb"),
	} {
		if got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func problemText(problems []Problem) string {
	var out strings.Builder
	for _, p := range problems {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}
