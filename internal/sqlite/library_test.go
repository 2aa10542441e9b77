package sqlite

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// imported is a row of some names on its way in.
func imported(id, name, nameAr string, rank int, aliases ...string) gazetteer.Import {
	x := gazetteer.Import{
		Feature: "P.PPL", Rank: rank,
		Entry: atlas.GazetteerEntry{
			ID: id, Name: name, NameAr: nameAr, Aliases: aliases, Kind: "village", Country: "XX", Admin1: "North", Admin2: "Upper",
			Lat: 33.5, Lon: 43.25, PrecisionM: 1000, Origin: "made up",
		},
	}
	x.Names = gazetteer.KeysOf(&x.Entry)
	return x
}

// about describes an import of a file.
func about(name, sha string) gazetteer.Dataset {
	return gazetteer.Dataset{
		Name: name, File: name + ".txt", Format: gazetteer.FormatGeoNames, Licence: "CC-BY-4.0", Attribution: "Somebody", URL: "https://example.org/",
		Dated: "2024-05-06", ImportedOn: "2024-06-07", SHA256: sha,
	}
}

// intakeOf begins an import.
func intakeOf(t *testing.T, s *Store, d gazetteer.Dataset) gazetteer.Intake {
	t.Helper()
	in, err := s.Intake(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// importAll imports rows at once.
func importAll(t *testing.T, s *Store, d gazetteer.Dataset, rows ...gazetteer.Import) gazetteer.Dataset {
	t.Helper()
	in := intakeOf(t, s, d)
	if err := in.Add(t.Context(), rows, "end"); err != nil {
		t.Fatal(err)
	}
	got, err := in.Finish(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func find(t *testing.T, s *Store, q gazetteer.Query) []gazetteer.Found {
	t.Helper()
	found, err := s.Find(t.Context(), q)
	if err != nil {
		t.Fatalf("%q: %v", q.Text, err)
	}
	return found
}

// ids is what was found, in short.
func ids(found []gazetteer.Found) string {
	var b strings.Builder
	for i := range found {
		b.WriteString(found[i].Entry.ID + " ")
	}
	return strings.TrimSpace(b.String())
}

func town() []gazetteer.Import {
	return []gazetteer.Import{
		imported("g:1", "Al-Madiq", "المضيق", 2, "El Madik"), imported("g:2", "Madiqiyah", "", 4), imported("g:3", "Al-Madar", "المدار", 3),
		imported("g:4", "Jazirat al-Milh", "جزيرة الملح", 4, "Salt Island", "Djezirat el-Melh"), imported("g:5", "Madinat Sakhr", "مدينة صخر", 1),
	}
}

func TestFindInEverySpelling(t *testing.T) {
	s, _ := open(t)
	got := importAll(t, s, about("towns", "a"), town()...)
	if got.Rows != 5 || got.Names != 12 {
		t.Errorf("imported %d rows and %d names", got.Rows, got.Names)
	}
	for _, c := range []struct {
		text   string
		typing bool
		first  string
		reason gazetteer.Reason
	}{
		{"al-madiq", false, "g:1", gazetteer.SameName},
		{"Almadiq", false, "g:1", gazetteer.SameSpelling},
		{"Madeeq", false, "g:1", gazetteer.SameSpelling},
		{"المَضيق", false, "g:1", gazetteer.SameName},
		{"مضيق", false, "g:1", gazetteer.SameSpelling},
		{"Mazdiq", false, "g:1", gazetteer.NearSpelling},
		{"Jazirt al-Milh", false, "g:4", ""},
		{"Jaxirat al-Milh", false, "g:4", gazetteer.NearSpelling},
		{"Djezira al Melah", false, "g:4", ""},
		{"salt isl", true, "g:4", gazetteer.NamePrefix},
		{"mad", true, "g:5", gazetteer.NamePrefix},
		{"م", true, "g:5", gazetteer.NamePrefix},
		{"m", true, "g:5", gazetteer.NamePrefix},
	} {
		found := find(t, s, gazetteer.Query{Text: c.text, Typing: c.typing})
		if len(found) == 0 || found[0].Entry.ID != c.first || c.reason != "" && found[0].Reason != c.reason {
			t.Errorf("%q finds %+v, want %s as %q", c.text, found, c.first, c.reason)
		}
	}
	for _, text := range []string{"Zyxwvu", "q", "mad 7"} {
		for _, f := range find(t, s, gazetteer.Query{Text: text}) {
			if f.Score >= 0.8 {
				t.Errorf("%q finds %+v", text, f)
			}
		}
	}
}

func TestFoundRowsAreWhole(t *testing.T) {
	s, _ := open(t)
	rows := town()
	importAll(t, s, about("towns", "a"), rows...)
	found := find(t, s, gazetteer.Query{Text: "Salt Island", Limit: 1})
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	want := gazetteer.Found{Entry: rows[3].Entry, Matched: "Salt Island", Score: 1, Reason: gazetteer.SameName, Rank: 4, Feature: "P.PPL"}
	if !reflect.DeepEqual(found[0], want) {
		t.Errorf("found\n%+v, want\n%+v", found[0], want)
	}
	got, err := s.Rows(t.Context(), []string{"g:4", "g:4", "g:99", "g:1"})
	if err != nil || len(got) != 2 || !reflect.DeepEqual(got, []atlas.GazetteerEntry{rows[0].Entry, rows[3].Entry}) {
		t.Errorf("rows are %+v (%v)", got, err)
	}
	got, err = s.Named(t.Context(), []string{"Madik", "nowhere", "", "جزيرة الملح"})
	if err != nil || !reflect.DeepEqual(got, []atlas.GazetteerEntry{rows[0].Entry, rows[3].Entry}) {
		t.Errorf("named are %+v (%v)", got, err)
	}
}

func TestEmptyLibraryFindsNothing(t *testing.T) {
	s, _ := open(t)
	if found := find(t, s, gazetteer.Query{Text: "Madiq", Typing: true}); len(found) != 0 {
		t.Errorf("found %v", found)
	}
	if rows, err := s.Named(t.Context(), []string{"Madiq"}); err != nil || len(rows) != 0 {
		t.Errorf("named %v (%v)", rows, err)
	}
	if stamp, err := s.Stamp(t.Context()); stamp != "" || err != nil {
		t.Errorf("stamp %q (%v)", stamp, err)
	}
}

func TestFindTakesAnyText(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("towns", "a"), town()...)
	for _, text := range []string{
		"", " ", "\x00", "mad\x00iq", `"`, `""madiq"" OR *`, "madiq AND NOT key:x", "NEAR(mad iq, 3)", "'; DROP TABLE dataset; --", "%_*^$", "^mad$",
		"\u202emadiq\u202c", "\xff\xfe", strings.Repeat("madiq ", 2000), strings.Repeat("ق", 10_000), "دmadiqد", "🗺️ madiq", "-1e999", "mad\u0300\u0301\u0302",
	} {
		for _, typing := range []bool{false, true} {
			find(t, s, gazetteer.Query{Text: text, Typing: typing, Limit: -3})
			find(t, s, gazetteer.Query{Text: text, Typing: typing, Limit: 1 << 30})
		}
		if _, err := s.Named(t.Context(), []string{text}); err != nil {
			t.Errorf("named %q: %v", text, err)
		}
		if _, err := s.Rows(t.Context(), []string{text}); err != nil {
			t.Errorf("rows %q: %v", text, err)
		}
	}
}

func TestLimitsAreKept(t *testing.T) {
	s, _ := open(t)
	var rows []gazetteer.Import
	for i := range 1200 {
		rows = append(rows, imported(fmt.Sprintf("g:%04d", i), "Tall Sakhr", "", 1+i%4))
	}
	many := imported("g:many", "Manifold", "", 4)
	for i := range 80 {
		many.Entry.Aliases = append(many.Entry.Aliases, fmt.Sprintf("Manifold %d", i))
	}
	many.Names = gazetteer.KeysOf(&many.Entry)
	importAll(t, s, about("towns", "a"), append(rows, many)...)
	for limit, want := range map[int]int{0: 20, 7: 7, 200: 200, 5000: 200} {
		found := find(t, s, gazetteer.Query{Text: "tall sakhr", Limit: limit})
		if len(found) != want || found[0].Rank != 1 {
			t.Errorf("limit %d finds %d", limit, len(found))
		}
	}
	if named, err := s.Named(t.Context(), []string{"Tell Sakhr", "Tall Sakhr"}); err != nil || len(named) > 1000 {
		t.Errorf("%d named (%v)", len(named), err)
	}
	if found := find(t, s, gazetteer.Query{Text: "manifold", Limit: 1}); len(found[0].Entry.Aliases) != 50 {
		t.Errorf("%d aliases", len(found[0].Entry.Aliases))
	}
}

func TestLaterDatasetWins(t *testing.T) {
	s, _ := open(t)
	old, other := imported("g:1", "Madiq", "", 4), imported("g:2", "Madiqa", "", 4)
	importAll(t, s, about("one", "a"), old, other)
	later := imported("g:1", "Madiq", "", 2)
	later.Entry.Lat = 35
	importAll(t, s, about("two", "b"), later)
	found := find(t, s, gazetteer.Query{Text: "madiq"})
	if ids(found) != "g:1 g:2" || found[0].Entry.Lat != 35 || found[0].Rank != 2 {
		t.Errorf("found %+v", found)
	}
	rows, err := s.Rows(t.Context(), []string{"g:1", "g:2"})
	if err != nil || len(rows) != 2 || rows[0].Lat != 35 {
		t.Errorf("rows %+v (%v)", rows, err)
	}
}

// Readers see the old dataset until the new one is whole.
func TestFindWhileImporting(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("towns", "a"), town()...)
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for ctx.Err() == nil {
				found, err := s.Find(ctx, gazetteer.Query{Text: "madiq"})
				if ctx.Err() == nil && (err != nil || len(found) == 0 || found[0].Entry.ID != "g:1") {
					t.Errorf("while importing: %v (%v)", found, err)
					return
				}
			}
		})
	}
	n := newNamer(500)
	for round := range 3 {
		in := intakeOf(t, s, about("towns", fmt.Sprint("b", round)))
		rows := town()
		for no := range 2000 {
			rows = append(rows, n.row(no))
		}
		if err := in.Add(t.Context(), rows, "end"); err != nil {
			t.Fatal(err)
		}
		if _, err := in.Finish(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	stop()
	readers.Wait()
	if all, err := s.Datasets(t.Context()); err != nil || len(all) != 1 || all[0].Rows != 2005 {
		t.Errorf("datasets %+v (%v)", all, err)
	}
}

func TestCancelledFindSaysSo(t *testing.T) {
	s, _ := open(t)
	importAll(t, s, about("towns", "a"), town()...)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := s.Find(ctx, gazetteer.Query{Text: "madiq"}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if found := find(t, s, gazetteer.Query{Text: "madiq"}); len(found) == 0 {
		t.Error("nothing found afterwards")
	}
}
