package sqlite

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/sample/plain"
)

// The same content comes back, whatever the atlas.
func TestEditionsComeBackWhole(t *testing.T) {
	for _, dir := range []string{"../../data", "../server/testdata/atlas2"} {
		s, _ := open(t)
		want := built(t, dir)
		keep(t, s, "folder", want)
		got, err := s.Load(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, got, want)
		if id, err := edition.Hash(got.Atlas, got.Located); err != nil || id != want.ID {
			t.Errorf("%s: what came back hashes to %s, want %s (%v)", dir, id, want.ID, err)
		}
	}
}

// compare tells which part of two contents differs.
func compare(t *testing.T, got, want edition.Content) {
	t.Helper()
	p, err := plain.Of(got)
	q, wrong := plain.Of(want)
	if err != nil || wrong != nil {
		t.Fatal(err, wrong)
	}
	parts(t, reflect.ValueOf(*p.Atlas), reflect.ValueOf(*q.Atlas))
	p.Atlas, q.Atlas = nil, nil
	parts(t, reflect.ValueOf(p), reflect.ValueOf(q))
}

func parts(t *testing.T, got, want reflect.Value) {
	t.Helper()
	for i := range got.NumField() {
		name, g, w := got.Type().Field(i).Name, got.Field(i), want.Field(i)
		if g.Kind() != reflect.Slice {
			if !reflect.DeepEqual(g.Interface(), w.Interface()) {
				t.Errorf("%s differs", name)
			}
			continue
		}
		if g.Len() != w.Len() {
			t.Errorf("%s has %d rows, want %d", name, g.Len(), w.Len())
			continue
		}
		for j := range g.Len() {
			if !reflect.DeepEqual(g.Index(j).Interface(), w.Index(j).Interface()) {
				t.Errorf("%s %d is\n%+v, want\n%+v", name, j, g.Index(j), w.Index(j))
				break
			}
		}
	}
}

func TestSeveralEditionsAreKept(t *testing.T) {
	s, _ := open(t)
	first, second := built(t, "../../data"), built(t, "../server/testdata/atlas2")
	keep(t, s, "one", first)
	keep(t, s, "two", second)
	if ids, err := s.Editions(t.Context()); err != nil || !slices.Equal(ids, []string{second.ID, first.ID}) {
		t.Errorf("editions are %v (%v), want the later one first", ids, err)
	}
	for _, want := range []edition.Content{first, second} {
		got, err := s.Load(t.Context(), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, got, want)
	}
}

func TestKeepingAnEditionAgainMakesItCurrent(t *testing.T) {
	s, _ := open(t)
	first, second := built(t, "../../data"), built(t, "../server/testdata/atlas2")
	keep(t, s, "one", first)
	keep(t, s, "two", second)
	before := counts(t, s)
	keep(t, s, "three", first)
	if id, folder, err := s.Current(t.Context()); id != first.ID || folder != "three" || err != nil {
		t.Errorf("current is %s of %s (%v), want %s of three", id, folder, err, first.ID)
	}
	before["publication"]++ // publishing anew is an act of its own
	if after := counts(t, s); !maps.Equal(before, after) {
		t.Errorf("rows are %v, were %v", after, before)
	}
	keep(t, s, "four", first)
	if _, folder, err := s.Current(t.Context()); folder != "four" || err != nil || counts(t, s)["publication"] != before["publication"] {
		t.Errorf("another folder of the same edition: %q (%v), %d publications", folder, err, counts(t, s)["publication"])
	}
}

// Half an edition is none: what fails leaves no row.
func TestFailedKeepLeavesTheStoreAsItWas(t *testing.T) {
	s, _ := open(t)
	first, second := built(t, "../server/testdata/atlas2"), built(t, "../../data")
	keep(t, s, "one", first)
	before := counts(t, s)
	if _, err := s.db.Exec("DROP TABLE reading"); err != nil {
		t.Fatal(err)
	}
	delete(before, "reading")
	if err := s.Keep(t.Context(), edition.Release{Folder: "two"}, second); err == nil {
		t.Fatal("no error without the last table")
	}
	if after := counts(t, s); !maps.Equal(before, after) {
		t.Errorf("rows are %v, were %v", after, before)
	}
	if id, _, err := s.Current(t.Context()); id != first.ID || err != nil {
		t.Errorf("current is %s (%v), want %s", id, err, first.ID)
	}
}

func TestDeletedEditionTakesItsRowsAlong(t *testing.T) {
	s, _ := open(t)
	empty := counts(t, s)
	keep(t, s, "one", built(t, "../server/testdata/atlas2"))
	if _, err := s.db.Exec("DELETE FROM edition"); err != nil {
		t.Fatal(err)
	}
	if after := counts(t, s); !maps.Equal(empty, after) {
		t.Errorf("rows are left: %v", after)
	}
}
