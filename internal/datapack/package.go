package datapack

import (
	"context"
	"io/fs"

	"github.com/heldline/heldline/internal/atlas"
)

// Package is a folder that was read. It exists also where problems were found, so
// that later rooms can add theirs to the same list; only an atlas without problems
// may be published.
type Package struct {
	Atlas *atlas.Atlas

	ids   map[string]*ids
	about map[string]Position // of keys of datapackage.json
}

// Locate returns where a record stands, for problems that later rooms find. The
// column is exact for the cells that only the geocoder can judge (places: where,
// text_where); for others it is 1. An unknown row is at line 1 of its table.
func (p *Package) Locate(table, id, column string) Position {
	at := cellPlace{1, 1}
	if set := p.ids[table]; set != nil {
		if row, ok := set.find(id); ok {
			at = set.place(row, column)
		}
	}
	return at.in(table + ".csv")
}

// LocateAbout returns where a key of datapackage.json has its value; the file's
// beginning where the key is missing.
func (p *Package) LocateAbout(key string) Position {
	if at, ok := p.about[key]; ok {
		return at
	}
	return Position{File: descriptorFile, Line: 1, Column: 1}
}

// Read reads the folder and returns every problem found, in the order of Sort. The
// package is never nil; it is fit to publish only if there are no problems.
func Read(fsys fs.FS) (*Package, []Problem) { return read(newSession(fsys, defaultLimits())) }

// ReadContext is Read that tells how many rows of a table it has read, at every
// 100,000, and ends with the context, whose error it returns then; without the
// package.
func ReadContext(ctx context.Context, fsys fs.FS, told func(table string, rows int)) (*Package, []Problem, error) {
	s := newSession(fsys, defaultLimits())
	s.ended, s.told = ctx.Err, told
	pack, problems := read(s)
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	return pack, problems, nil
}

func read(s *session) (*Package, []Problem) {
	s.readAbout()
	decoders := s.decoders()
	for _, t := range Tables() {
		s.readTable(t, decoders[t.Name])
	}
	s.checkDocument()
	s.settle()
	s.checkTrees()
	s.checkLedger()
	s.checkTextLocators()
	s.readGeometries()
	s.checkStudyArea()
	if s.atlas != nil {
		s.atlas.Claims.Freeze()
		s.atlas.Sentences.Freeze()
	}
	return s.pack, s.problems.sorted()
}
