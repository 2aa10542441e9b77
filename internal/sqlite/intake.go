package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/heldline/heldline/internal/gazetteer"
)

// ErrImported says that the library has the very file already.
var ErrImported = errors.New("the file is imported already")

// openImporter opens the connection that imports write through. The write-ahead
// log makes synchronous=NORMAL safe: a power cut may take the last commits, rows
// and position together, but never damages the file, and the next import goes on
// from what is there. Finish writes the log back with a full sync. The cache is
// large for sorting; memory-mapped files and temporary tables stay out of memory.
func openImporter(file string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", file+"?_synchronous=NORMAL&_busy_timeout=30000&_txlock=immediate&_cache_size=-65536")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(time.Minute) // gives the cache back
	return db, nil
}

// importPragmas are what the data source name cannot say, and the usual patience.
const importPragmas = `PRAGMA busy_timeout = 30000; PRAGMA wal_autocheckpoint = 8000; PRAGMA threads = 1`

// intake takes one dataset into the library.
type intake struct {
	store *Store
	dataset
}

var _ gazetteer.Intake = (*intake)(nil)

// Intake begins an import, or goes on with one of the same name and sha256 that
// was broken off. It returns ErrImported where that file is in the library under
// that name already.
func (s *Store) Intake(ctx context.Context, d gazetteer.Dataset) (gazetteer.Intake, error) {
	if _, err := s.importer.ExecContext(ctx, importPragmas); err != nil {
		return nil, err
	}
	if _, err := s.importer.ExecContext(ctx, "UPDATE dataset SET state = ? WHERE name = ? AND state = ? AND sha256 <> ?", dropped, d.Name, loading, d.SHA256); err != nil {
		return nil, err
	}
	if _, err := s.dropLeftovers(ctx, d.Name); err != nil {
		return nil, err
	}
	known, err := datasets(ctx, s.importer, "name = ? AND sha256 = ?", d.Name, d.SHA256)
	if err != nil {
		return nil, err
	}
	for i := range known {
		if known[i].state == done {
			return nil, ErrImported
		}
	}
	in := &intake{store: s}
	err = inTx(ctx, s.importer, func(tx *sql.Tx) (err error) {
		if len(known) == 0 {
			in.no, err = createDataset(ctx, tx, d)
			in.state, in.step = loading, 1
			return err
		}
		in.dataset = known[0]
		_, err = tx.ExecContext(ctx, "UPDATE dataset SET file = ?, format = ?, licence = ?, attribution = ?, url = ?, dated = ?, imported_on = ? WHERE dataset_no = ?",
			d.File, d.Format, d.Licence, d.Attribution, d.URL, d.Dated, d.ImportedOn, in.no)
		return err
	})
	d.Rows, d.Names = in.Rows, in.Names
	in.Dataset = d
	return in, err
}

func createDataset(ctx context.Context, tx *sql.Tx, d gazetteer.Dataset) (int64, error) {
	r, err := tx.ExecContext(ctx, "INSERT INTO dataset (name, file, format, licence, attribution, url, dated, imported_on, sha256, step) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
		d.Name, d.File, d.Format, d.Licence, d.Attribution, d.URL, d.Dated, d.ImportedOn, d.SHA256)
	if err != nil {
		return 0, err
	}
	no, err := r.LastInsertId()
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, datasetSteps(no)[0])
	return no, err
}

// Next is the position to go on from.
func (in *intake) Next() string { return in.position }

// commit does one piece of work together with what the dataset's row says of it.
// Nothing of it stays in memory unless it is in the file.
func (in *intake) commit(ctx context.Context, work func(tx *sql.Tx, d *dataset) error) error {
	next := in.dataset
	err := inTx(ctx, in.store.importer, func(tx *sql.Tx) error {
		r, err := tx.ExecContext(ctx, "UPDATE dataset SET commits = commits + 1 WHERE dataset_no = ? AND state = ? AND commits = ?", in.no, loading, in.commits)
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("another program imports or removes the gazetteer %q at the same time", in.Name))
		}
		if err := work(tx, &next); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE dataset SET rows = ?, names = ?, state = ?, position = ?, step = ?, filled = ? WHERE dataset_no = ?",
			next.Rows, next.Names, next.state, next.position, next.step, next.filled, in.no)
		return err
	})
	if err == nil {
		next.commits++
		in.dataset = next
	}
	return err
}

// Add commits rows together with the position after them.
func (in *intake) Add(ctx context.Context, rows []gazetteer.Import, next string) error {
	return in.commit(ctx, func(tx *sql.Tx, d *dataset) error {
		if err := unindex(ctx, tx, d); err != nil {
			return err
		}
		d.position = next
		return insertImports(ctx, tx, d, rows)
	})
}

// AddAlternates commits further names; those of unknown rows, and those that a
// row has already, are left out. The first Arabic one becomes the name_ar of a row
// that has none.
func (in *intake) AddAlternates(ctx context.Context, names []gazetteer.Alternate, next string) error {
	if in.step <= rowsStep {
		if err := in.finishStep(ctx); err != nil {
			return err
		}
	}
	return in.commit(ctx, func(tx *sql.Tx, d *dataset) error {
		if err := unindex(ctx, tx, d); err != nil {
			return err
		}
		d.position = next
		return insertAlternates(ctx, tx, d, names)
	})
}

// unindex takes back the indexing that was begun before more names came.
func unindex(ctx context.Context, tx *sql.Tx, d *dataset) error {
	if d.step <= rowsStep+1 {
		return nil
	}
	_, err := tx.ExecContext(ctx, of(d.no, `DROP INDEX IF EXISTS dataset_0_name_key; DROP TABLE IF EXISTS dataset_0_trigram;
		DROP TABLE IF EXISTS dataset_0_count; DROP TABLE IF EXISTS dataset_0_length; DROP TABLE IF EXISTS dataset_0_spelling`))
	d.step, d.filled = rowsStep+1, 0
	return err
}
