package sqlite

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/heldline/heldline/internal/gazetteer"
)

// breakOff opens the file anew, as after a kill.
func breakOff(t *testing.T, s *Store) *Store {
	t.Helper()
	again, err := Open(s.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

// tables lists the tables of imported gazetteers but for shadow tables.
func tables(t *testing.T, s *Store) string {
	t.Helper()
	names, err := query(t.Context(), s.db, func(name *string) []any { return []any{name} }, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'dataset!_%' ESCAPE '!'")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

// Between any two commits of an import the visible rows stay what they were, and
// the next import of the same file goes on to the same end.
func TestImportGoesOnAfterABreakInEachStep(t *testing.T) {
	rows := town()
	alternates := []gazetteer.Alternate{alternate("g:2", "ar", "المضيقية"), alternate("g:5", "", "Rock City"), alternate("g:77", "", "Nowhere")}
	for stop := range 14 {
		s, _ := open(t)
		importAll(t, s, about("towns", "old"), imported("g:9", "Madiq", "", 4))
		before, err := s.Stamp(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		commits := 0
		broken := func() bool { commits++; return commits > stop }
		run := func(s *Store, broken func() bool) bool {
			in := intakeOf(t, s, about("towns", "new"))
			for in.Next() != "end" && !broken() {
				switch in.Next() {
				case "":
					err = in.Add(t.Context(), rows[:3], "3")
				case "3":
					err = in.Add(t.Context(), rows[3:], "5")
				case "5":
					err = in.AddAlternates(t.Context(), alternates, "end")
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			steps := len(datasetSteps(1))
			for inner := in.(*intake); inner.step < steps && in.Next() == "end"; {
				if broken() {
					return false
				}
				if err := inner.finishStep(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if broken() {
				return false
			}
			if _, err := in.Finish(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			return true
		}
		if !run(s, broken) {
			if now, err := s.Stamp(t.Context()); now != before || err != nil {
				t.Errorf("stop %d: the stamp changed (%v)", stop, err)
			}
			if found := find(t, s, gazetteer.Query{Text: "madiq"}); ids(found) != "g:9" {
				t.Errorf("stop %d: found %s", stop, ids(found))
			}
			s = breakOff(t, s)
			run(s, func() bool { return false })
		}
		all, err := s.Datasets(t.Context())
		if err != nil || len(all) != 1 || all[0].Rows != 5 || all[0].Names != 14 || all[0].SHA256 != "new" {
			t.Errorf("stop %d: datasets %+v (%v)", stop, all, err)
		}
		if found := find(t, s, gazetteer.Query{Text: "madiq", Limit: 1}); ids(found) != "g:1" {
			t.Errorf("stop %d: found %s", stop, ids(found))
		}
		for text, want := range map[string]string{"Rokc city": "g:5", "المضيقية": "g:2", "sal": "g:4"} {
			found := find(t, s, gazetteer.Query{Text: text, Typing: text == "sal", Limit: 1})
			if ids(found) != want {
				t.Errorf("stop %d: %q finds %s", stop, text, ids(found))
			}
		}
		if got := tables(t, s); strings.Contains(got, "dataset_1_") {
			t.Errorf("stop %d: the old tables are there: %s", stop, got)
		}
	}
}

func alternate(id, language, name string) gazetteer.Alternate {
	key, _ := gazetteer.KeyOf(name)
	return gazetteer.Alternate{RowID: id, Language: language, NameKey: key}
}

func TestImportingTheSameFileAgain(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("towns", "a"), town()...)
	before, _ := s.Stamp(t.Context())
	if _, err := s.Intake(t.Context(), about("towns", "a")); !errors.Is(err, ErrImported) {
		t.Errorf("error is %v", err)
	}
	if after, _ := s.Stamp(t.Context()); after != before || after == "" {
		t.Errorf("stamp %q became %q", before, after)
	}
	importAll(t, s, about("towns", "b"), town()[:2]...)
	if after, _ := s.Stamp(t.Context()); after == before {
		t.Error("the stamp is the same after another file")
	}
	importAll(t, s, about("towns", "a"), town()...) // and back
	if after, _ := s.Stamp(t.Context()); after == before {
		t.Error("the stamp is the same after a third import")
	}
}

// An import that is given up for another file of its name leaves nothing.
func TestAbandonedImportsAreDropped(t *testing.T) {
	s, _ := open(t)
	for _, sha := range []string{"a", "b", "c"} {
		in := intakeOf(t, s, about("towns", sha))
		if in.Next() != "" {
			t.Errorf("%s begins at %q", sha, in.Next())
		}
		if err := in.Add(t.Context(), town(), "5"); err != nil {
			t.Fatal(err)
		}
	}
	if got := tables(t, s); strings.Contains(got, "_1_") || strings.Contains(got, "_2_") || !strings.Contains(got, "_3_") {
		t.Errorf("tables are %s", got)
	}
	if all, err := s.Datasets(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("unfinished ones are seen: %v (%v)", all, err)
	}
	if err := s.RemoveDataset(t.Context(), "towns"); err != nil {
		t.Fatal(err)
	}
	if got := tables(t, s); got != "" {
		t.Errorf("tables are %s", got)
	}
}

func TestRemovedDatasetIsGone(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("towns", "a"), town()...)
	importAll(t, s, about("others", "b"), imported("o:1", "Madiq", "", 4))
	if err := s.RemoveDataset(t.Context(), "towns"); err != nil {
		t.Fatal(err)
	}
	if found := find(t, s, gazetteer.Query{Text: "madiq"}); ids(found) != "o:1" {
		t.Errorf("found %s", ids(found))
	}
	if err := s.RemoveDataset(t.Context(), "towns"); !errors.Is(err, ErrNoDataset) {
		t.Errorf("removing it again: %v", err)
	}
	if got := tables(t, s); strings.Contains(got, "_1_") {
		t.Errorf("tables are %s", got)
	}
}

// What is added after the indexing was begun is found too.
func TestAddingAfterFinishWasBrokenOff(t *testing.T) {
	s, _ := open(t)
	in := intakeOf(t, s, about("towns", "a")).(*intake)
	if err := in.Add(t.Context(), town(), "5"); err != nil {
		t.Fatal(err)
	}
	for range 8 {
		if err := in.finishStep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s = breakOff(t, s)
	again := intakeOf(t, s, about("towns", "a"))
	if err := again.AddAlternates(t.Context(), []gazetteer.Alternate{
		alternate("g:3", "ar", "شيء"), alternate("g:2", "ar", "الأول"), alternate("g:2", "ar", "الثاني"), alternate("g:2", "", "Zawraq"),
		alternate("g:2", "", "Zawraq"), alternate("g:2", "", "Madiqiyah"),
	}, "more"); err != nil {
		t.Fatal(err)
	}
	if err := again.Add(t.Context(), []gazetteer.Import{imported("g:6", "Ghurab", "", 4)}, "end"); err != nil {
		t.Fatal(err)
	}
	got, err := again.Finish(t.Context(), nil)
	if err != nil || got.Rows != 6 || got.Names != 17 {
		t.Errorf("imported %+v (%v)", got, err)
	}
	for text, want := range map[string]string{"zauraq": "g:2", "Ghurabb": "g:6", "al-Madiq": "g:1"} {
		if found := find(t, s, gazetteer.Query{Text: text, Limit: 1}); ids(found) != want {
			t.Errorf("%q finds %s", text, ids(found))
		}
	}
	rows, err := s.Rows(t.Context(), []string{"g:2", "g:3"})
	if err != nil || len(rows) != 2 || rows[0].NameAr != "الأول" || rows[1].NameAr != "المدار" || strings.Join(rows[0].Aliases, "|") != "Zawraq|الثاني" {
		t.Errorf("rows %+v (%v)", rows, err)
	}
}

// Two programs that import the same file do not mix their rows.
func TestTwoImportsOfOneFile(t *testing.T) {
	s, _ := open(t)
	one := intakeOf(t, s, about("towns", "a"))
	two := intakeOf(t, breakOff(t, s), about("towns", "a"))
	if err := one.Add(t.Context(), town()[:2], "2"); err != nil {
		t.Fatal(err)
	}
	err := two.Add(t.Context(), town()[:2], "2")
	if err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("error is %v", err)
	}
	if two.Next() != "" {
		t.Errorf("what was refused counts: %q", two.Next())
	}
	if err := one.Add(t.Context(), town()[2:], "5"); err != nil {
		t.Fatal(err)
	}
}

func TestProgressOnlyGrows(t *testing.T) {
	s, _ := open(t)
	in := intakeOf(t, s, about("towns", "a"))
	if err := in.Add(t.Context(), town(), "5"); err != nil {
		t.Fatal(err)
	}
	last, end := int64(-1), int64(0)
	if _, err := in.Finish(t.Context(), func(done, total int64) {
		if done < last || done > total || end != 0 && total != end {
			t.Errorf("%d of %d after %d of %d", done, total, last, end)
		}
		last, end = done, total
	}); err != nil {
		t.Fatal(err)
	}
	if last != end {
		t.Errorf("ends at %d of %d", last, end)
	}
}

// A dataset without rows is a dataset still.
func TestEmptyImport(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("none", "a"))
	if found := find(t, s, gazetteer.Query{Text: "madiq", Typing: true}); len(found) != 0 {
		t.Errorf("found %v", found)
	}
	if all, err := s.Datasets(t.Context()); err != nil || len(all) != 1 || all[0].Rows != 0 {
		t.Errorf("datasets %+v (%v)", all, err)
	}
}

// A refused Add changes nothing and does not hold the file up.
func TestRefusedAddLeavesNothing(t *testing.T) {
	s, _ := open(t)
	in := intakeOf(t, s, about("towns", "a"))
	wrong := imported("g:1", "Madiq", "", 4)
	wrong.Entry.Lat = math.NaN() // SQLite's null
	started := time.Now()
	if err := in.Add(t.Context(), append(town(), wrong), "end"); err == nil || in.Next() != "" {
		t.Errorf("next is %q (%v)", in.Next(), err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := in.Add(ctx, town(), "end"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	other := intakeOf(t, breakOff(t, s), about("towns", "a"))
	if err := other.Add(t.Context(), town(), "end"); err != nil {
		t.Fatal(err)
	}
	if got, err := other.Finish(t.Context(), nil); err != nil || got.Rows != 5 {
		t.Errorf("imported %+v (%v)", got, err)
	}
	if took := time.Since(started); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
