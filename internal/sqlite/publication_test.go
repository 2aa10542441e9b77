package sqlite

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// altered is an edition whose first claims differ: one is withdrawn, one is
// dated a day later, and the last is gone.
func altered(t *testing.T, c edition.Content) edition.Content {
	t.Helper()
	a := *c.Atlas
	claims := a.Claims.Rows()[:a.Claims.Len()-1]
	claims[0].WithdrawnOn, claims[0].WithdrawnReason = edtf.MustDay("1931-03-01").Ptr(), "An invented reason."
	claims[1].Date = edtf.MustParse("1923-05-04")
	a.Claims = atlas.Claims(claims...)
	out := edition.Content{Atlas: &a, Located: c.Located, Contradictions: c.Contradictions, Readings: map[atlas.Rule]*atlas.Derivation{}}
	ix := atlas.NewIndex(&a)
	for _, rule := range atlas.Rules {
		out.Readings[rule] = atlas.Derive(&a, ix, atlas.Reading{Rule: rule})
	}
	var err error
	if out.ID, err = edition.Hash(&a, out.Located); err != nil {
		t.Fatal(err)
	}
	return out
}

// release keeps an edition with its difference from another.
func release(t *testing.T, s *Store, r edition.Release, c edition.Content) {
	t.Helper()
	if err := s.Keep(t.Context(), r, c); err != nil {
		t.Fatal(err)
	}
}

func publications(t *testing.T, s *Store, atlasID string) []edition.Publication {
	t.Helper()
	out, err := s.Publications(t.Context(), atlasID)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPublicationsComeBackWithTheirDifference(t *testing.T) {
	s, _ := open(t)
	first := built(t, "../server/testdata/atlas2")
	second, other := altered(t, first), built(t, "../../data")
	d := edition.Compare(edition.New(first), edition.New(second), atlas.Documented)
	release(t, s, edition.Release{Folder: "1", On: edtf.MustDay("2026-01-02").Ptr()}, first)
	release(t, s, edition.Release{Folder: "2", On: edtf.MustDay("2026-01-03").Ptr()}, other)
	release(t, s, edition.Release{Folder: "3", On: edtf.MustDay("2026-02-01").Ptr(), Note: "A note, <b>&c</b>.", Changes: d}, second)
	got := publications(t, s, "strait")
	want := []edition.Publication{
		{No: 3, Edition: second.ID, Atlas: "strait", On: edtf.MustDay("2026-02-01").Ptr(), Note: "A note, <b>&c</b>.", Before: first.ID, Totals: d.Totals()},
		{No: 1, Edition: first.ID, Atlas: "strait", On: edtf.MustDay("2026-01-02").Ptr(), Totals: edition.Totals{ClaimsAdded: first.Atlas.Claims.Len()}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("published is\n%+v, want\n%+v", got, want)
	}
	if back, err := s.Difference(t.Context(), 3); err != nil || !reflect.DeepEqual(back, d) {
		t.Errorf("the difference is %+v (%v), want %+v", back, err, d)
	}
	if len(d.Claims) != 3 || len(d.Control) == 0 || !d.Totals().HandsChanged {
		t.Errorf("the difference tests nothing: %+v", d)
	}
	revisions, err := s.Revisions(t.Context(), "strait", "claims", first.Atlas.Claims.At(0).ID)
	if err != nil || len(revisions) != 1 || revisions[0].Kind != edition.Withdrawn || revisions[0].Note != want[0].Note || revisions[0].Edition != second.ID {
		t.Errorf("revisions of a withdrawn claim: %+v (%v)", revisions, err)
	}
}

// What an older program published has differences, too: they are found once, and kept.
func TestDifferencesOfOlderFilesAreFoundWhenAskedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "atlas.db")
	first := built(t, "../server/testdata/atlas2")
	second, other := altered(t, first), built(t, "../../data")
	older(t, path, 2, first, other, second)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want := edition.Compare(edition.New(first), edition.New(second), atlas.Documented)
	for range 2 {
		got := publications(t, s, "strait")
		if len(got) != 2 || got[0].Edition != second.ID || got[0].Totals != want.Totals() || got[0].On != nil || got[0].Before != first.ID {
			t.Fatalf("published is %+v", got)
		}
		if d, err := s.Difference(t.Context(), got[0].No); err != nil || !reflect.DeepEqual(d, want) {
			t.Errorf("the difference is %+v (%v), want %+v", d, err, want)
		}
	}
	var open int
	if err := s.db.QueryRow("SELECT count(*) FROM publication WHERE atlas = 'strait' AND NOT compared").Scan(&open); err != nil || open != 0 {
		t.Errorf("%d differences are not kept (%v)", open, err)
	}
}

// A migration that breaks off leaves the file as the older program knows it.
func TestBrokenMigrationLeavesTheFileAsItWas(t *testing.T) {
	for inTheWay, version := range map[string]int{"shift": 2, "reading": 3} {
		path := filepath.Join(t.TempDir(), "atlas.db")
		older(t, path, version, built(t, "../server/testdata/atlas2"))
		script(t, path, "CREATE TABLE "+inTheWay+" (in_the_way TEXT)")
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), path) {
			t.Fatalf("the file opened: %v", err)
		}
		script(t, path, "DROP TABLE "+inTheWay, "SELECT folder FROM edition", "SELECT claim_id FROM claim")
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if got := publications(t, s, "strait"); len(got) != 1 {
			t.Errorf("published is %+v", got)
		}
	}
}

func TestPublishingAnOlderEditionAnewIsAPublication(t *testing.T) {
	s, _ := open(t)
	first := built(t, "../server/testdata/atlas2")
	second := altered(t, first)
	for i, c := range []edition.Content{first, second, first} {
		release(t, s, edition.Release{On: edtf.MustDay("2026-01-01").Ptr(), Folder: string(rune('a' + i))}, c)
	}
	got := publications(t, s, "strait")
	if len(got) != 3 || got[0].Edition != first.ID || got[0].Before != second.ID || got[0].Totals.ClaimsAdded != 1 || !got[0].Totals.HandsChanged {
		t.Errorf("published is %+v", got)
	}
	if id, _, err := s.Current(t.Context()); id != first.ID || err != nil {
		t.Errorf("current is %s (%v)", id, err)
	}
}

func TestNoteIsAddedToThePublication(t *testing.T) {
	s, _ := open(t)
	c := built(t, "../server/testdata/atlas2")
	keep(t, s, "one", c)
	if err := s.Annotate(t.Context(), c.ID, "Said later."); err != nil || publications(t, s, "strait")[0].Note != "Said later." {
		t.Errorf("%+v (%v)", publications(t, s, "strait"), err)
	}
	if err := s.Annotate(t.Context(), "0123456789abcdef", "Nothing."); !errors.Is(err, ErrNoEdition) {
		t.Errorf("an edition that is not there: %v", err)
	}
}
