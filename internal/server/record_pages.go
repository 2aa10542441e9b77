package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/pages"
)

// recordPage answers with a page about the editions, which changes whenever one is
// published or gets a note.
func (s *Server) recordPage(c echo.Context, write func(pages.Request, []edition.Publication) ([]byte, error)) error {
	e, published, err := s.published(c)
	if err != nil {
		return err
	}
	stamp, err := stampOf(published)
	if err != nil {
		return err
	}
	return s.pageIn(c, finder{edition: e, stamp: stamp}, fresh, func(r pages.Request) ([]byte, error) { return write(r, published) })
}

// stampOf names what was published, for keeping what is made of it.
func stampOf(of any) (string, error) {
	b, err := json.Marshal(of)
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8]), err
}

func (s *Server) editionsPage(c echo.Context) error {
	return s.recordPage(c, s.options.Pages.Editions)
}

// editionPage tells what an edition changed and what has changed since; an edition
// of another atlas has no such page here.
func (s *Server) editionPage(c echo.Context) error {
	return s.recordPage(c, func(r pages.Request, published []edition.Publication) ([]byte, error) {
		ctx, id := context.WithoutCancel(c.Request().Context()), c.Param("id") // others wait for the page too
		at := slices.IndexFunc(published, func(p edition.Publication) bool { return p.Edition == id })
		if at < 0 {
			return nil, notFound("No edition of this atlas has the id " + id + ".")
		}
		x := pages.EditionChanges{Published: published, At: at}
		var err error
		if x.Changes, err = s.options.Store.Difference(ctx, published[at].No); err != nil {
			return nil, err
		}
		if id != r.Edition.ID {
			then, err := s.editions.get(ctx, id)
			if err != nil {
				return nil, err
			}
			x.Since = edition.Compare(then, r.Edition, atlas.Documented)
		}
		return s.options.Pages.Edition(r, x)
	})
}

func (s *Server) correctionsPage(c echo.Context) error {
	return s.recordPage(c, func(r pages.Request, published []edition.Publication) ([]byte, error) {
		changes, err := s.differences(context.WithoutCancel(c.Request().Context()), published, (*edition.Publication).Correction)
		if err != nil {
			return nil, err
		}
		return s.options.Pages.Corrections(r, published, changes)
	})
}

// differences loads what the wanted publications changed, by number.
func (s *Server) differences(ctx context.Context, published []edition.Publication, wanted func(*edition.Publication) bool) (map[int64]*edition.Difference, error) {
	out := map[int64]*edition.Difference{}
	for i := range published {
		p := &published[i]
		if !wanted(p) {
			continue
		}
		d, err := s.options.Store.Difference(ctx, p.No)
		if err != nil {
			return nil, err
		}
		out[p.No] = d
	}
	return out, nil
}

// trailed answers with the page of a record; at the root it tells the record's way
// through the editions, too. Where that cannot be read, the edition answers alone.
func (s *Server) trailed(c echo.Context, table string, write func(pages.Request) ([]byte, error)) error {
	if c.Param("edition") != "" {
		return s.page(c, write)
	}
	e, trail, err := s.trail(c, table)
	if err != nil {
		s.options.Log.Error("the way of a record through the editions cannot be read", "path", c.Request().URL.Path, "error", err)
		return s.pageIn(c, finder{edition: e}, fresh, write)
	}
	stamp, err := stampOf(trail)
	if err != nil {
		return err
	}
	return s.pageIn(c, finder{edition: e, stamp: stamp}, fresh, func(r pages.Request) ([]byte, error) {
		r.Trail = trail
		return write(r)
	})
}

func (s *Server) trail(c echo.Context, table string) (*edition.Edition, *pages.Trail, error) {
	e, published, err := s.published(c)
	if err != nil || len(published) == 0 {
		return e, nil, err
	}
	t := &pages.Trail{First: &published[len(published)-1]}
	t.Revisions, err = s.options.Store.Revisions(c.Request().Context(), e.Atlas.About.ID, table, c.Param("id"))
	return e, t, err
}

const typeAtom = "application/atom+xml; charset=utf-8"

// feed answers with a feed of the current edition.
func (s *Server) feed(c echo.Context, write func(pages.Request, []edition.Publication, map[int64]*edition.Difference) ([]byte, error)) error {
	e, published, err := s.published(c)
	if err != nil {
		return err
	}
	p, err := readParams(c, e, []string{"lang"})
	if err != nil {
		return err
	}
	if _, err := s.lang(p.values.Get("lang")); err != nil {
		return err
	}
	stamp, err := stampOf(published)
	if err != nil {
		return err
	}
	r := s.request(c, e)
	key := e.ID + " " + r.Base + " " + p.key + " " + stamp
	b, err := s.kept(c, key, typeAtom, func(ctx context.Context) ([]byte, error) {
		changes, err := s.differences(ctx, published, func(p *edition.Publication) bool { return p.Before != "" })
		if err != nil {
			return nil, err
		}
		return write(r, published, changes)
	})
	if err != nil {
		return err
	}
	return s.sendKept(c, key, b, fresh)
}

func (s *Server) editionsFeed(c echo.Context) error { return s.feed(c, s.options.Pages.EditionsFeed) }

func (s *Server) changesFeed(c echo.Context) error { return s.feed(c, s.options.Pages.ChangesFeed) }
