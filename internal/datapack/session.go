package datapack

import (
	"io/fs"

	"github.com/heldline/heldline/internal/atlas"
)

// session is one reading of one folder.
type session struct {
	fsys     fs.FS
	limits   limits
	pack     *Package
	atlas    *atlas.Atlas
	problems problems
	ended    func() error                 // not nil once nobody wants the answer any more
	told     func(table string, rows int) // hears how far the reading is

	ids                       map[string]*ids   // by table
	actors, places, sentences *ids              // of them, for what is asked at every row
	rowNames                  map[string]string // table -> what its rows are called
	waiting                   []reference
	ledger                    ledger
	parents                   []link          // actors under actors
	withins                   []link          // places in places
	wholes                    map[string]bool // places that others lie within; made when first asked for
	texts                     []textLocator
	outcomes                  map[outcomeKey]outcome
	latest                    map[string]*atlas.Phase // campaign -> its last phase so far
}

func newSession(fsys fs.FS, limits limits) *session {
	s := &session{
		ended: func() error { return nil }, told: func(string, int) {},
		fsys: fsys, limits: limits, problems: problems{max: limits.problems},
		atlas: &atlas.Atlas{Geometries: map[string][]byte{}},
		ids:   map[string]*ids{}, rowNames: map[string]string{},
		ledger:   newLedger(),
		outcomes: map[outcomeKey]outcome{}, latest: map[string]*atlas.Phase{},
	}
	for _, t := range Tables() {
		s.ids[t.Name] = newIDs()
		s.rowNames[t.Name] = t.Row
	}
	s.actors, s.places, s.sentences = s.ids["actors"], s.ids["places"], s.ids["sentences"]
	s.pack = &Package{Atlas: s.atlas, ids: s.ids, about: map[string]Position{}}
	return s
}

// decoders return the record of a row to the atlas, by table. Each reports what the
// definitions of the columns cannot say.
func (s *session) decoders() map[string]func(*row) {
	return map[string]func(*row){
		"actors": s.actor, "claimants": s.claimant, "sources": s.source, "sentences": s.sentence,
		"campaigns": s.campaign, "phases": s.phase, "infobox": s.infoboxLine, "places": s.place,
		"claims": s.claim, "events": s.event, "figures": s.figure, "gazetteer": s.gazetteerEntry,
	}
}

// keep remembers where a cell stands that a later room judges.
func (s *session) keep(r *row, column string) {
	if r.cell(column) != "" {
		s.ids[r.plan.table.Name].keep(r.cell(r.plan.table.id()), column, r.position(column))
	}
}
