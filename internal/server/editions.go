package server

import (
	"context"
	"sync"
	"sync/atomic"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"

	"github.com/heldline/heldline/internal/edition"
)

// maxPinned bounds how many older editions are kept in memory.
const maxPinned = 8

// editions holds the current edition and a few older ones that addresses under
// /e/ asked for.
type editions struct {
	store   Store
	current atomic.Pointer[edition.Edition]
	pinned  *lru.Cache[string, *edition.Edition]
	loading singleflight.Group
	once    sync.Once
}

func newEditions(store Store, current edition.Content) *editions {
	e := &editions{store: store}
	e.current.Store(edition.New(current))
	return e
}

func (e *editions) pins() *lru.Cache[string, *edition.Edition] {
	e.once.Do(func() {
		e.pinned, _ = lru.New[string, *edition.Edition](maxPinned) // fails only on a size below 1
	})
	return e.pinned
}

// get returns an edition by id; "" is the current one.
func (e *editions) get(ctx context.Context, id string) (*edition.Edition, error) {
	now := e.current.Load()
	if id == "" || id == now.ID {
		return now, nil
	}
	if old, ok := e.pins().Get(id); ok {
		return old, nil
	}
	v, err, _ := e.loading.Do(id, func() (any, error) {
		content, err := e.store.Load(context.WithoutCancel(ctx), id)
		if err != nil {
			return nil, err
		}
		old := edition.New(content)
		e.pins().Add(id, old)
		return old, nil
	})
	if err != nil {
		return nil, err
	}
	return v.(*edition.Edition), nil
}
