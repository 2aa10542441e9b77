package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

var _ gazetteer.Library = (*Store)(nil)

const (
	maxNamed   = 1000 // rows that Named returns
	maxAliases = 50   // further names of one row
)

// Datasets lists what was imported, by name.
func (s *Store) Datasets(ctx context.Context) ([]gazetteer.Dataset, error) {
	seen, err := datasets(ctx, s.db, "state = ?", done)
	if err != nil {
		return nil, err
	}
	out := make([]gazetteer.Dataset, len(seen))
	for i := range seen {
		out[i] = seen[i].Dataset
	}
	slices.SortFunc(out, func(a, b gazetteer.Dataset) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// Stamp is a short text that changes whenever what was imported does.
func (s *Store) Stamp(ctx context.Context) (string, error) {
	seen, err := datasets(ctx, s.db, "state = ?", done)
	if err != nil || len(seen) == 0 {
		return "", err
	}
	h := sha256.New()
	for i := range seen {
		fmt.Fprintf(h, "%d %+v\n", seen[i].no, seen[i].Dataset)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), nil
}

// Named returns every row that has a name with the same folded key as one of the
// names, at most 1000, by id.
func (s *Store) Named(ctx context.Context, names []string) (out []atlas.GazetteerEntry, err error) {
	var keys []string
	for _, name := range names {
		if key, ok := gazetteer.KeyOf(name); ok {
			keys = append(keys, key.Key)
		}
	}
	err = s.reading(ctx, func(r *reader) error {
		ids := map[string]bool{}
		for i := range r.seen {
			found, err := r.idsNamed(r.seen[i].no, keys)
			if err != nil {
				return err
			}
			for _, id := range found {
				ids[id] = true
			}
		}
		out, err = r.entries(ids)
		return err
	})
	return out[:min(len(out), maxNamed)], err
}

// Rows returns the rows of ids, by id; unknown ids are left out.
func (s *Store) Rows(ctx context.Context, ids []string) (out []atlas.GazetteerEntry, err error) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	err = s.reading(ctx, func(r *reader) error {
		out, err = r.entries(wanted)
		return err
	})
	return out, err
}

// reader reads the library at one moment: datasets that are replaced meanwhile
// stay readable to its end.
type reader struct {
	ctx  context.Context // of the call that the reader lives for
	conn *sql.Conn
	seen []dataset // those that are done, by number
	prep map[string]*sql.Stmt
}

func (s *Store) reading(ctx context.Context, work func(*reader) error) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	// Not database/sql's transaction, which would take the lock for writing.
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	r := &reader{ctx: ctx, conn: conn, prep: map[string]*sql.Stmt{}}
	defer func() {
		for _, stmt := range r.prep {
			err = errors.Join(err, stmt.Close())
		}
		_, e := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		err = errors.Join(err, e)
	}()
	if r.seen, err = datasets(ctx, conn, "state = ?", done); err != nil {
		return err
	}
	return work(r)
}

// stmt prepares a statement on the tables of a dataset, once.
func (r *reader) stmt(no int64, statement string) (*sql.Stmt, error) {
	statement = of(no, statement)
	if s := r.prep[statement]; s != nil {
		return s, nil
	}
	s, err := r.conn.PrepareContext(context.WithoutCancel(r.ctx), statement)
	if err == nil {
		r.prep[statement] = s
	}
	return s, err
}

// each calls back for every row of a statement, read into cells. A statement takes
// a moment, so that it is enough to ask between them whether the call was given
// up: watching a context while one runs takes longer than most of them.
func (r *reader) each(no int64, statement string, args, cells []any, row func()) (err error) {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	stmt, err := r.stmt(no, statement) //nolint:sqlclosecheck // used again; reading closes it
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(context.WithoutCancel(r.ctx), args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := rows.Scan(cells...); err != nil {
			return err
		}
		row()
	}
	return rows.Err()
}

// idsNamed returns the ids of the rows with a name of one of the keys.
func (r *reader) idsNamed(no int64, keys []string) (ids []string, err error) {
	var id string
	for _, key := range keys {
		err = r.each(no, `SELECT DISTINCT r.gazetteer_id FROM dataset_0_name n CROSS JOIN dataset_0_row r USING (row_no) WHERE n.key = ? ORDER BY 1 LIMIT ?`,
			[]any{key, maxNamed}, []any{&id}, func() { ids = append(ids, id) })
		if err != nil {
			return nil, err
		}
	}
	return ids, nil
}
