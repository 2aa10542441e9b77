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
	texts := sharedTexts(cells)
	if n[0] > 0 {
		out = make([]T, 0, n[0])
	}
	for rows.Next() {
		x = empty // what cells point to is of one row
		if err := rows.Scan(cells...); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		for i := range texts {
			texts[i].share()
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// sharedText keeps each text of a column once, as long as few of them differ: a hundred
// thousand places are of a dozen kinds and lie in some districts.
type sharedText struct {
	cell  *string
	known map[string]string // nil where most differ
}

// mostAlike is how many different texts a column has whose texts are worth looking for.
const mostAlike = 4096

// sharedTexts are the columns of texts.
func sharedTexts(cells []any) (out []sharedText) {
	for _, c := range cells {
		if text, ok := c.(*string); ok {
			out = append(out, sharedText{text, map[string]string{}})
		}
	}
	return out
}

// share puts the text that was there before in place of the one just read.
func (t *sharedText) share() {
	if t.known == nil || *t.cell == "" {
		return
	}
	before, known := t.known[*t.cell]
	switch {
	case known:
		*t.cell = before
	case len(t.known) == mostAlike:
		t.known = nil
	default:
		t.known[*t.cell] = *t.cell
	}
}
