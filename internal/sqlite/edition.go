package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// ErrNoEdition says that the store holds no such edition.
var ErrNoEdition = errors.New("no such edition")

// Keep saves an edition and makes it the current one, all or nothing. An edition
// that is kept already is made current again: that is a publication too, unless it
// is current, and only the folder's fingerprint has changed.
func (s *Store) Keep(ctx context.Context, r edition.Release, c edition.Content) error {
	about, err := json.Marshal(c.Atlas.About)
	if err != nil {
		return err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		var last int64
		var current string
		err := tx.QueryRowContext(ctx, "SELECT published, edition FROM edition ORDER BY published DESC LIMIT 1").Scan(&last, &current)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if current == c.ID {
			_, err := tx.ExecContext(ctx, "UPDATE edition SET folder = ? WHERE edition = ?", r.Folder, c.ID)
			return err
		}
		no, err := makeCurrent(ctx, tx, last+1, r.Folder, string(about), &c)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO publication (publication_no, edition_no, atlas, published_on, note) VALUES (?, ?, ?, ?, ?)",
			last+1, no, c.Atlas.About.ID, optionalDay(&r.On), r.Note)
		if err != nil {
			return err
		}
		if r.Changes == nil {
			var others int
			err := tx.QueryRowContext(ctx, "SELECT count(*) FROM publication WHERE atlas = ?", c.Atlas.About.ID).Scan(&others)
			if err != nil || others > 1 {
				return err
			}
		}
		return insertDifference(ctx, tx, last+1, r.Changes, c.Atlas.Claims.Len())
	})
	if err != nil {
		return err
	}
	// The edition is safe in the log, which has its size by now. Writing it back and
	// cutting the log may fail, for readers or a full disk, and is tried again by SQLite.
	_, _ = s.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return nil
}

// makeCurrent makes an edition the current one, whether or not it is there, and returns
// its number.
func makeCurrent(ctx context.Context, tx *sql.Tx, published int64, folder, about string, c *edition.Content) (no int64, err error) {
	err = tx.QueryRowContext(ctx, "UPDATE edition SET published = ?, folder = ? WHERE edition = ? RETURNING no", published, folder, c.ID).Scan(&no)
	if !errors.Is(err, sql.ErrNoRows) {
		return no, err
	}
	r, err := tx.ExecContext(ctx, "INSERT INTO edition (edition, folder, theory_version, published, about) VALUES (?, ?, ?, ?, ?)",
		c.ID, folder, atlas.TheoryVersion, published, about)
	if err != nil {
		return 0, err
	}
	if no, err = r.LastInsertId(); err != nil {
		return 0, err
	}
	return no, insertAll(ctx, tx, no, c)
}

func insertAll(ctx context.Context, tx *sql.Tx, no int64, c *edition.Content) error {
	if err := insertRows(ctx, tx, no, c); err != nil {
		return err
	}
	return insertLists(ctx, tx, no, c)
}

// insertRows keeps what has a row each. Cost: the rows.
func insertRows(ctx context.Context, tx *sql.Tx, no int64, c *edition.Content) error {
	a := c.Atlas
	files := make([]geometry, 0, len(a.Geometries))
	for name, body := range a.Geometries {
		files = append(files, geometry{name, body})
	}
	slices.SortFunc(files, func(x, y geometry) int {
		if x.name < y.name {
			return -1
		}
		return 1
	})
	var others []runnerUp
	for i := range c.Located {
		for _, r := range c.Located[i].RunnersUp {
			others = append(others, runnerUp{c.Located[i].PlaceID, r})
		}
	}
	steps := []func() error{
		func() error { return actors.insert(ctx, tx, no, a.Actors) },
		func() error { return claimants.insert(ctx, tx, no, a.Claimants) },
		func() error { return sources.insert(ctx, tx, no, a.Sources) },
		func() error { return campaigns.insert(ctx, tx, no, a.Campaigns) },
		func() error { return phases.insert(ctx, tx, no, a.Phases) },
		func() error { return infobox.insert(ctx, tx, no, a.Infobox) },
		func() error { return places.insert(ctx, tx, no, a.Places) },
		func() error { return events.insert(ctx, tx, no, a.Events) },
		func() error { return figures.insert(ctx, tx, no, a.Figures) },
		func() error { return gazetteerRows.insert(ctx, tx, no, a.Gazetteer) },
		func() error { return geometries.insert(ctx, tx, no, files) },
		func() error { return locations.insert(ctx, tx, no, c.Located) },
		func() error { return runnersUp.insert(ctx, tx, no, others) },
		func() error { return contradictions.insert(ctx, tx, no, c.Contradictions) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// Current returns the id and the folder fingerprint of the edition published
// last; ErrNoEdition if there is none.
func (s *Store) Current(ctx context.Context) (id, folder string, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT edition, folder FROM edition ORDER BY published DESC LIMIT 1").Scan(&id, &folder)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNoEdition
	}
	return id, folder, err
}

// Editions lists the kept editions, the last published first.
func (s *Store) Editions(ctx context.Context) (ids []string, err error) {
	rows, err := s.db.QueryContext(ctx, "SELECT edition FROM edition ORDER BY published DESC")
	if err != nil {
		return nil, err
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = e
		}
	}()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
