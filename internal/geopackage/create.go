package geopackage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// create makes the table with its rows, lists it, and indexes its geometries.
func (t *Table) create(ctx context.Context, tx *sql.Tx) error {
	columns, marks := []string{`"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`}, []string{"?"}
	if t.Geometry != "" {
		columns, marks = append(columns, `"geom" `+strings.ToUpper(string(t.Geometry))), append(marks, "?")
	}
	for _, f := range t.Fields {
		columns, marks = append(columns, fmt.Sprintf("%q %s", f.Name, column(f.Type))), append(marks, "?")
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("CREATE TABLE %q (%s)", t.Name, strings.Join(columns, ", "))); err != nil {
		return err
	}
	if err := t.list(ctx, tx); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, fmt.Sprintf("INSERT INTO %q VALUES (%s)", t.Name, strings.Join(marks, ",")))
	if err != nil {
		return err
	}
	defer insert.Close()
	for i := range t.Rows {
		values, err := t.values(&t.Rows[i])
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			return fmt.Errorf("row %d: %w", t.Rows[i].ID, err)
		}
	}
	if t.Geometry == "" {
		return nil
	}
	return t.index(ctx, tx)
}

// values are what the columns of a row hold.
func (t *Table) values(r *Row) ([]any, error) {
	if len(r.Values) != len(t.Fields) {
		return nil, fmt.Errorf("row %d has %d values for %d fields", r.ID, len(r.Values), len(t.Fields))
	}
	out := []any{r.ID}
	if t.Geometry != "" {
		g, err := blob(r.Geometry)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", r.ID, err)
		}
		if g == nil {
			out = append(out, nil)
		} else {
			out = append(out, g)
		}
	}
	for _, v := range r.Values {
		if day, ok := v.(edtf.Day); ok {
			v = day.String()
		}
		out = append(out, v)
	}
	return out, nil
}

// list names the table among the contents, with the box of its geometries.
func (t *Table) list(ctx context.Context, tx *sql.Tx) error {
	kind, srs := "attributes", 0
	box := []any{nil, nil, nil, nil}
	if t.Geometry != "" {
		kind, srs = "features", wgs84
		if b, ok := t.bound(); ok {
			box = []any{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
		}
	}
	const content = `INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	args := append([]any{t.Name, kind, t.Title, t.Description, stamp}, append(box, srs)...)
	if _, err := tx.ExecContext(ctx, content, args...); err != nil || t.Geometry == "" {
		return err
	}
	const geometry = `INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)`
	_, err := tx.ExecContext(ctx, geometry, t.Name, strings.ToUpper(string(t.Geometry)), wgs84)
	return err
}

// index fills the R-tree, then makes the triggers that keep it.
func (t *Table) index(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, forTable(index, t.Name)); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, forTable(`INSERT INTO "rtree_{t}_geom" VALUES (?, ?, ?, ?, ?)`, t.Name))
	if err != nil {
		return err
	}
	defer insert.Close()
	for i := range t.Rows {
		if r := &t.Rows[i]; !isEmpty(r.Geometry) {
			b := r.Geometry.Bound()
			if _, err := insert.ExecContext(ctx, r.ID, b.Min[0], b.Max[0], b.Min[1], b.Max[1]); err != nil {
				return fmt.Errorf("row %d: %w", r.ID, err)
			}
		}
	}
	const extension = `INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')`
	if _, err := tx.ExecContext(ctx, extension, t.Name); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, forTable(triggers, t.Name))
	return err
}
