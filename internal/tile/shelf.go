package tile

import (
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/sync/singleflight"
)

// MaxWeight is the weight of the indexes that a shelf keeps for a site, of the order
// of 150 MB of memory: several layers and days of 10,000 places.
const MaxWeight = 1 << 20

// Shelf keeps indexes, those asked for last first, and always the last one.
type Shelf struct {
	mu     sync.Mutex
	kept   *simplelru.LRU[string, *Index]
	weight int
	limit  int
	making singleflight.Group
}

// NewShelf returns a shelf for indexes of a weight in all.
func NewShelf(limit int) (*Shelf, error) {
	s := &Shelf{limit: limit}
	var err error
	s.kept, err = simplelru.NewLRU(math.MaxInt, func(_ string, x *Index) { s.weight -= x.Weight() })
	return s, err
}

// Get returns the index of a key, which is made at most once at a time.
func (s *Shelf) Get(key string, make func() *Index) *Index {
	if x := s.find(key); x != nil {
		return x
	}
	made, _, _ := s.making.Do(key, func() (any, error) {
		if x := s.find(key); x != nil {
			return x, nil
		}
		x := make()
		s.keep(key, x)
		return x, nil
	})
	return made.(*Index)
}

func (s *Shelf) find(key string) *Index {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, _ := s.kept.Get(key)
	return x
}

func (s *Shelf) keep(key string, x *Index) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.kept.Add(key, x)
	for s.weight += x.Weight(); s.weight > s.limit && s.kept.Len() > 1; {
		s.kept.RemoveOldest()
	}
}
