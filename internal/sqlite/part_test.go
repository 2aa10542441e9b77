package sqlite

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/column"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/sample"
)

// Columns longer than a piece come back in one, empty ones as such.
func TestColumnsComeBackInOnePiece(t *testing.T) {
	s, _ := open(t)
	if _, err := s.db.Exec("INSERT INTO edition VALUES (1, 'e', 'f', 1, 1, '{}')"); err != nil {
		t.Fatal(err)
	}
	long := make([]byte, 3*pieceBytes+17)
	for i := range long {
		long[i] = byte(i * 31)
	}
	want := []column.Part{{Name: "a", Body: long}, {Name: "b"}, {Name: "c", Body: long[:pieceBytes]}}
	tx, err := s.db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := insertParts(t.Context(), tx, 1, "list", want); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	got, err := loadParts(t.Context(), s.db, 1, "list")
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d columns come back (%v)", len(got), err)
	}
	for i := range want {
		if got[i].Name != want[i].Name || !slices.Equal(got[i].Body, want[i].Body) {
			t.Errorf("column %s comes back as %d bytes of %s", want[i].Name, len(got[i].Body), got[i].Name)
		}
	}
	if n := counts(t, s)["part"]; n != 6 {
		t.Errorf("%d pieces, want 6", n)
	}
}

// Whatever byte is another one, the error names the edition, the list and the remedy.
func TestDamagedColumnsAreErrors(t *testing.T) {
	s, _ := open(t)
	c := built(t, "../server/testdata/atlas2")
	keep(t, s, "folder", c)
	lists, err := query(t.Context(), s.db, func(l *string) []any { return []any{l} }, "SELECT DISTINCT list FROM part ORDER BY list")
	if err != nil || len(lists) != 2+2*len(atlas.Rules) {
		t.Fatalf("lists are %q (%v)", lists, err)
	}
	for _, list := range lists {
		for what, change := range map[string]string{
			"another byte": "UPDATE part SET body = CAST(substr(body, 1, length(body) - 1) || x'07' AS BLOB) WHERE list = ?1 AND name = (SELECT min(name) FROM part WHERE list = ?1 AND size > 0)",
			"a lost byte":  "UPDATE part SET body = CAST(substr(body, 2) AS BLOB) WHERE list = ?1 AND name = (SELECT max(name) FROM part WHERE list = ?1 AND size > 0)",
			"a lost piece": "DELETE FROM part WHERE list = ?1 AND name = (SELECT max(name) FROM part WHERE list = ?1 AND size > 2)",
			"all lost":     "DELETE FROM part WHERE list = ?1",
		} {
			s.db.SetMaxOpenConns(1) // Load is to see what is not committed
			if _, err := s.db.Exec("SAVEPOINT before"); err != nil {
				t.Fatal(err)
			}
			if r, err := s.db.Exec(change, list); err != nil {
				t.Fatal(err)
			} else if n, err := r.RowsAffected(); err != nil || n == 0 {
				t.Fatalf("%s, %s: nothing to damage (%v)", list, what, err)
			}
			err := readAll(t, s, c.ID)
			if err == nil || !strings.Contains(err.Error(), c.ID) || !strings.Contains(err.Error(), "the "+list+" are damaged") || !strings.Contains(err.Error(), "publish anew") {
				t.Errorf("%s, %s: error is %v", list, what, err)
			}
			if _, err := s.db.Exec("ROLLBACK TO before; RELEASE before"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := readAll(t, s, c.ID); err != nil {
		t.Error(err)
	}
}

// readAll reads an edition with all its rules.
func readAll(t *testing.T, s *Store, id string) error {
	t.Helper()
	c, err := s.Load(t.Context(), id)
	if err != nil {
		return err
	}
	return edition.New(c).Prepare(atlas.Rules...)
}

// Only the documented rule is read with the edition.
func TestOtherRulesAreReadWhenAskedFor(t *testing.T) {
	s, _ := open(t)
	want := built(t, "../server/testdata/atlas2")
	keep(t, s, "folder", want)
	c, err := s.Load(t.Context(), want.ID)
	if err != nil || len(c.Readings) != 1 || c.Readings[atlas.Documented] == nil {
		t.Fatalf("%d rules are read (%v)", len(c.Readings), err)
	}
	e := edition.New(c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := e.Prepare(atlas.Documented); err != nil {
		t.Error(err)
	}
	if err := e.Prepare(atlas.Strict); err == nil || !strings.Contains(err.Error(), want.ID) {
		t.Errorf("a closed store gives the error %v", err)
	}
}

// generated is the content of an invented atlas.
func generated(tb testing.TB, places, claims int) edition.Content {
	tb.Helper()
	dir := tb.TempDir()
	if err := sample.Write(dir, places, claims); err != nil {
		tb.Fatal(err)
	}
	return built(tb, dir)
}

// The cost of an edition of 10,000 claims.
func BenchmarkKeep(b *testing.B) {
	c := generated(b, 1000, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		s, err := Open(filepath.Join(b.TempDir(), "atlas.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if err := s.Keep(b.Context(), edition.Release{Folder: "folder"}, c); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func BenchmarkLoad(b *testing.B) {
	c := generated(b, 1000, 10_000)
	s, err := Open(filepath.Join(b.TempDir(), "atlas.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := s.Keep(b.Context(), edition.Release{Folder: "folder"}, c); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Load(b.Context(), c.ID); err != nil {
			b.Fatal(err)
		}
	}
}
