package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The sample holds 25 rows and 5 odd lines of an invented country.
const (
	countryFile    = "../../internal/gazetteerfile/testdata/XF.txt"
	alternatesFile = "../../internal/gazetteerfile/testdata/XF-names.txt"
	ownCSV         = "../../internal/gazetteerfile/testdata/own.csv"
)

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestGazetteerIsImportedListedAndRemoved(t *testing.T) {
	db := filepath.Join(t.TempDir(), "atlas.db")
	if o := call(t, "gazetteer", "list", "--db", db); o.code != 0 || !strings.Contains(o.stdout, "mapserver gazetteer add FILE") {
		t.Errorf("an empty list: %+v", o)
	}
	call(t, "gazetteer", "remove", "xf", "--db", db).sentence(t, `there is no gazetteer "xf": none is imported`)
	if _, err := os.Stat(db); err == nil {
		t.Error("looking for a gazetteer made a database")
	}
	o := call(t, "gazetteer", "add", absolute(t, countryFile), "--alternate-names", absolute(t, alternatesFile), "--db", db)
	if o.code != 0 || !strings.HasPrefix(o.stdout, "imported xf into "+db+": 25 rows with ") || !strings.Contains(o.stdout, "; 6 lines skipped; CC-BY-4.0, GeoNames (geonames.org), data of 2020-03-17\n") {
		t.Errorf("the import: %+v", o)
	}
	if !strings.Contains(o.stderr, "XF.txt:13: the line has 1 columns instead of 19") {
		t.Errorf("the odd lines: %s", o.stderr)
	}
	if o := call(t, "gazetteer", "add", absolute(t, countryFile), "--alternate-names", absolute(t, alternatesFile), "--db", db); o.code != 0 || !strings.HasPrefix(o.stdout, "already imported: XF.txt is the gazetteer xf, ") {
		t.Errorf("the same file again: %+v", o)
	}
	if o := call(t, "gazetteer", "add", absolute(t, ownCSV), "--dated", "2019-05-01", "--db", db); o.code != 0 || !strings.Contains(o.stdout, "3 rows with ") || !strings.Contains(o.stderr, "note") {
		t.Errorf("a CSV: %+v", o)
	}
	list := call(t, "gazetteer", "list", "--db", db)
	for _, want := range []string{"NAME", "own", "xf", "25", "2020-03-17", "2019-05-01", "CC-BY-4.0", "GeoNames (geonames.org)"} {
		if list.code != 0 || !strings.Contains(list.stdout, want) {
			t.Errorf("the list does not hold %s:\n%s", want, list.stdout)
		}
	}
	var all []datasetJSON
	if o := call(t, "gazetteer", "list", "--json", "--db", db); json.Unmarshal([]byte(o.stdout), &all) != nil || len(all) != 2 || all[1].Name != "xf" || all[1].Rows != 25 ||
		all[1].File != "XF.txt + XF-names.txt" || len(all[1].SHA256) != 64 || all[0].Dated != "2019-05-01" {
		t.Errorf("the list as JSON: %+v", o)
	}
	call(t, "gazetteer", "remove", "yf", "--db", db).sentence(t, `there is no gazetteer "yf"; imported are: own, xf`)
	if o := call(t, "gazetteer", "remove", "own", "--db", db); o.code != 0 || o.stdout != "removed own from "+db+"\n" {
		t.Errorf("the removal: %+v", o)
	}
	if list := call(t, "gazetteer", "list", "--db", db); strings.Contains(list.stdout, "own") {
		t.Errorf("a removed one is listed:\n%s", list.stdout)
	}
}

func TestImportThatCannotBeDoneIsExplained(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "atlas.db")
	bad := filepath.Join(dir, "bad.csv")
	if err := os.WriteFile(bad, []byte("name,lat,lon\nA,1,2\nB,91,x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := call(t, "gazetteer", "add", bad, "--licence", "CC0-1.0", "--db", db)
	if o.code != 1 || !strings.Contains(o.stdout, "bad.csv:3:3: lat ") || !strings.Contains(o.stdout, "bad.csv:3:6: lon ") || !strings.Contains(o.stderr, "2 problems; nothing was imported") {
		t.Errorf("a CSV with problems: %+v", o)
	}
	call(t, "gazetteer", "add", filepath.Join(dir, "none.zip"), "--db", db).sentence(t, "none.zip does not exist")
	call(t, "gazetteer", "add", binary, "--db", db).sentence(t, "expected is a country file of GeoNames")
	call(t, "gazetteer", "add", absolute(t, countryFile), "--name", "Y F", "--db", db).sentence(t, "--name y-f")
	if _, err := os.Stat(db); err == nil {
		t.Error("a refused file made a database")
	}
	if o := call(t, "gazetteer", "add", absolute(t, ownCSV), "--db", db); o.code != 0 {
		t.Fatalf("%+v", o)
	}
	call(t, "gazetteer", "add", absolute(t, ownCSV), "--name", "other", "--db", db).sentence(t, "already as own; to call it otherwise")
}

// A signal may come at any moment; what was committed is gone on with.
func TestImportThatIsStoppedGoesOn(t *testing.T) {
	const rows = 60_000
	dir := t.TempDir()
	db, path := filepath.Join(dir, "atlas.db"), countryZip(t, dir, rows)
	cmd := exec.CommandContext(t.Context(), binary, "gazetteer", "add", path, "--db", db)
	var stdout, stderr bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if info, err := os.Stat(db + "-wal"); err == nil && info.Size() > 3<<20 {
			break
		}
	}
	_ = cmd.Process.Signal(syscall.SIGINT) // it may have ended
	stopped := cmd.Wait() != nil
	if stopped && (cmd.ProcessState.ExitCode() != 1 || stdout.Len() > 0 || !strings.Contains(stderr.String(), "goes on with it: mapserver gazetteer add "+path+" --db "+db)) {
		t.Errorf("stopped: exit %d, %s%s", cmd.ProcessState.ExitCode(), stdout.String(), stderr.String())
	}
	o := call(t, "gazetteer", "add", path, "--db", db)
	want := fmt.Sprintf("imported big into %s: 60,000 rows with 120,000 names", db)
	if stopped && (o.code != 0 || !strings.HasPrefix(o.stdout, want) || !strings.Contains(o.stderr, "going on with the import")) {
		t.Errorf("gone on: %+v, want %s", o, want)
	}
	if again := call(t, "gazetteer", "add", path, "--db", db); again.code != 0 || !strings.HasPrefix(again.stdout, "already imported") {
		t.Errorf("then: %+v", again)
	}
}

// countryZip writes a country of invented villages as GeoNames would.
func countryZip(t *testing.T, dir string, rows int) string {
	t.Helper()
	var table strings.Builder
	for i := range rows {
		fmt.Fprintf(&table, "%d\tVillage No %d\tVillage No %d\tHamlet %d\t%.4f\t%.4f\tP\tPPL\tXF\t\t01\t\t\t\t%d\t\t10\tEtc/GMT\t2020-01-01\n",
			i+1, i, i, i, float64(i%900)/10, float64(i%1800)/10, i%9000)
	}
	path := filepath.Join(dir, "big.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range map[string]string{"readme.txt": "about", "big.txt": table.String()} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHelpOfTheGazetteerCommands(t *testing.T) {
	for command, want := range map[string][]string{
		"gazetteer":        {"add", "list", "remove"},
		"gazetteer add":    {"--alternate-names", "--licence", "--dated", "origin", "gazetteer_id", "that was broken off"},
		"gazetteer list":   {"--json", "--db"},
		"gazetteer remove": {"--db"},
	} {
		o := call(t, append(strings.Fields(command), "--help")...)
		for _, text := range want {
			if o.code != 0 || !strings.Contains(o.stdout, text) {
				t.Errorf("%s --help does not mention %s:\n%s", command, text, o.stdout)
			}
		}
	}
}
