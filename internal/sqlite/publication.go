package sqlite

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

//go:embed publication.sql
var publicationSchema string

const publicationCells = `p.publication_no, e.edition, p.atlas, p.published_on, p.note,
	coalesce((SELECT f.edition FROM publication b JOIN edition f ON f.no = b.edition_no
		WHERE b.atlas = p.atlas AND b.publication_no < p.publication_no ORDER BY b.publication_no DESC LIMIT 1), ''),
	p.claims_added, p.claims_withdrawn, p.claims_changed, p.places_changed, p.place_days, p.hands_changed`

func cellsOf(p *edition.Publication) []any {
	t := &p.Totals
	return []any{
		&p.No, &p.Edition, &p.Atlas, optionalDay(&p.On), &p.Note, &p.Before,
		&t.ClaimsAdded, &t.ClaimsWithdrawn, &t.ClaimsChanged, &t.PlacesChanged, &t.PlaceDays, &t.HandsChanged,
	}
}

// Publications lists what was published of an atlas, the last first.
func (s *Store) Publications(ctx context.Context, atlasID string) ([]edition.Publication, error) {
	if err := s.compareAll(ctx, atlasID); err != nil {
		return nil, err
	}
	return query(ctx, s.db, cellsOf, "SELECT "+publicationCells+
		" FROM publication p JOIN edition e ON e.no = p.edition_no WHERE p.atlas = ? ORDER BY p.publication_no DESC", atlasID)
}

// Difference returns what a publication changed against the one before it; empty
// for the first of an atlas.
func (s *Store) Difference(ctx context.Context, no int64) (*edition.Difference, error) {
	d := &edition.Difference{}
	for table, into := range tablesOf(d) {
		var err error
		*into, err = query(ctx, s.db, func(r *edition.RowChange) []any { return []any{&r.ID, word(&r.Kind), jsonOf(&r.Fields)} },
			`SELECT row_id, kind, fields FROM revision WHERE publication_no = ? AND "table" = ? ORDER BY row_id`, no, table)
		if err != nil {
			return nil, err
		}
	}
	var err error
	d.Control, err = query(ctx, s.db, func(x *edition.Shift) []any {
		return []any{&x.PlaceID, day(&x.From), day(&x.To), jsonOf(&x.Before), jsonOf(&x.After), &x.Hands}
	}, "SELECT place_id, from_date, to_date, before, after, hands FROM shift WHERE publication_no = ? ORDER BY place_id, from_date", no)
	return d, err
}

// tablesOf names the lists of rows by their tables.
func tablesOf(d *edition.Difference) map[string]*[]edition.RowChange {
	return map[string]*[]edition.RowChange{"claims": &d.Claims, "events": &d.Events, "figures": &d.Figures, "places": &d.Places, "sources": &d.Sources}
}

// Revisions returns what publications of an atlas did to one row of a table, the
// earliest first. What the first publication brought is none.
func (s *Store) Revisions(ctx context.Context, atlasID, table, id string) ([]edition.Revision, error) {
	if err := s.compareAll(ctx, atlasID); err != nil {
		return nil, err
	}
	return query(ctx, s.db, func(r *edition.Revision) []any {
		return append(cellsOf(&r.Publication), &r.ID, word(&r.Kind), jsonOf(&r.Fields))
	}, "SELECT "+publicationCells+`, r.row_id, r.kind, r.fields FROM revision r JOIN publication p USING (publication_no)
		JOIN edition e ON e.no = p.edition_no WHERE p.atlas = ? AND r."table" = ? AND r.row_id = ? ORDER BY p.publication_no`, atlasID, table, id)
}

// Annotate gives the last publication of an edition a note; ErrNoEdition if it
// was never published.
func (s *Store) Annotate(ctx context.Context, editionID, note string) error {
	r, err := s.db.ExecContext(ctx, `UPDATE publication SET note = ? WHERE publication_no =
		(SELECT max(publication_no) FROM publication JOIN edition ON no = edition_no WHERE edition = ?)`, note, editionID)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return ErrNoEdition
}

// compareAll fills in the differences that a file of an older version lacks.
func (s *Store) compareAll(ctx context.Context, atlasID string) error {
	type pair struct {
		no            int64
		before, after string
	}
	open, err := query(ctx, s.db, func(p *pair) []any { return []any{&p.no, &p.before, &p.after} },
		`SELECT no, coalesce(before, ''), edition FROM (SELECT publication_no AS no, compared, edition,
			lag(edition) OVER (ORDER BY publication_no) AS before FROM publication JOIN edition ON edition.no = edition_no WHERE atlas = ?)
		WHERE NOT compared ORDER BY no`, atlasID)
	if err != nil || len(open) == 0 {
		return err
	}
	for _, p := range open {
		after, err := s.Load(ctx, p.after)
		if err != nil {
			return err
		}
		var d *edition.Difference
		if p.before != "" {
			before, err := s.Load(ctx, p.before)
			if err != nil {
				return err
			}
			d = edition.Compare(edition.New(before), edition.New(after), atlas.Documented)
		}
		if err := s.inTx(ctx, func(tx *sql.Tx) error { return insertDifference(ctx, tx, p.no, d, after.Atlas.Claims.Len()) }); err != nil {
			return fmt.Errorf("edition %s: %w", p.after, err)
		}
	}
	return nil
}

// insertDifference stores what a publication changed; nil is the first of an
// atlas. What another program has stored meanwhile stays.
func insertDifference(ctx context.Context, tx *sql.Tx, no int64, d *edition.Difference, claims int) error {
	t := edition.Totals{ClaimsAdded: claims}
	if d != nil {
		t = d.Totals()
	}
	r, err := tx.ExecContext(ctx, `UPDATE publication SET compared = 1, claims_added = ?, claims_withdrawn = ?, claims_changed = ?,
		places_changed = ?, place_days = ?, hands_changed = ? WHERE publication_no = ? AND NOT compared`,
		t.ClaimsAdded, t.ClaimsWithdrawn, t.ClaimsChanged, t.PlacesChanged, t.PlaceDays, t.HandsChanged, no)
	if err != nil || d == nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return err
	}
	for table, rows := range tablesOf(d) {
		err := insertMany(ctx, tx, "INSERT INTO revision VALUES (?, ?, ?, ?, ?)", *rows, func(x *edition.RowChange) []any {
			return []any{no, table, x.ID, string(x.Kind), jsonOf(&x.Fields)}
		})
		if err != nil {
			return err
		}
	}
	return insertMany(ctx, tx, "INSERT INTO shift VALUES (?, ?, ?, ?, ?, ?, ?)", d.Control, func(x *edition.Shift) []any {
		return []any{no, x.PlaceID, day(&x.From), day(&x.To), jsonOf(&x.Before), jsonOf(&x.After), x.Hands}
	})
}

// insertMany runs one statement for each row.
func insertMany[T any](ctx context.Context, tx *sql.Tx, statement string, rows []T, cells func(*T) []any) (err error) {
	if len(rows) == 0 {
		return nil
	}
	stmt, err := tx.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stmt.Close()) }()
	for i := range rows {
		if _, err := stmt.ExecContext(ctx, cells(&rows[i])...); err != nil {
			return err
		}
	}
	return nil
}
