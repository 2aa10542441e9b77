package datapack

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
)

// tableReader streams the rows of one table.
type tableReader struct {
	s        *session
	plan     *plan
	ids      *ids
	lines    *lines
	cells    *cells
	row      row
	badLines int      // lines that are not UTF-8
	badAt    Position // of the first
	badByte  byte
}

// readTable reads one table and hands each sound row to decode, which appends it to
// the atlas. A table that cannot be read makes one problem, and nothing that
// refers to it is judged.
func (s *session) readTable(t Table, decode func(*row)) {
	set := s.ids[t.Name]
	defer func() { set.complete = true }()
	at := Position{File: t.File(), Line: 1, Column: 1}
	f, err := s.fsys.Open(t.File())
	if errors.Is(err, fs.ErrNotExist) {
		if !t.Optional {
			set.unusable = true
			s.problems.add(at.Problem("the file is missing; add it, at least with its header: %s", t.headerLine()))
		}
		return
	}
	if err == nil {
		defer f.Close()
		err = s.tooLarge(f, s.limits.table)
	}
	if err != nil {
		set.unusable = true
		s.problems.add(at.Problem("%v", err))
		return
	}
	tr := &tableReader{s: s, ids: set, lines: newLines(f, s.limits.line), cells: newCells()}
	set.unusable = !tr.header(t, at) || !tr.rows(decode)
	if tr.badLines > 0 {
		s.problems.add(tr.badAt.Problem(
			"byte 0x%02X is not UTF-8 (%d lines of the file are not); save the file in the character set UTF-8", tr.badByte, tr.badLines))
	}
}

// header reads the first line and reports whether the table is usable.
func (tr *tableReader) header(t Table, at Position) bool {
	switch err := tr.lines.next(); {
	case errors.Is(err, io.EOF) || (err == nil && len(bytes.TrimSpace(tr.lines.text)) == 0):
		tr.s.problems.add(at.Problem("the file does not begin with a header; its first line must be: %s", t.headerLine()))
		return false
	case err != nil:
		tr.s.problems.add(at.Problem("the file cannot be read: %v", err))
		return false
	}
	line := tr.lines.text
	if bytes.HasPrefix(line, []byte("\xff\xfe")) || bytes.HasPrefix(line, []byte("\xfe\xff")) {
		tr.s.problems.add(at.Problem("the file is UTF-16; save it in the character set UTF-8"))
		return false
	}
	if !tr.sound(at.File) {
		return false
	}
	header, bad := tr.cells.of(line)
	if bad != nil {
		at.Column = columnAt(line, bad.offset)
		tr.s.problems.add(at.Problem("%s", bad.what))
		return false
	}
	tr.plan = tr.s.newPlan(t, at, header, func(cell int) int { return columnAt(line, tr.cells.start(cell)) })
	return tr.plan != nil
}

const (
	rowsBetweenChecks = 1000
	rowsBetweenNews   = 100_000
)

// rows reads to the end of the file and reports whether that was reached.
func (tr *tableReader) rows(decode func(*row)) bool {
	file, count := tr.plan.table.File(), 0
	for {
		err := tr.lines.next()
		at := Position{File: file, Line: tr.lines.no, Column: 1}
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			at.Line++
			tr.s.problems.add(at.Problem("the file cannot be read on: %v", err))
			return false
		case tr.lines.long:
			tr.s.problems.add(at.Problem("the line is longer than %d bytes; split the row or shorten its cells", tr.s.limits.line))
			tr.skip(tr.lines.text)
			continue
		case len(tr.lines.text) == 0:
			continue
		}
		if count%rowsBetweenChecks == 0 && tr.s.ended() != nil {
			return false
		}
		if count > 0 && count%rowsBetweenNews == 0 {
			tr.s.told(tr.plan.table.Name, count)
		}
		if count++; count > tr.s.limits.rows {
			tr.s.problems.add(at.Problem("the table has more than %d rows; split the atlas", tr.s.limits.rows))
			return false
		}
		tr.read(at, decode)
	}
}

// read reads the present line as a row.
func (tr *tableReader) read(at Position, decode func(*row)) {
	line := tr.lines.text
	sound := tr.sound(at.File)
	cells, bad := tr.cells.of(line)
	switch {
	case bad != nil:
		at.Column = columnAt(line, bad.offset)
		tr.s.problems.add(at.Problem("%s", bad.what))
		tr.skip(line)
		return
	case len(bytes.Trim(line, ",")) == 0:
		tr.s.problems.add(at.Problem("the row is empty; delete the line"))
		return
	case len(cells) != tr.plan.width:
		at.Column = columnAt(line, len(line))
		if len(cells) > tr.plan.width {
			at.Column = columnAt(line, tr.cells.start(tr.plan.width))
		}
		tr.s.problems.add(at.Problem("the row has %d cells, the header %d; look for a missing comma, or for a comma in a cell that is not in quotation marks",
			len(cells), tr.plan.width))
		tr.skip(line)
		return
	}
	tr.row = row{s: tr.s, plan: tr.plan, line: tr.lines.no, raw: line, cells: tr.cells}
	if sound {
		tr.row.check()
	}
	tr.define(&tr.row)
	decode(&tr.row)
}

// define enters the row's id, or reports that it is taken.
func (tr *tableReader) define(r *row) {
	key := tr.plan.table.id()
	id := r.cell(key)
	if id == "" {
		return
	}
	if first, ok := tr.ids.line(id); ok {
		r.problem(key, "%q is already the id of line %d; give every %s its own id", id, first, tr.plan.table.Row)
		return
	}
	tr.ids.define(id, r.line)
}

// skip passes over a row that could not be split. It enters the row's id, so that
// references to it are not reported as well.
func (tr *tableReader) skip(line []byte) {
	tr.ids.partial = true
	parts := strings.Split(string(line), ",")
	if i := tr.plan.cell(tr.plan.table.id()); i >= 0 && i < len(parts) && isID(parts[i]) {
		if _, ok := tr.ids.find(parts[i]); !ok {
			tr.ids.define(parts[i], tr.lines.no)
		}
	}
}
