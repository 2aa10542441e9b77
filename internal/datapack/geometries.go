package datapack

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

const geometryFolder = "geojson"

// readGeometries keeps the bytes of every geometry file whose structure is sound.
// Files are keyed by their name without the folder. Libraries further on panic on
// nulls in geometry, so nothing reaches them unchecked.
func (s *session) readGeometries() {
	entries, err := fs.ReadDir(s.fsys, geometryFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		s.problems.add(Position{geometryFolder, 1, 1}.Problem("the folder cannot be read: %v", err))
		return
	}
	for _, e := range entries {
		file := path.Join(geometryFolder, e.Name())
		var check func(*document) bool
		switch {
		case strings.HasSuffix(e.Name(), ".geojson"):
			check = s.checkGeoJSON
		case e.Name() == atlas.BasemapFile:
			check = s.checkTopoJSON
		case strings.HasSuffix(e.Name(), "json"):
			s.problems.add(Position{file, 1, 1}.Problem("the file is neither *.geojson nor %s; rename it or move it out of the folder", atlas.BasemapFile))
			continue
		default: // a licence, a note
			continue
		}
		data, ok := s.readWhole(file, s.limits.geometry)
		if !ok {
			continue
		}
		doc := &document{file, data}
		if p, bad := doc.broken(s.limits.depth); bad {
			s.problems.add(p)
			continue
		}
		if check(doc) {
			s.atlas.Geometries[e.Name()] = data
		}
	}
}

// report adds a problem at a value of a document; it returns false for use as the
// answer of a check.
func (s *session) report(doc *document, n node, format string, args ...any) bool {
	s.problems.add(doc.at(n.offset).Problem(format, args...))
	return false
}
