package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"github.com/heldline/heldline/internal/gazetteer"
)

// bulk inserts many rows with few statements: calling SQLite costs more than
// storing a row.
type bulk struct {
	tx       *sql.Tx
	head     string // what stands before the groups of question marks
	tail     string // what stands after them
	width    int    // cells of a row
	args     []any
	stmt     *sql.Stmt // of batchRows rows
	inserted int64
}

const batchRows = 64

func newBulk(tx *sql.Tx, head string, width int, tail string) *bulk {
	return &bulk{tx: tx, head: head, width: width, tail: tail, args: make([]any, 0, batchRows*width)}
}

func (b *bulk) statement(rows int) string {
	row := "(?" + strings.Repeat(",?", b.width-1) + ")"
	return b.head + row + strings.Repeat(","+row, rows-1) + b.tail
}

// add takes one row.
func (b *bulk) add(ctx context.Context, cells ...any) (err error) {
	b.args = append(b.args, cells...)
	if len(b.args) < batchRows*b.width {
		return nil
	}
	if b.stmt == nil {
		if b.stmt, err = b.tx.PrepareContext(ctx, b.statement(batchRows)); err != nil {
			return err
		}
	}
	r, err := b.stmt.ExecContext(ctx, b.args...)
	return b.count(r, err)
}

func (b *bulk) count(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	b.inserted += n
	b.args = b.args[:0]
	return err
}

// close writes what is left.
func (b *bulk) close(ctx context.Context) error {
	if b.stmt != nil {
		if err := b.stmt.Close(); err != nil {
			return err
		}
	}
	if len(b.args) == 0 {
		return nil
	}
	r, err := b.tx.ExecContext(ctx, b.statement(len(b.args)/b.width), b.args...)
	return b.count(r, err)
}

// lastRank is the rank of all that is not more prominent.
const lastRank = 4

// rankOf keeps ranks within 1..4, which searches go through one by one.
func rankOf(rank int) int {
	if rank < 1 || rank > lastRank {
		return lastRank
	}
	return rank
}

func insertImports(ctx context.Context, tx *sql.Tx, d *dataset, imports []gazetteer.Import) error {
	rows := newBulk(tx, of(d.no, "INSERT INTO dataset_0_row VALUES "), 14, "")
	names := newBulk(tx, of(d.no, "INSERT INTO dataset_0_name (row_no, rank, name, key, skeleton) VALUES "), 5, "")
	for i := range imports {
		x := &imports[i]
		d.Rows++
		rank := rankOf(x.Rank)
		if err := rows.add(ctx, d.Rows, x.Entry.ID, x.Entry.Name, x.Entry.NameAr, x.Entry.Kind, x.Feature, x.Entry.Country, x.Entry.Admin1, x.Entry.Admin2,
			x.Entry.Lat, x.Entry.Lon, x.Entry.PrecisionM, x.Entry.Origin, rank); err != nil {
			return err
		}
		for _, name := range x.Names {
			if err := names.add(ctx, d.Rows, rank, name.Name, name.Key, name.Skeleton); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(rows.close(ctx), names.close(ctx)); err != nil {
		return err
	}
	d.Names += int(names.inserted)
	return nil
}

// arabic is the language whose names are shown as name_ar.
const arabic = "ar"

func insertAlternates(ctx context.Context, tx *sql.Tx, d *dataset, alternates []gazetteer.Alternate) error {
	// Grouped, for one batch may give a name twice.
	names := newBulk(tx, of(d.no, `INSERT INTO dataset_0_name (row_no, rank, name, key, skeleton)
		WITH given (id, name, key, skeleton) AS (VALUES `), 4, of(d.no, `)
		SELECT min(r.row_no), r.rank, g.name, g.key, g.skeleton FROM given g CROSS JOIN dataset_0_row r ON r.gazetteer_id = g.id
		WHERE NOT EXISTS (SELECT 1 FROM dataset_0_name n WHERE n.row_no = r.row_no AND n.name = g.name)
		GROUP BY g.id, g.name`))
	inArabic := newBulk(tx, of(d.no, `WITH given (id, name) AS (VALUES `), 2, of(d.no, `)
		UPDATE dataset_0_row SET name_ar = given.name FROM given WHERE gazetteer_id = given.id AND name_ar = ''`))
	named := map[string]bool{}
	for i := range alternates {
		a := &alternates[i]
		if err := names.add(ctx, a.RowID, a.Name, a.Key, a.Skeleton); err != nil {
			return err
		}
		if a.Language == arabic && !named[a.RowID] {
			named[a.RowID] = true
			if err := inArabic.add(ctx, a.RowID, a.Name); err != nil {
				return err
			}
		}
	}
	if err := errors.Join(names.close(ctx), inArabic.close(ctx)); err != nil {
		return err
	}
	d.Names += int(names.inserted)
	return nil
}
