package kept

import (
	"context"
	"errors"
	"sync"
)

// ErrNotMade is what those who waited get when the maker of a thing panicked.
var ErrNotMade = errors.New("what was waited for has not been made")

// Room keeps things by name. What they weigh in all stays within a limit: where there
// is no place for a new one, those that nobody asked for again leave first, the
// earliest before the others (the rule called SIEVE, with a count in place of a bit). It is safe for use by many
// goroutines. Asking for what is kept costs one look into a map behind a lock that
// askers share; it moves nothing and allocates nothing.
type Room[V any] struct {
	limit, most int64
	weigh       func(V) int64

	mu     sync.RWMutex
	places map[string]*place[V]
	queue  queue[V]
	making map[string]*flight[V]
	weight int64
}

// flight is the making of a thing, for which others may wait.
type flight[V any] struct {
	done chan struct{}
	v    V
	err  error
}

// New returns an empty room for things that weigh so much in all, mostly bytes. A
// thing that weighs more than most is not kept; where most is above the limit, the
// one that came last is kept whatever it weighs, and then alone.
func New[V any](limit, most int64, weigh func(V) int64) *Room[V] {
	return &Room[V]{limit: limit, most: most, weigh: weigh, places: map[string]*place[V]{}, making: map[string]*flight[V]{}}
}

// Find returns what is kept by a name.
func (r *Room[V]) Find(key string) (v V, ok bool) {
	r.mu.RLock()
	p := r.places[key]
	r.mu.RUnlock()
	if p == nil {
		return v, false
	}
	p.ask()
	return p.v, true
}

// Get returns what is kept by a name, or has it made: once at a time, by the first who
// asks. The others wait for it as long as their context lasts. The maker's context does
// not end with that of the first, since the others are still there. A thing is not kept
// when making it failed, and the error goes to all who waited; a panic goes to the
// first, and the others get ErrNotMade.
func (r *Room[V]) Get(ctx context.Context, key string, make func(context.Context) (V, error)) (V, error) {
	if v, ok := r.Find(key); ok {
		return v, nil
	}
	f, first := r.board(key)
	if first {
		r.fly(context.WithoutCancel(ctx), key, f, make)
		return f.v, f.err
	}
	select {
	case <-f.done:
		return f.v, f.err
	case <-ctx.Done():
		var none V
		return none, context.Cause(ctx)
	}
}

// board finds the making of a thing, or begins it. One that is kept by now is a making
// that has ended.
func (r *Room[V]) board(key string) (f *flight[V], first bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p := r.places[key]; p != nil {
		f = &flight[V]{done: make(chan struct{}), v: p.v}
		close(f.done)
		return f, false
	}
	if f = r.making[key]; f != nil {
		return f, false
	}
	f = &flight[V]{done: make(chan struct{}), err: ErrNotMade}
	r.making[key] = f
	return f, true
}

// fly makes a thing and lets all go on who waited, whatever becomes of it.
func (r *Room[V]) fly(ctx context.Context, key string, f *flight[V], make func(context.Context) (V, error)) {
	defer func() {
		r.mu.Lock()
		delete(r.making, key)
		if f.err == nil {
			r.put(key, f.v)
		}
		r.mu.Unlock()
		close(f.done)
	}()
	v, err := make(ctx)
	f.v, f.err = v, err
}

// Put keeps a thing by a name, in place of what was kept by it.
func (r *Room[V]) Put(key string, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.put(key, v)
}

func (r *Room[V]) put(key string, v V) {
	if old := r.places[key]; old != nil {
		r.remove(old)
	}
	w := r.weigh(v)
	if w > r.most {
		return
	}
	r.makeWay(w)
	p := &place[V]{key: key, v: v, weight: w}
	r.places[key] = p
	r.queue.add(p)
	r.weight += w
}

// Reweigh takes note of a thing that weighs more or less than when it came.
func (r *Room[V]) Reweigh(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.places[key]
	if p == nil {
		return
	}
	w := r.weigh(p.v)
	if w > r.most {
		r.remove(p)
		return
	}
	p.ask()
	r.weight += w - p.weight
	p.weight = w
	r.makeWay(0)
}

// makeWay lets things leave until so much more weight has room.
func (r *Room[V]) makeWay(w int64) {
	for r.weight+w > r.limit && len(r.places) > 0 {
		if w == 0 && len(r.places) == 1 {
			return // it is the last one
		}
		r.remove(r.queue.next())
	}
}

func (r *Room[V]) remove(p *place[V]) {
	r.queue.remove(p)
	delete(r.places, p.key)
	r.weight -= p.weight
}

// Len is how many things are kept, and Weight what they weigh.
func (r *Room[V]) Len() int {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return len(r.places)
}

// Weight is what the kept things weigh in all.
func (r *Room[V]) Weight() int64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.weight
}
