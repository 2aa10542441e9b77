package server

import (
	"context"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// layerSet is a layer of an edition under a reading, on a day where it is one of a
// day. All days on which the same state stands share one, and pages, boxes and filters
// of it need not write its features anew.
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
	write := func(context.Context) (*ogc.Set, error) {
		return ogc.NewSet(l, feature.NewWriter(e, s.options.Catalogue).Layer(l, v, day)), nil
	}
	// Answers that others wait for are made of it, so nobody's leaving ends the wait.
	ctx := context.Background()
	set, err := s.sets.Get(ctx, key, write)
	if err != nil { // who made it panicked: the cause shows here too
		set, _ = write(ctx)
	}
	return set
}
