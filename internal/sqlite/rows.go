package sqlite

import (
	"context"
	"database/sql"
	"errors"
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
func (t table[T]) load(ctx context.Context, q querier, edition int64) (out []T, err error) {
	n, err := query(ctx, q, func(n *int) []any { return []any{n} }, fmt.Sprintf("SELECT coalesce(max(row) + 1, 0) FROM %s WHERE edition_no = ?", t.name), edition)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, fmt.Sprintf("SELECT * FROM %s WHERE edition_no = ? ORDER BY row", t.name), edition)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var no, row int64
	var x, empty T
	cells := append([]any{&no, &row}, t.cells(&x)...)
	if n[0] > 0 {
		out = make([]T, 0, n[0])
	}
	for rows.Next() {
		x = empty // what cells point to is of one row
		if err := rows.Scan(cells...); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		out = append(out, x)
	}
	return out, rows.Err()
}
