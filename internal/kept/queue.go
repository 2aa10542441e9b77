package kept

import "sync/atomic"

// place is where a thing is kept.
type place[V any] struct {
	key          string
	v            V
	weight       int64
	asked        atomic.Bool // since the hand last came by
	newer, older *place[V]
}

// ask notes that the thing was asked for. The bit is written only where it changes, so
// that askers on many processors share its line of cache.
func (p *place[V]) ask() {
	if !p.asked.Load() {
		p.asked.Store(true)
	}
}

// queue has the places in the order in which they were taken. Its hand goes from the
// oldest to the newest and round again; each step has a fixed cost.
type queue[V any] struct {
	newest, oldest *place[V]
	hand           *place[V]
}

func (q *queue[V]) add(p *place[V]) {
	p.older = q.newest
	if q.newest != nil {
		q.newest.newer = p
	} else {
		q.oldest = p
	}
	q.newest = p
}

// next is the first place from the hand on whose thing was not asked for since the hand
// came by. The hand passes each place twice at most. The queue must not be empty.
func (q *queue[V]) next() *place[V] {
	p := q.hand
	for {
		if p == nil {
			p = q.oldest
		}
		if !p.asked.Swap(false) {
			q.hand = p
			return p
		}
		p = p.newer
	}
}

func (q *queue[V]) remove(p *place[V]) {
	if q.hand == p {
		q.hand = p.newer
	}
	if p.newer != nil {
		p.newer.older = p.older
	} else {
		q.newest = p.older
	}
	if p.older != nil {
		p.older.newer = p.newer
	} else {
		q.oldest = p.newer
	}
	p.newer, p.older = nil, nil
}
