package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/publish"
)

// open opens a new store in a folder that does not exist yet.
func open(t *testing.T) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "var", "editions of mine.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, path
}

// built is the content of a data folder.
func built(tb testing.TB, dir string) edition.Content {
	tb.Helper()
	c, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS(dir))
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// keep saves an edition under the folder's fingerprint.
func keep(t *testing.T, s *Store, folder string, c edition.Content) {
	t.Helper()
	if err := s.Keep(t.Context(), edition.Release{Folder: folder}, c); err != nil {
		t.Fatal(err)
	}
}

// counts is the number of rows of every table.
func counts(t *testing.T, s *Store) map[string]int {
	t.Helper()
	names, err := s.db.Query("SELECT name FROM sqlite_master WHERE type = 'table'")
	if err != nil {
		t.Fatal(err)
	}
	defer names.Close()
	out := map[string]int{}
	for names.Next() {
		var name string
		if err := names.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out[name] = 0
	}
	if err := names.Err(); err != nil {
		t.Fatal(err)
	}
	for name := range out {
		var n int
		if err := s.db.QueryRow("SELECT count(*) FROM " + name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		out[name] = n
	}
	return out
}

func TestNewStoreIsEmpty(t *testing.T) {
	s, _ := open(t)
	if _, _, err := s.Current(t.Context()); !errors.Is(err, ErrNoEdition) {
		t.Errorf("current of an empty store: %v", err)
	}
	if ids, err := s.Editions(t.Context()); err != nil || len(ids) != 0 {
		t.Errorf("editions of an empty store: %v, %v", ids, err)
	}
	if _, err := s.Load(t.Context(), "0123456789abcdef"); !errors.Is(err, ErrNoEdition) {
		t.Errorf("load from an empty store: %v", err)
	}
}

// The pragmas hold on every connection of the pool, not only on the first.
func TestPragmasReadBack(t *testing.T) {
	s, _ := open(t)
	for range 3 {
		conn, err := s.db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "busy_timeout": "5000", "foreign_keys": "1",
			"application_id": "1212501060", "user_version": "4",
		} {
			var got string
			if err := conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %q, want %q (%v)", pragma, got, want, err)
			}
		}
	}
}

func TestReopenedStoreHasItsEditions(t *testing.T) {
	s, path := open(t)
	c := built(t, "../server/testdata/atlas2")
	keep(t, s, "folder", c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if id, folder, err := again.Current(t.Context()); id != c.ID || folder != "folder" || err != nil {
		t.Errorf("current is %q of %q (%v), want %q", id, folder, err, c.ID)
	}
	if _, err := os.Stat(path); err != nil || !strings.Contains(path, " ") {
		t.Errorf("the file %q: %v", path, err)
	}
}
