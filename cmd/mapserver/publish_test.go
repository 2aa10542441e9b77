package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The invented atlas says that the cape fell on the 3rd; moving it to the 7th
// corrects what was published.
const (
	landing  = "cape,northern-union,1923-05-03"
	later    = "cape,northern-union,1923-05-07"
	theClaim = "k-02"
)

// release publishes a folder and returns what the program said.
func release(t *testing.T, data, db string, args ...string) outcome {
	t.Helper()
	return call(t, append([]string{"publish", "--data", data, "--db", db}, args...)...)
}

func TestCorrectionOfThePublishedPastNeedsANote(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db)
	spoil(t, data, "claims.csv", landing, later)
	o := release(t, data, db)
	o.stderr = withoutLog(o.stderr)
	o.sentence(t, "hands change in the published past")
	for _, want := range []string{"კონცხი", "1923-05-03", "1923-05-06", "--note TEXT", "--dry-run"} {
		if !strings.Contains(o.stderr, want) {
			t.Errorf("the error does not say %s: %s", want, o.stderr)
		}
	}
	if o := release(t, data, db, "--note", "The chronicle says the 7th."); o.code != 0 || !strings.HasPrefix(o.stdout, "published edition ") {
		t.Errorf("with a note: %+v", o)
	}
	if o := release(t, data, db, "--note", "The chronicle says the 7th, on page 3."); o.code != 0 || !strings.HasPrefix(o.stdout, "unchanged: ") {
		t.Errorf("a better note for what is published: %+v", o)
	}
	p := serve(t, "--data", data, "--db", db)
	if _, body := p.get(t, "/editions.json"); !strings.Contains(body, "on page 3") || !strings.Contains(body, `"hands_changed":true`) {
		t.Errorf("the editions are %s", body)
	}
	p.stop(t)
}

// Other words, a withdrawn remark or a new place are no corrections.
func TestWhatCorrectsNobodyNeedsNoNote(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db)
	spoil(t, data, "claims.csv", "Invented statement number 2.", "The same in other words.")
	if o := release(t, data, db); o.code != 0 {
		t.Errorf("%+v", o)
	}
}

func TestNotesAreOneLineOfPrintableText(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db, "--note", strings.Repeat("a", 501)).sentence(t, "501 characters; shorten it to 500")
	release(t, data, db, "--note", "left \u202e right").sentence(t, "U+202E")
	release(t, data, db, "--note", "two\nlines").sentence(t, "U+000A")
	if o := call(t, "serve", "--data", data, "--db", db, "--note", "two\nlines"); o.code != 1 || !strings.Contains(o.stderr, "U+000A") {
		t.Errorf("serve: %+v", o)
	}
}

func TestDryRunTellsWhatWouldChangeAndStoresNothing(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	first := release(t, data, db, "--dry-run")
	if first.code != 0 || !strings.Contains(first.stdout, "the first of its atlas: 17 claims on 12 places") {
		t.Errorf("the first: %+v", first)
	}
	release(t, data, db)
	if o := release(t, data, db, "--dry-run"); !strings.HasPrefix(o.stdout, "nothing would change") {
		t.Errorf("unchanged: %+v", o)
	}
	spoil(t, data, "claims.csv", landing, later)
	spoil(t, data, "claims.csv", "Invented statement number 15.,,,,,e-1,,,", "Invented statement number 15.,,,,,e-1,,1931-03-01,An invented reason.")
	before := sizeOf(t, db)
	o := release(t, data, db, "--dry-run")
	for _, want := range []string{
		"claims: 0 added, 1 withdrawn, 1 changed", "changed k-02", "date: 1923-05-03 → 1923-05-07", "withdrawn k-15", "place-days, from 1923-05-03 to ",
		"1923-05-03 to 1923-05-04: held sea-league → held northern-union", "hands change in the published past: yes", "needs --note TEXT",
	} {
		if !strings.Contains(o.stdout, want) {
			t.Errorf("nothing of %q in\n%s", want, o.stdout)
		}
	}
	var plan struct {
		Before       string
		Claims       struct{ Added, Withdrawn []string }
		PlaceDays    int  `json:"place_days"`
		HandsChanged bool `json:"hands_changed"`
		FirstDay     string
	}
	o = release(t, data, db, "--dry-run", "--json")
	if err := json.Unmarshal([]byte(o.stdout), &plan); err != nil || o.code != 0 {
		t.Fatalf("%v, %+v", err, o)
	}
	if len(plan.Claims.Withdrawn) != 1 || plan.PlaceDays < 4 || !plan.HandsChanged || plan.Before == "" {
		t.Errorf("as JSON: %+v", plan)
	}
	if after := sizeOf(t, db); after != before {
		t.Errorf("the database grew from %d to %d bytes", before, after)
	}
	if o := release(t, data, db, "--json"); o.code != 1 || !strings.Contains(o.stderr, "--dry-run") {
		t.Errorf("--json alone: %+v", o)
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// drop takes the row with an id out of a table.
func drop(t *testing.T, dir, file, id string) {
	t.Helper()
	path := filepath.Join(dir, file)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, id+",") {
			out.WriteString(line)
		}
	}
	if out.Len() == len(data) {
		t.Fatalf("%s has no row %s", file, id)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The sentence of k-16 has no other record: with the row gone it needs a reason.
func withoutTheTower(t *testing.T, data string) {
	t.Helper()
	drop(t, data, "claims.csv", "k-16")
	spoil(t, data, "sentences.csv", "ბოლო 16\",,", "ბოლო 16\",No longer recorded.,")
}

func TestPublishedRowsAreNotDeleted(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db)
	withoutTheTower(t, data)
	o := release(t, data, db, "--note", "Gone.")
	if o.code != 1 || !strings.Contains(o.stdout, "claims.csv:1:1: the claim k-16 of edition ") || !strings.Contains(o.stdout, "withdrawn_on and withdrawn_reason") {
		t.Errorf("a deleted row: %+v", o)
	}
	if o := call(t, "check", data, "--db", db); o.code != 1 || !strings.Contains(o.stdout, "the claim k-16 of edition ") {
		t.Errorf("check: %+v", o)
	}
	other := invented(t)
	spoil(t, other, "datapackage.json", `"name": "strait"`, `"name": "other-strait"`)
	withoutTheTower(t, other)
	if o := release(t, other, db); o.code != 0 {
		t.Errorf("another atlas never had the row: %+v", o)
	}
}

func TestRequireCheckWantsASecondReader(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db) // what is published already is looked at again
	o := release(t, data, db, "--require-check")
	if o.code != 1 || !strings.Contains(o.stdout, "claims.csv:2:1: the claim k-01 was read by e-1 only") || strings.Contains(o.stdout, "k-16") {
		t.Errorf("%+v", o)
	}
	for _, file := range []string{"claims.csv", "events.csv", "figures.csv"} {
		path := filepath.Join(data, file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(string(text), ",e-1,,", ",e-1,e-2,")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if o := release(t, data, db, "--require-check"); o.code != 0 {
		t.Errorf("all rows checked: %+v", o)
	}
	spoil(t, data, "claims.csv", ",e-1,e-2,", ",e-1,e-1,")
	if o := release(t, data, db, "--require-check"); o.code != 1 || !strings.Contains(o.stdout, "is checked by e-1, who recorded it") {
		t.Errorf("checked by oneself: %+v", o)
	}
}

// The server publishes a changed folder by itself, and says what it corrected.
func TestServeCorrectsWithoutANoteAndSaysSo(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db)
	spoil(t, data, "claims.csv", landing, later)
	p := serve(t, "--data", data, "--db", db)
	_, corrections := p.get(t, "/corrections")
	_, ready := p.get(t, "/readyz")
	p.stop(t)
	if !strings.Contains(corrections, "The editors left no note.") || !strings.Contains(corrections, "3 May 1923 to 4 May 1923") || !strings.Contains(ready, `"ready"`) {
		t.Errorf("the correction is not listed as one without a note; readyz is %s", ready)
	}
	if n := strings.Count(p.stderr.String(), "hands change in the published past without a note"); n != 1 {
		t.Errorf("the log says it %d times: %s", n, p.stderr)
	}
	spoil(t, data, "claims.csv", later, landing)
	p = serve(t, "--data", data, "--db", db, "--note", "The 3rd after all.")
	if _, corrections := p.get(t, "/corrections"); !strings.Contains(corrections, "The 3rd after all.") {
		t.Error("the note of serve is not shown")
	}
	p.stop(t)
}

func TestServeKeepsTheOldEditionWhereRowsAreMissing(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	release(t, data, db)
	withoutTheTower(t, data)
	p := serve(t, "--data", data, "--db", db)
	if code, _ := p.get(t, "/claims/k-16"); code != 200 {
		t.Errorf("the page of the claim answers %d", code)
	}
	if _, body := p.get(t, "/readyz"); !strings.Contains(body, `"degraded"`) || !strings.Contains(body, "the claim k-16 of edition") {
		t.Errorf("readyz is %s", body)
	}
	p.stop(t)
}

func TestCheckWarnsOfAnAtlasWithoutAnAddress(t *testing.T) {
	data := invented(t)
	spoil(t, data, "datapackage.json", "strait@chronicle.example", "")
	if o := call(t, "check", data); o.code != 0 || !strings.Contains(o.stdout, "datapackage.json:20:16: warning: report_to is empty") {
		t.Errorf("%+v", o)
	}
}
