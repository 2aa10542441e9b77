package server

import (
	"context"
	"math"
	"sync/atomic"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/kept"
)

// pinnedBytes bounds the memory of older editions; the one asked for last is kept
// however large it is.
const pinnedBytes = 64 << 20

// editions holds the current edition and a few older ones that addresses under
// /e/ asked for.
type editions struct {
	store   Store
	current atomic.Pointer[edition.Edition]
	pinned  *kept.Room[*edition.Edition]
}

func newEditions(store Store, current edition.Content) *editions {
	e := &editions{store: store, pinned: kept.New(pinnedBytes, math.MaxInt64, editionWeight)}
	e.current.Store(edition.New(current))
	return e
}

// editionWeight is about the memory that an edition takes, in bytes.
func editionWeight(e *edition.Edition) int64 { return 4<<20 + 400*int64(e.Atlas.Claims.Len()) }

// get returns an edition by id; "" is the current one.
func (e *editions) get(ctx context.Context, id string) (*edition.Edition, error) {
	now := e.current.Load()
	if id == "" || id == now.ID {
		return now, nil
	}
	return e.pinned.Get(ctx, id, func(ctx context.Context) (*edition.Edition, error) {
		content, err := e.store.Load(ctx, id)
		if err != nil {
			return nil, err
		}
		return edition.New(content), nil
	})
}
