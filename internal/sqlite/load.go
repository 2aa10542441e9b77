package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"golang.org/x/sync/errgroup"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// Load reads an edition; ErrNoEdition if it is not kept. The documented rule comes at
// once, the others when the content is asked for them. Cost: the rows, and the bytes of
// the claims, sentences and spans, over several connections.
func (s *Store) Load(ctx context.Context, id string) (edition.Content, error) {
	var no int64
	var about string
	c := edition.Content{ID: id, Atlas: &atlas.Atlas{}}
	err := s.db.QueryRowContext(ctx, "SELECT no, about FROM edition WHERE edition = ?", id).Scan(&no, &about)
	if errors.Is(err, sql.ErrNoRows) {
		return c, ErrNoEdition
	}
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(about), &c.Atlas.About); err != nil {
		return c, named(id, err)
	}
	return c, named(id, s.loadAll(ctx, no, &c))
}

// fill loads one table into a field.
func fill[T any](ctx context.Context, q querier, no int64, t table[T], into *[]T) func() error {
	return func() (err error) {
		*into, err = t.load(ctx, q, no)
		return err
	}
}

func (s *Store) loadAll(ctx context.Context, no int64, c *edition.Content) error {
	a, q := c.Atlas, s.db
	var files []geometry
	var others []runnerUp
	work, ctx2 := errgroup.WithContext(ctx)
	together := func(steps ...func() error) {
		work.Go(func() error {
			for _, step := range steps {
				if err := step(); err != nil {
					return err
				}
			}
			return nil
		})
	}
	together(func() error { return loadLists(ctx2, q, no, a) })
	together(fill(ctx2, q, no, places, &a.Places))
	together(fill(ctx2, q, no, locations, &c.Located), fill(ctx2, q, no, runnersUp, &others), fill(ctx2, q, no, contradictions, &c.Contradictions),
		fill(ctx2, q, no, actors, &a.Actors), fill(ctx2, q, no, claimants, &a.Claimants), fill(ctx2, q, no, sources, &a.Sources),
		fill(ctx2, q, no, campaigns, &a.Campaigns), fill(ctx2, q, no, phases, &a.Phases), fill(ctx2, q, no, infobox, &a.Infobox),
		fill(ctx2, q, no, events, &a.Events), fill(ctx2, q, no, figures, &a.Figures), fill(ctx2, q, no, gazetteerRows, &a.Gazetteer),
		fill(ctx2, q, no, geometries, &files))
	if err := work.Wait(); err != nil {
		return err
	}
	a.Geometries = make(map[string][]byte, len(files))
	for _, f := range files {
		a.Geometries[f.name] = f.body
	}
	putRunnersUp(c, others)
	return s.loadRules(ctx, no, c)
}

// putRunnersUp gives the places the candidates that were not taken.
func putRunnersUp(c *edition.Content, others []runnerUp) {
	if len(others) == 0 {
		return
	}
	at := make(map[string]int, len(c.Located))
	for i := range c.Located {
		at[c.Located[i].PlaceID] = i
	}
	for _, r := range others {
		l := &c.Located[at[r.placeID]]
		l.RunnersUp = append(l.RunnersUp, r.Candidate)
	}
}

// loadRules reads the documented rule, and lets the content read the others.
func (s *Store) loadRules(ctx context.Context, no int64, c *edition.Content) error {
	r, id := newRules(s.db, no, c.Atlas), c.ID
	c.Read = func(rule atlas.Rule) (*atlas.Derivation, error) {
		d, err := r.load(context.Background(), rule)
		return d, named(id, err)
	}
	documented, err := r.load(ctx, atlas.Documented)
	if err != nil || documented == nil {
		return err
	}
	c.Readings = map[atlas.Rule]*atlas.Derivation{atlas.Documented: documented}
	return nil
}
