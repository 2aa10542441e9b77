package kept

import "sync/atomic"

// place is where a thing is kept.
type place[V any] struct {
	key          string
	v            V
	weight       int64
	asked        atomic.Uint32 // how often since it came, less than the hand came by, up to mostAsked
	newer, older *place[V]
}

// mostAsked is how often the hand passes what many ask for before it leaves: what a
// crawler asks for once, however much it is, comes and goes several times before.
const mostAsked = 3

// ask notes that the thing was asked for. The number is written only where it changes, so
// that askers on many processors share its line of cache; of two at once one may count.
func (p *place[V]) ask() {
	if n := p.asked.Load(); n < mostAsked {
		p.asked.Store(n + 1)
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

// next is the first place from the hand on whose thing was asked for no oftener than the
// hand came by. The hand passes each place mostAsked times at most. The queue must not be
// empty, and nobody else may move the hand.
func (q *queue[V]) next() *place[V] {
	p := q.hand
	for {
		if p == nil {
			p = q.oldest
		}
		n := p.asked.Load()
		if n == 0 {
			q.hand = p
			return p
		}
		p.asked.Store(n - 1)
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
