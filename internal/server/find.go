package server

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
)

// finding is something that a text may name: a place of the atlas, or a
// gazetteer row that no place stands for.
type finding struct {
	place   *atlas.Place          // nil for a row
	row     *atlas.GazetteerEntry // nil for a place
	own     bool                  // the row belongs to the edition
	matched string                // the name that is nearest, as it is written
	score   float64               // of that name, 0..1
	reason  gazetteer.Reason
}

// finder looks in an edition and, where it may, in the imported gazetteers.
type finder struct {
	edition *edition.Edition
	library gazetteer.Library // nil on pinned addresses and where nothing is imported
	stamp   string            // of the library's content, "" without one
	only    bool              // what is found depends on the edition and nothing else
}

// libraryError says that the imported gazetteers did not answer.
type libraryError struct{ error }

func (e libraryError) Unwrap() error { return e.error }

// libraryTime bounds how long an answer waits for the imported gazetteers.
const libraryTime = 5 * time.Second

// finder returns what a request may look in: a pinned address depends on its
// edition alone. A library that fails is logged and left out.
func (s *Server) finder(c echo.Context, e *edition.Edition) finder {
	f := finder{edition: e}
	if c.Param("edition") != "" || s.options.Library == nil {
		return f
	}
	stamp, err := s.options.Library.Stamp(c.Request().Context())
	if err != nil {
		s.logLibrary(c, err)
		return f
	}
	if stamp != "" {
		f.library, f.stamp = s.options.Library, stamp
	}
	return f
}

func (s *Server) logLibrary(c echo.Context, err error) {
	s.options.Log.Error("the imported gazetteers do not answer", "path", c.Request().URL.Path, "error", err)
}

// orAlone answers by a finder; where the imported gazetteers fail, the edition
// answers alone.
func (s *Server) orAlone(c echo.Context, f finder, answer func(finder) error) error {
	err := answer(f)
	if failed := (libraryError{}); errors.As(err, &failed) {
		s.logLibrary(c, failed.error)
		return answer(f.alone())
	}
	return err
}

// alone is the finder without the imported gazetteers.
func (f finder) alone() finder { return finder{edition: f.edition} }

// wait gives a query of the library its time; an answer that others wait for
// too must not end with the request that happened to come first.
func wait(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), libraryTime)
}

// maxQuery bounds a question, in characters.
const maxQuery = 200

// clip shortens what is searched for; longer text names no place.
func clip(q string) string {
	if r := []rune(q); len(r) > maxQuery {
		return string(r[:maxQuery])
	}
	return q
}

// find returns what a text may name, at most limit: the places of the atlas,
// then rows, each by score. A row of that very name goes before places that are
// only similar. typing says that the text may be unfinished.
func (f finder) find(ctx context.Context, q string, limit int, typing bool) ([]finding, error) {
	places, rows, err := f.all(ctx, q, limit, typing)
	if err != nil {
		return nil, err
	}
	found := slices.Concat(places, rows)
	named := slices.ContainsFunc(rows, func(r finding) bool { return exact(r.reason) })
	slices.SortStableFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.group(named), b.group(named)), cmp.Compare(b.score, a.score))
	})
	return found[:min(limit, len(found))], nil
}

func (h finding) group(named bool) int {
	switch {
	case h.place != nil && named && similar(h.reason):
		return 2
	case h.place != nil:
		return 0
	case exact(h.reason):
		return 1
	}
	return 3
}

func exact(r gazetteer.Reason) bool { return r == gazetteer.SameName || r == gazetteer.SameSpelling }

func similar(r gazetteer.Reason) bool { return r == gazetteer.SameSound || r == gazetteer.NearSpelling }

// all returns places and rows that a text may name, each best first.
func (f finder) all(ctx context.Context, q string, limit int, typing bool) (places, rows []finding, err error) {
	q = clip(q)
	own := f.edition.RowSearch().Search(q, 2*limit)
	rows, err = f.rows(ctx, q, own, limit, typing)
	return f.places(q, own, limit), rows, err
}

// places finds places of the atlas, also by further names that the gazetteer
// row has which they stand for: the whole name, or three letters of its beginning.
func (f finder) places(q string, own []gazetteer.Hit, limit int) []finding {
	var found []finding
	seen := map[string]bool{}
	for _, h := range f.edition.Search.Search(q, limit) {
		seen[h.ID] = true
		found = append(found, finding{place: f.edition.Index.Places[h.ID], matched: h.Name, score: h.Score, reason: h.Reason})
	}
	begun := utf8.RuneCountInString(keyOf(q)) >= 3
	for _, h := range own {
		if id := f.edition.PlaceOfRow(h.ID); id != "" && !seen[id] && (exact(h.Reason) || begun && h.Reason == gazetteer.NamePrefix) {
			seen[id] = true
			found = append(found, finding{place: f.edition.Index.Places[id], matched: h.Name, score: h.Score, reason: h.Reason})
		}
	}
	return found
}

// rows finds rows that no place stands for: the edition's own and imported ones.
func (f finder) rows(ctx context.Context, q string, own []gazetteer.Hit, limit int, typing bool) ([]finding, error) {
	var found []finding
	for _, h := range own {
		if f.edition.PlaceOfRow(h.ID) == "" {
			found = append(found, finding{row: f.edition.Row(h.ID), own: true, matched: h.Name, score: h.Score, reason: h.Reason})
		}
	}
	if f.library == nil || gazetteer.Fold(q) == "" {
		return found, nil
	}
	ctx, stop := wait(ctx)
	defer stop()
	hits, err := f.library.Find(ctx, gazetteer.Query{Text: q, Typing: typing, Limit: 2 * limit})
	if err != nil {
		return nil, libraryError{err}
	}
	for i := range hits {
		h := &hits[i]
		if f.edition.PlaceOfRow(h.Entry.ID) == "" && f.edition.Row(h.Entry.ID) == nil {
			found = append(found, finding{row: &h.Entry, matched: h.Matched, score: h.Score, reason: h.Reason})
		}
	}
	return found, nil
}

// row returns a gazetteer row by its id; nil if it is unknown.
func (f finder) row(ctx context.Context, id string) (*atlas.GazetteerEntry, error) {
	if row := f.edition.Row(id); row != nil || f.library == nil {
		return row, nil
	}
	ctx, stop := wait(ctx)
	defer stop()
	rows, err := f.library.Rows(ctx, []string{id})
	if err != nil {
		return nil, libraryError{err}
	}
	for i := range rows {
		if rows[i].ID == id {
			return &rows[i], nil
		}
	}
	return nil, nil
}

// datasets lists the imported gazetteers.
func (f finder) datasets(ctx context.Context) ([]gazetteer.Dataset, error) {
	if f.library == nil {
		return nil, nil
	}
	ctx, stop := wait(ctx)
	defer stop()
	sets, err := f.library.Datasets(ctx)
	if err != nil {
		return nil, libraryError{err}
	}
	return sets, nil
}
