package sqlite

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
)

// A file of each older version keeps its editions, their ids and all that they say.
func TestOlderVersionsAreMigrated(t *testing.T) {
	first, second := built(t, "../../data"), built(t, "../server/testdata/atlas2")
	for version := 1; version < schemaVersion; version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "atlas.db")
			older(t, path, version, first, second)
			for range 2 { // once migrated, once as it is
				s, err := Open(path)
				if err != nil {
					t.Fatal(err)
				}
				if id, folder, err := s.Current(t.Context()); id != second.ID || folder != "folder" || err != nil {
					t.Errorf("current is %q of %q (%v)", id, folder, err)
				}
				for _, want := range []edition.Content{first, second} {
					got, err := s.Load(t.Context(), want.ID)
					if err != nil {
						t.Fatal(err)
					}
					compare(t, got, want)
					if id, err := edition.Hash(got.Atlas, got.Located); err != nil || id != want.ID {
						t.Errorf("what came back hashes to %s, want %s (%v)", id, want.ID, err)
					}
				}
				if n := counts(t, s); n["part"] == 0 || slices.Contains(slices.Collect(maps.Keys(n)), "claim") {
					t.Errorf("the tables are %v", n)
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
		})
	}
}

// older writes a file as the program of an older version left it, with editions
// published in their order.
func older(t *testing.T, path string, version int, editions ...edition.Content) {
	t.Helper()
	statements := []string{schema, rowTables}
	if version > 1 {
		statements = append(statements, librarySchema)
	}
	if version > 2 {
		statements = append(statements, publicationSchema)
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
			r, err := tx.Exec("INSERT INTO edition (edition, folder, theory_version, published, about) VALUES (?, 'folder', ?, ?, ?)",
				editions[i].ID, atlas.TheoryVersion, i+1, string(about))
			if err != nil {
				return err
			}
			no, err := r.LastInsertId()
			if err != nil {
				return err
			}
			if err := errors.Join(insertRows(t.Context(), tx, no, &editions[i]), insertAsRows(t.Context(), tx, no, &editions[i])); err != nil || version < 3 {
				return err
			}
			_, err = tx.Exec("INSERT INTO publication (publication_no, edition_no, atlas, compared) VALUES (?, ?, ?, 1)", i+1, no, editions[i].Atlas.About.ID)
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
