package gazetteerfile

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/gazetteer"
)

func TestOwnCSVIsRead(t *testing.T) {
	f, m := load(t, "testdata/own.csv", Options{Name: "my-survey"})
	if d := f.Dataset(); d.Format != gazetteer.FormatCSV || d.Licence != "" || d.Dated != "" || f.table.rows != 3 || !slices.Equal(f.Unused(), []string{"note"}) {
		t.Errorf("%+v, unused %v", d, f.Unused())
	}
	ferry := m.row(t, "mysurvey:2")
	if ferry.Entry.Name != "Ferry House" || !slices.Equal(ferry.Entry.Aliases, []string{"Ferryhouse", "The Ferry"}) || ferry.Entry.Origin != "A survey of our own, 2019" ||
		ferry.Feature != "" || ferry.Rank != 4 || len(ferry.Names) != 3 {
		t.Errorf("%+v", ferry)
	}
	if mill := m.row(t, "mysurvey:4"); mill.Entry.Lat != -10.25 || mill.Entry.Lon != -20.35 || m.row(t, "mysurvey:3").Entry.Name != `The "Anchor"` {
		t.Errorf("%+v", mill)
	}
	expr, err := gazetteer.Parse(ferry.Entry.ID)
	if err != nil || expr == nil {
		t.Errorf("%s is no gazetteer id: %v", ferry.Entry.ID, err)
	}
}

func TestGazetteerOfADataFolderIsReadAsItIs(t *testing.T) {
	f, m := load(t, "../../data/gazetteer.csv", Options{})
	if f.Dataset().Name != "gazetteer" || len(m.rows) < 100 || len(f.Unused()) != 0 {
		t.Errorf("%+v: %d rows", f.Dataset(), len(m.rows))
	}
}

func TestColumnsMayStandInAnyOrderAndLicenceIsAskedFor(t *testing.T) {
	path := write(t, "Our Places (2).csv", byteOrderMark+"lon,Kind,lat,name,gazetteer_id,precision_m\r\n20.5,town,10.5,Dunport,own:a.1,150\r\n")
	if _, err := Survey(t.Context(), path, Options{}, nil); err == nil || !strings.Contains(err.Error(), "--licence CC0-1.0") {
		t.Errorf("without a licence: %v", err)
	}
	f, m := load(t, path, Options{Licence: "CC0-1.0"})
	row := m.row(t, "own:a.1")
	if f.Dataset().Name != "our-places-2" || row.Entry.Lon != 20.5 || row.Entry.PrecisionM != 150 || row.Rank != 2 || row.Entry.Origin != "Our Places (2).csv" {
		t.Errorf("%+v %+v", f.Dataset(), row)
	}
	if _, m := load(t, path, Options{Licence: "CC0-1.0", Attribution: "Our office"}); m.rows[0].Entry.Origin != "Our office" {
		t.Errorf("%+v", m.rows[0].Entry)
	}
}

func TestEveryProblemOfACSVIsToldAtItsPlace(t *testing.T) {
	path := write(t, "bad.csv", strings.Join([]string{
		"name,lat,lon,gazetteer_id,kind,country,aliases,precision_m",
		`عنه,91,20,own:1,town,XF,,`,    // 2
		`,10,x,own:1,hamlet,Fens,,-5`,  // 3
		`"Two` + "\n" + `lines",10,20`, // 4, 5
		`Short,10`,                     // 6
		``,
		`Dunport,10,20,No Id,,,"a;` + strings.Repeat("x", 401) + `",`, // 8
		`Quo"te,10,20,,,,,`, // 9
		`B` + "\xff" + `d,10,20,,,,,`,
		`,,,,,,,`,
	}, "\n")+"\n")
	_, err := Survey(t.Context(), path, Options{Licence: "CC0-1.0"}, nil)
	var problems *Problems
	if !errors.As(err, &problems) {
		t.Fatal(err)
	}
	var told []string
	for _, p := range problems.List {
		told = append(told, p.String())
	}
	all := strings.Join(told, "\n")
	for _, want := range []string{
		`bad.csv:2:5: lat "91" is not possible; write a number from -90 to 90`,
		`bad.csv:3:1: the name is empty; write`, `bad.csv:3:5: lon "x"`, `bad.csv:3:7: the id "own:1" stands in line 2 already`, `bad.csv:3:13: the kind "hamlet" is unknown; write one of: country, `,
		`bad.csv:3:20: the country "Fens"`, `bad.csv:3:26: precision_m "-5"`,
		`bad.csv:5:11: the row has 3 cells, the header 8`, `bad.csv:6:7: the row has 2 cells`,
		`bad.csv:8:15: the id "No Id" has not the form prefix:id; write`, `bad.csv:8:23: the name is longer than 400 characters`,
		`bad.csv:9:4: a quotation mark inside a cell`, `bad.csv:10:1: the cell is not UTF-8`, `bad.csv:11:1: the row is empty`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	if problems.Total != len(problems.List) || !strings.Contains(err.Error(), "nothing was imported") {
		t.Errorf("%d of %d, %v", len(problems.List), problems.Total, err)
	}
	open := write(t, "open.csv", "name,lat,lon,origin\nA,1,2,me\n\"B,1,2,me\n"+strings.Repeat("C,1,2,me\n", 200_000))
	if _, err := Survey(t.Context(), open, Options{}, nil); !errors.As(err, &problems) || problems.Total != 1 || !strings.Contains(problems.List[0].String(), "open.csv:3:1: the row is longer than") {
		t.Errorf("a quotation mark that stays open: %v %+v", err, problems.List)
	}
	many := write(t, "many.csv", "name,lat,lon,origin\n"+strings.Repeat("A,x,2,me\n", 1000))
	if _, err := Survey(t.Context(), many, Options{}, nil); !errors.As(err, &problems) || problems.Total != 1000 || len(problems.List) != maxProblems {
		t.Errorf("many problems: %v", err)
	}
}

func TestBrokenCSVImportGoesOnAtEveryBatch(t *testing.T) {
	path := write(t, "multi.csv", byteOrderMark+"name,lat,lon,origin\n\nA,1,2,\"two\r\nlines\"\r\nB,1,2,me\n\n\"C c\",1,2,me\nD,1,2,me")
	// A cell of two lines holds a control character; the positions are tried with one that is sound.
	if _, err := Survey(t.Context(), path, Options{}, nil); err == nil {
		t.Error("a line break in a cell passes")
	}
	path = write(t, "multi.csv", strings.Replace(readFile(t, path), "\"two\r\nlines\"\r\n", "me\r\n", 1))
	f := survey(t, path, Options{})
	f.batch = 1
	whole := &memory{}
	if _, err := f.Import(t.Context(), whole, nil); err != nil || len(whole.rows) != 4 || whole.rows[3].Entry.ID != "multi:7" {
		t.Fatalf("%v %+v", err, whole.rows)
	}
	for fail := 1; fail <= whole.commits; fail++ {
		part := &memory{failAt: fail}
		if _, err := f.Import(t.Context(), part, nil); !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		if _, err := f.Import(t.Context(), part, nil); err != nil || !reflect.DeepEqual(part.rows, whole.rows) {
			t.Fatalf("broken off at commit %d: %v %+v", fail, err, part.rows)
		}
	}
}
