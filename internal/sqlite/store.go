package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"
)

//go:embed schema.sql
var schema string

//go:embed columns.sql
var columnSchema string

//go:embed library.sql
var librarySchema string

// applicationID and schemaVersion mark the file as ours; see
// https://www.sqlite.org/pragma.html#pragma_application_id. Raise the version
// when a schema changes, and let migrate lead there.
const (
	applicationID = 0x48454c44 // "HELD"
	schemaVersion = 4
)

// Store is one SQLite file of published editions. It is safe for concurrent use.
type Store struct {
	db       *sql.DB
	importer *sql.DB // one connection, made for long writing; see intake.go
	path     string
}

// Open opens or creates the file and its folder. It fails with one clear
// sentence on a file of another program, of another schema version, or damaged.
func Open(path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("the folder of the database %s cannot be made: %w", path, err)
	}
	// The pragmas stand in the DSN so that every connection of the pool has them.
	file := "file:" + (&url.URL{Path: path}).EscapedPath()
	// The cache holds the upper pages of the indexes of a million names.
	db, err := sql.Open("sqlite3", file+"?_synchronous=FULL&_busy_timeout=5000&_foreign_keys=1&_txlock=immediate&_cache_size=-16000")
	if err != nil {
		return nil, err
	}
	importer, err := openImporter(file)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s := &Store{db: db, importer: importer, path: path}
	if err := s.prepare(); err != nil {
		return nil, errors.Join(explain(path, err), s.Close())
	}
	return s, nil
}

// prepare makes the schema in an empty file and checks that of an older one. The
// journal mode stays with the file; it is set only once the file is known to be
// ours, so that another program's is not written to.
func (s *Store) prepare() error {
	if err := s.own(); err != nil {
		return err
	}
	_, err := s.db.Exec("PRAGMA journal_mode = WAL")
	return err
}

// own makes an empty file ours and refuses that of another program or schema.
func (s *Store) own() error {
	var app, version, tables int
	for pragma, into := range map[string]*int{"application_id": &app, "user_version": &version} {
		if err := s.db.QueryRow("PRAGMA " + pragma).Scan(into); err != nil {
			return err
		}
	}
	if err := s.db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	switch {
	case tables == 0:
		return s.inTx(context.Background(), func(tx *sql.Tx) error {
			_, err := tx.Exec(fmt.Sprintf("%s\n%s\n%s\n%s\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;",
				schema, columnSchema, librarySchema, publicationSchema, applicationID, schemaVersion))
			return err
		})
	case app != applicationID:
		return fmt.Errorf("it is a database of another program; name another file with --db")
	case version > 0 && version < schemaVersion:
		return s.migrate()
	case version != schemaVersion:
		return fmt.Errorf("it has schema version %d, this program writes %d; move it away, and publish anew", version, schemaVersion)
	}
	return nil
}

// explain names the file in an error.
func explain(path string, err error) error {
	var e sqlite3.Error
	if errors.As(err, &e) && (e.Code == sqlite3.ErrNotADB || e.Code == sqlite3.ErrCorrupt) {
		return fmt.Errorf("the database %s is damaged or no SQLite file (%w); move it away, and publish anew", path, err)
	}
	return fmt.Errorf("the database %s cannot be used: %w", path, err)
}

// Close closes the file.
func (s *Store) Close() error { return errors.Join(s.importer.Close(), s.db.Close()) }

func (s *Store) inTx(ctx context.Context, work func(*sql.Tx) error) error {
	return inTx(ctx, s.db, work)
}

func inTx(ctx context.Context, db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
