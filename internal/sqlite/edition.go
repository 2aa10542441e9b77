package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
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
	return s.inTx(ctx, func(tx *sql.Tx) error {
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
	var control []ruleSpan
	var accepted []acceptance
	var ledger []atlas.Sentence
	for _, s := range a.Sentences.All() {
		ledger = append(ledger, *s)
	}
	for _, rule := range atlas.Rules {
		d := c.Readings[rule]
		if d == nil {
			continue
		}
		for i := range d.Spans.Len() {
			control = append(control, ruleSpan{rule, *d.Spans.At(i)})
		}
		for i := range a.Claims.Len() {
			if g := d.Grounds.At(i); g != atlas.GroundNone {
				accepted = append(accepted, acceptance{rule, a.Claims.ID(i), g})
			}
		}
	}
	steps := []func() error{
		func() error { return actors.insert(ctx, tx, no, a.Actors) },
		func() error { return claimants.insert(ctx, tx, no, a.Claimants) },
		func() error { return sources.insert(ctx, tx, no, a.Sources) },
		func() error { return sentences.insert(ctx, tx, no, ledger) },
		func() error { return campaigns.insert(ctx, tx, no, a.Campaigns) },
		func() error { return phases.insert(ctx, tx, no, a.Phases) },
		func() error { return infobox.insert(ctx, tx, no, a.Infobox) },
		func() error { return places.insert(ctx, tx, no, a.Places) },
		func() error { return claims.insert(ctx, tx, no, a.Claims.Rows()) },
		func() error { return events.insert(ctx, tx, no, a.Events) },
		func() error { return figures.insert(ctx, tx, no, a.Figures) },
		func() error { return gazetteerRows.insert(ctx, tx, no, a.Gazetteer) },
		func() error { return geometries.insert(ctx, tx, no, files) },
		func() error { return locations.insert(ctx, tx, no, c.Located) },
		func() error { return runnersUp.insert(ctx, tx, no, others) },
		func() error { return contradictions.insert(ctx, tx, no, c.Contradictions) },
		func() error { return spans.insert(ctx, tx, no, control) },
		func() error { return acceptances.insert(ctx, tx, no, accepted) },
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

// Load reads an edition; ErrNoEdition if it is not kept.
func (s *Store) Load(ctx context.Context, id string) (edition.Content, error) {
	var no int64
	var about string
	c := edition.Content{ID: id, Atlas: &atlas.Atlas{Geometries: map[string][]byte{}}}
	err := s.db.QueryRowContext(ctx, "SELECT no, about FROM edition WHERE edition = ?", id).Scan(&no, &about)
	if errors.Is(err, sql.ErrNoRows) {
		return c, ErrNoEdition
	}
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(about), &c.Atlas.About); err != nil {
		return c, fmt.Errorf("edition %s: %w", id, err)
	}
	if err := s.loadAll(ctx, no, &c); err != nil {
		return c, fmt.Errorf("edition %s: %w", id, err)
	}
	return c, nil
}

// fill loads one table into a field.
func fill[T any](ctx context.Context, db *sql.DB, no int64, t table[T], into *[]T) func() error {
	return func() (err error) {
		*into, err = t.load(ctx, db, no)
		return err
	}
}

func (s *Store) loadAll(ctx context.Context, no int64, c *edition.Content) error {
	a := c.Atlas
	var files []geometry
	var others []runnerUp
	var control []ruleSpan
	var accepted []acceptance
	var ledger []atlas.Sentence
	var said []atlas.Claim
	for _, step := range []func() error{
		fill(ctx, s.db, no, actors, &a.Actors), fill(ctx, s.db, no, claimants, &a.Claimants), fill(ctx, s.db, no, sources, &a.Sources),
		fill(ctx, s.db, no, sentences, &ledger), fill(ctx, s.db, no, campaigns, &a.Campaigns), fill(ctx, s.db, no, phases, &a.Phases),
		fill(ctx, s.db, no, infobox, &a.Infobox), fill(ctx, s.db, no, places, &a.Places), fill(ctx, s.db, no, claims, &said),
		fill(ctx, s.db, no, events, &a.Events), fill(ctx, s.db, no, figures, &a.Figures), fill(ctx, s.db, no, gazetteerRows, &a.Gazetteer),
		fill(ctx, s.db, no, geometries, &files), fill(ctx, s.db, no, locations, &c.Located), fill(ctx, s.db, no, runnersUp, &others), fill(ctx, s.db, no, contradictions, &c.Contradictions),
		fill(ctx, s.db, no, spans, &control), fill(ctx, s.db, no, acceptances, &accepted),
	} {
		if err := step(); err != nil {
			return err
		}
	}
	for _, f := range files {
		a.Geometries[f.name] = f.body
	}
	at := make(map[string]int, len(c.Located))
	for i := range c.Located {
		at[c.Located[i].PlaceID] = i
	}
	for _, r := range others {
		l := &c.Located[at[r.placeID]]
		l.RunnersUp = append(l.RunnersUp, r.Candidate)
	}
	a.Claims, a.Sentences = atlas.Claims(said...), atlas.Sentences(ledger...)
	a.Claims.Freeze()
	a.Sentences.Freeze()
	c.Readings = readings(a, control, accepted)
	return nil
}

// readings puts the spans and grounds of each plain rule together again.
func readings(a *atlas.Atlas, control []ruleSpan, accepted []acceptance) map[atlas.Rule]*atlas.Derivation {
	ix := atlas.NewIndex(a)
	spans, grounds := map[atlas.Rule][]atlas.Span{}, map[atlas.Rule]map[string]atlas.Ground{}
	for i := range control {
		spans[control[i].rule] = append(spans[control[i].rule], control[i].Span)
	}
	for _, x := range accepted {
		if grounds[x.rule] == nil {
			grounds[x.rule] = map[string]atlas.Ground{}
		}
		grounds[x.rule][x.claimID] = x.ground
	}
	out := map[atlas.Rule]*atlas.Derivation{}
	for _, rule := range atlas.Rules {
		r := atlas.Reading{Rule: rule}
		out[rule] = &atlas.Derivation{Reading: r, Spans: atlas.SpansOf(spans[rule], ix), Grounds: atlas.GroundsOf(grounds[rule], ix), InPlay: atlas.InPlay(a, r)}
	}
	return out
}
