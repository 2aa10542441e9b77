package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/gazetteer"
)

//go:embed dataset.sql
var datasetTables string

// The states of a dataset. A dropped one is out of sight, its tables not yet gone.
const (
	loading = "loading"
	done    = "done"
	dropped = "dropped"
)

// The steps of dataset.sql that are treated in a way of their own, by their place.
const (
	rowsStep = 1 // its indexes are what names are added to known rows with
	fillStep = 7 // one transaction for each part of the spellings
)

// datasetSteps returns the steps of dataset.sql for one dataset, in their order.
func datasetSteps(no int64) []string {
	steps := strings.Split(of(no, datasetTables), "\n-- step: ")[1:]
	for i, step := range steps {
		_, steps[i], _ = strings.Cut(step, "\n")
	}
	return steps
}

// of puts the dataset's number into the names of its tables.
func of(no int64, statement string) string {
	return strings.ReplaceAll(statement, "dataset_0_", fmt.Sprintf("dataset_%d_", no))
}

// ErrNoDataset says that nothing was imported under a name.
var ErrNoDataset = errors.New("no such gazetteer")

// dataset is one row of the table of that name.
type dataset struct {
	gazetteer.Dataset
	no       int64
	state    string
	position string
	commits  int64
	step     int
	filled   int64
}

// querier is a database, a connection or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// datasets reads the rows that a condition holds for, by number: later wins.
func datasets(ctx context.Context, q querier, where string, args ...any) ([]dataset, error) {
	return query(ctx, q, func(d *dataset) []any {
		return []any{&d.no, &d.Name, &d.File, &d.Format, &d.Licence, &d.Attribution, &d.URL, &d.Dated, &d.ImportedOn, &d.SHA256, &d.Rows, &d.Names,
			&d.state, &d.position, &d.commits, &d.step, &d.filled}
	}, "SELECT * FROM dataset WHERE "+where+" ORDER BY dataset_no", args...)
}

// query reads all rows of a statement, each into the cells of a T.
func query[T any](ctx context.Context, q querier, cells func(*T) []any, statement string, args ...any) (out []T, err error) {
	rows, err := q.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var x T
	into := cells(&x)
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// dropTables removes a dataset that is out of sight. Broken off, it is gone on
// with when its name is imported or removed.
func dropTables(ctx context.Context, db *sql.DB, no int64) error {
	for _, table := range []string{"vocabulary", "trigram", "count", "length", "spelling", "name", "row"} {
		if _, err := db.ExecContext(ctx, of(no, "DROP TABLE IF EXISTS dataset_0_"+table)); err != nil {
			return err
		}
	}
	_, err := db.ExecContext(ctx, "DELETE FROM dataset WHERE dataset_no = ?", no)
	return err
}

// RemoveDataset drops a dataset and what unfinished imports of its name have
// left; ErrNoDataset where there is nothing of that name.
func (s *Store) RemoveDataset(ctx context.Context, name string) error {
	if _, err := s.importer.ExecContext(ctx, "UPDATE dataset SET state = ? WHERE name = ?", dropped, name); err != nil {
		return err
	}
	n, err := s.dropLeftovers(ctx, name)
	if err == nil && n == 0 {
		err = ErrNoDataset
	}
	return err
}

// dropLeftovers drops the tables of the name's datasets that are out of sight.
func (s *Store) dropLeftovers(ctx context.Context, name string) (int, error) {
	left, err := datasets(ctx, s.importer, "name = ? AND state = ?", name, dropped)
	if err != nil {
		return 0, err
	}
	for i := range left {
		if err := dropTables(ctx, s.importer, left[i].no); err != nil {
			return i, err
		}
	}
	return len(left), nil
}
