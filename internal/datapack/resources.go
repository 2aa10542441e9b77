package datapack

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
)

// checkResources reports entries whose file is not in the folder.
func (a *aboutReader) checkResources() {
	n, ok := get(a.keys, "resources")
	if !ok {
		return
	}
	list, err := n.elements()
	if err != nil {
		a.problem("resources", "%v", err)
		return
	}
	required := map[string]bool{}
	for _, t := range Tables() {
		required[t.File()] = !t.Optional
	}
	for _, e := range list {
		var r Resource
		if json.Unmarshal(e.raw, &r) != nil || !fs.ValidPath(r.Path) {
			a.s.problems.add(a.doc.at(e.offset).Problem("resources: the entry has no path inside the folder; write {\"name\": …, \"path\": \"file.csv\", …}"))
			continue
		}
		if _, err := fs.Stat(a.s.fsys, r.Path); err != nil && !required[r.Path] {
			a.s.problems.add(a.doc.at(e.offset).Problem("resources: %s is not in the folder; add the file or delete the entry", r.Path))
		}
	}
}

// readWhole returns a file without its byte order mark. It reports a file that is
// missing, too large or cannot be read.
func (s *session) readWhole(file string, max int64) ([]byte, bool) {
	at := Position{File: file, Line: 1, Column: 1}
	f, err := s.fsys.Open(file)
	if err == nil {
		err = s.tooLarge(f, max)
		f.Close()
	}
	var data []byte
	if err == nil {
		data, err = fs.ReadFile(s.fsys, file)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.problems.add(at.Problem("the file is missing; add it"))
	case err != nil:
		s.problems.add(at.Problem("%v", err))
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), err == nil
}
