package edition

import (
	"context"
	"math"
	"sync"

	"golang.org/x/sync/singleflight"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/kept"
)

// maxViewBytes bounds the memory of the readings that are kept, the plain rules
// aside: two of a million spans, or some hundred of a province.
const maxViewBytes = 128 << 20

// views are the readings of an edition that are at hand.
type views struct {
	plain   sync.Map // *View by atlas.Rule; never dropped
	read    func(atlas.Rule) (*atlas.Derivation, error)
	reading singleflight.Group
	derived *kept.Room[*View] // the others, by key
}

// newViews keeps the view that came last whatever it weighs.
func newViews(read func(atlas.Rule) (*atlas.Derivation, error)) *views {
	return &views{read: read, derived: kept.New(maxViewBytes, math.MaxInt64, func(v *View) int64 { return int64(v.size()) })}
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
	_, err, _ := e.views.reading.Do("read "+string(rule), func() (any, error) {
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
	v, err := e.views.derived.Get(context.Background(), key(r), func(context.Context) (*View, error) {
		return newView(e, atlas.Derive(e.Atlas, e.Index, r)), nil
	})
	if err != nil {
		panic(err) // the maker of this view has panicked before another who waited
	}
	return v
}
