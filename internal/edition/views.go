package edition

import (
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/sync/singleflight"

	"github.com/heldline/heldline/internal/atlas"
)

// maxViewBytes bounds the memory of the readings that are kept, the plain rules
// aside: two of a million spans, or some hundred of a province.
const maxViewBytes = 128 << 20

// views are the readings of an edition that are at hand. The zero value is empty.
type views struct {
	plain  sync.Map // *View by atlas.Rule; never dropped
	read   func(atlas.Rule) (*atlas.Derivation, error)
	making singleflight.Group

	mu    sync.Mutex
	kept  *simplelru.LRU[string, *View] // the others, by key
	bytes int
}

func key(r atlas.Reading) string {
	known := ""
	if r.Known != nil {
		known = r.Known.String()
	}
	return string(r.Rule) + "|" + known + "|" + r.Without
}

func isPlain(r atlas.Reading) bool { return r.Known == nil && r.Without == "" }

// Prepare makes sure that the plain rules are at hand, so that View gives them as they
// were published. The error is the store's; the next call tries again. Cost: the first
// time for each rule, reading its spans; then nothing.
func (e *Edition) Prepare(rules ...atlas.Rule) error {
	for _, rule := range rules {
		if err := e.prepare(rule); err != nil {
			return err
		}
	}
	return nil
}

func (e *Edition) prepare(rule atlas.Rule) error {
	if _, ok := e.views.plain.Load(rule); ok || e.views.read == nil {
		return nil
	}
	_, err, _ := e.views.making.Do("read "+string(rule), func() (any, error) {
		if _, ok := e.views.plain.Load(rule); ok {
			return nil, nil
		}
		d, err := e.views.read(rule)
		if d != nil && err == nil {
			e.views.plain.Store(rule, newView(e, d))
		}
		return nil, err
	})
	return err
}

// View returns the edition under a reading. The plain rules that were published are at
// hand or read, see Prepare; other readings, and a rule that cannot be read, are derived
// from the claims. Each is made once however many ask at a time, and kept while there is
// room. Cost: nothing where it is kept, else that of atlas.Derive.
func (e *Edition) View(r atlas.Reading) *View {
	if isPlain(r) {
		if e.prepare(r.Rule) == nil {
			if v, ok := e.views.plain.Load(r.Rule); ok {
				return v.(*View)
			}
		}
	}
	k := key(r)
	if v := e.views.get(k); v != nil {
		return v
	}
	v, _, _ := e.views.making.Do(k, func() (any, error) {
		if v := e.views.get(k); v != nil {
			return v, nil
		}
		v := newView(e, atlas.Derive(e.Atlas, e.Index, r))
		e.views.keep(k, v)
		return v, nil
	})
	return v.(*View)
}

func (s *views) get(k string) *View {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		return nil
	}
	v, _ := s.kept.Get(k)
	return v
}

// keep keeps a view and lets those go that were not asked for the longest.
func (s *views) keep(k string, v *View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		s.kept, _ = simplelru.NewLRU(1<<20, func(_ string, old *View) { s.bytes -= old.size() }) // fails for a size below 1 only
	}
	s.kept.Add(k, v)
	s.bytes += v.size()
	for s.bytes > maxViewBytes && s.kept.Len() > 1 {
		s.kept.RemoveOldest()
	}
}
