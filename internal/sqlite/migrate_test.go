package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
)

// A file of version 1, which knew no imported gazetteers, keeps its editions.
func TestVersionOneIsMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "atlas.db")
	want := built(t, "../server/testdata/atlas2")
	older(t, path, 1, want)
	for range 2 { // once migrated, once as it is
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if id, folder, err := s.Current(t.Context()); id != want.ID || folder != "folder" || err != nil {
			t.Errorf("current is %q of %q (%v)", id, folder, err)
		}
		got, err := s.Load(t.Context(), want.ID)
		if err != nil || got.ID != want.ID || got.Atlas.Claims.Len() != want.Atlas.Claims.Len() || len(got.Located) != len(want.Located) {
			t.Errorf("the edition is another one (%v)", err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	importAll(t, s, about("towns", "a"), town()...)
	if found := find(t, s, gazetteer.Query{Text: "al-Madiq", Limit: 1}); ids(found) != "g:1" {
		t.Errorf("found %s", ids(found))
	}
}

// older writes a file as the program of an older version left it, with editions
// published in their order.
func older(t *testing.T, path string, version int, editions ...edition.Content) {
	t.Helper()
	statements := []string{schema}
	if version > 1 {
		statements = append(statements, librarySchema)
	}
	script(t, path, append(statements, fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		fmt.Sprintf("PRAGMA user_version = %d", version), "PRAGMA journal_mode = WAL")...)
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range editions {
		about, err := json.Marshal(editions[i].Atlas.About)
		if err != nil {
			t.Fatal(err)
		}
		err = inTx(t.Context(), db, func(tx *sql.Tx) error {
			_, err := makeCurrent(t.Context(), tx, int64(i+1), "folder", string(about), &editions[i])
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}
