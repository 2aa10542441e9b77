package server

import (
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// maxSets bounds how many layers are kept ready: each collection of an edition under
// a few readings and days.
const maxSets = 48

// layerSets keeps layers ready, so that pages, boxes and filters of one need not
// write its features anew.
type layerSets struct {
	kept   func() *lru.Cache[string, *ogc.Set]
	making singleflight.Group
}

func newLayerSets() *layerSets {
	return &layerSets{kept: sync.OnceValue(func() *lru.Cache[string, *ogc.Set] {
		kept, _ := lru.New[string, *ogc.Set](maxSets) // fails only on a size below 1
		return kept
	})}
}

// layerSet is a layer of an edition under a reading, on a day where it is one of a
// day. All days on which the same state stands share one.
func (s *Server) layerSet(e *edition.Edition, l *feature.Layer, r atlas.Reading, day edtf.Day) *ogc.Set {
	if !l.ByReading {
		r = atlas.Reading{Rule: atlas.Documented}
	}
	v, key := e.View(r), e.ID+" "+l.Name+" "+string(r.Rule)+" "+r.Without
	if r.Known != nil {
		key += " " + r.Known.String()
	}
	if l.ByDay {
		if from, _ := v.Stands(day); from != nil {
			key += " on " + from.String()
		}
	}
	if set, ok := s.sets.kept().Get(key); ok {
		return set
	}
	made, _, _ := s.sets.making.Do(key, func() (any, error) {
		set := ogc.NewSet(l, feature.NewWriter(e, s.options.Catalogue).Layer(l, v, day))
		s.sets.kept().Add(key, set)
		return set, nil
	})
	return made.(*ogc.Set)
}
