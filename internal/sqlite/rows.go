package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// insert writes rows in their order.
func (t table[T]) insert(ctx context.Context, tx *sql.Tx, edition int64, rows []T) (err error) {
	if len(rows) == 0 {
		return nil
	}
	cells := t.cells(&rows[0])
	marks := strings.Repeat(", ?", len(cells))
	stmt, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %s VALUES (?, ?%s)", t.name, marks))
	if err != nil {
		return err
	}
	defer func() {
		if e := stmt.Close(); err == nil {
			err = e
		}
	}()
	for i := range rows {
		if _, err := stmt.ExecContext(ctx, append([]any{edition, i}, t.cells(&rows[i])...)...); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// load reads the rows of an edition in their order.
func (t table[T]) load(ctx context.Context, db *sql.DB, edition int64) (out []T, err error) {
	rows, err := db.QueryContext(ctx, fmt.Sprintf("SELECT * FROM %s WHERE edition_no = ? ORDER BY row", t.name), edition)
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = e
		}
	}()
	var no, row int64
	for rows.Next() {
		var x T
		if err := rows.Scan(append([]any{&no, &row}, t.cells(&x)...)...); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		out = append(out, x)
	}
	return out, rows.Err()
}
