package server

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// candidate is one answer to a query.
type candidate struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Description string    `json:"description"`
	Type        []named   `json:"type"`
	Score       float64   `json:"score"`
	Features    []matched `json:"features"`
	Match       bool      `json:"match"`

	sure  bool // it has that very name, and nothing that was asked for speaks against it
	place bool
}

// matched is one part of a score: a number from 0 to 1, or yes or no.
type matched struct {
	ID    string `json:"id"`
	Value any    `json:"value"`
}

type resultAnswer struct {
	Result []candidate `json:"result"`
}

// How a score of 100 is made: the name counts for nameWeight, the mean of what
// else was asked for for the rest; a place of the atlas gains atlasLead over a mere
// gazetteer row.
const (
	nameWeight = 0.6
	atlasLead  = 0.1
)

// batch answers every query by itself, as many at a time as there are processors.
func (r *reconciler) batch(ctx context.Context, batch map[string]sought) (any, error) {
	answers := make(map[string]resultAnswer, len(batch))
	var mu sync.Mutex
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for id, q := range batch {
		if ctx.Err() != nil {
			break // nobody waits any more
		}
		all.Go(func() (err error) {
			defer func() { // the handler's own recover does not reach here
				if p := recover(); p != nil {
					err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
				}
			}()
			found, err := r.match(ctx, &q)
			mu.Lock()
			defer mu.Unlock()
			answers[id] = resultAnswer{found}
			return err
		})
	}
	return answers, all.Wait()
}

// match returns the candidates of one query, best first.
func (r *reconciler) match(ctx context.Context, q *sought) ([]candidate, error) {
	found, byID, err := r.candidates(ctx, q)
	if err != nil {
		return nil, err
	}
	w, err := r.wanted(ctx, q)
	if err != nil {
		return nil, err
	}
	out := make([]candidate, 0, len(found))
	for i := range found {
		h := &found[i]
		if q.refuses(h.kind()) {
			continue
		}
		out = append(out, r.weigh(h, w, q.text != ""))
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.order(), a.order()), cmp.Compare(a.ID, b.ID))
	})
	if len(out) > 0 && q.text != "" && out[0].sure {
		if out[0].Match = byID; !byID {
			if out[0].Match, err = r.picks(ctx, q.text, w, out[0].ID); err != nil {
				return nil, err
			}
		}
	}
	return out[:min(q.limit, len(out))], nil
}

// candidates lists what a query's text may name, or, without a text, every place
// of the atlas. byID says that the text is a gazetteer id.
func (r *reconciler) candidates(ctx context.Context, q *sought) (found []finding, byID bool, err error) {
	if q.text == "" && len(q.wants) > 0 {
		for _, p := range r.edition.Places {
			found = append(found, finding{place: p})
		}
		return found, false, nil
	}
	known, err := r.entity(ctx, q.text)
	if err != nil {
		return nil, false, err
	}
	if known != nil && isRowID(known.matched) {
		return []finding{*known}, true, nil
	}
	places, rows, err := r.all(ctx, q.text, maxMatches, false)
	if err != nil {
		return nil, false, err
	}
	found = slices.Concat(places, rows)
	if known != nil {
		found = slices.DeleteFunc(found, func(h finding) bool { return h.id() == known.id() })
		found = append([]finding{*known}, found...)
	}
	return found, false, nil
}

// refuses reports that a query leaves out entities of a kind: with "any" those
// of no wanted type, with "all" those that lack one.
func (q *sought) refuses(kind string) bool {
	if len(q.kinds) == 0 || q.strict == "should" {
		return false
	}
	has := func(wanted string) bool { return wanted == kind || wanted == anyPlace }
	if q.strict == "any" {
		return !slices.ContainsFunc(q.kinds, has)
	}
	return slices.ContainsFunc(q.kinds, func(wanted string) bool { return !has(wanted) })
}

// weigh scores a candidate.
func (r *reconciler) weigh(h *finding, w *wanted, byName bool) candidate {
	c := candidate{
		ID: h.id(), Name: r.nameOf(h), Description: r.describe(h), Type: r.typesOf(h.kind()),
		Features: []matched{}, sure: exact(h.reason), place: h.place != nil,
	}
	sum, n := 0.0, 0
	for _, part := range w.parts(r, h) {
		sum, n = sum+part.value, n+1
		c.sure = c.sure && part.value >= 0.5
		c.Features = append(c.Features, matched{part.id, round(part.value, 1000)})
	}
	var share float64
	switch {
	case n > 0 && byName:
		share = nameWeight*h.score + (1-nameWeight)*sum/float64(n)
	case n > 0:
		share = sum / float64(n)
	default:
		share = h.score
	}
	if byName {
		c.Features = append([]matched{{"name", round(h.score, 1000)}, {"same_name", exact(h.reason)}}, c.Features...)
	}
	c.Features = append(c.Features, matched{"in_atlas", c.place})
	if c.place {
		share = min(share+atlasLead, 1)
	}
	c.Score = round(100*share, 10)
	return c
}

// order puts places of the atlas before rows that are as near.
func (c *candidate) order() int {
	if c.place {
		return 1
	}
	return 0
}

// round keeps a share of one: 10 keeps tenths.
func round(f, share float64) float64 { return math.Round(f*share) / share }
