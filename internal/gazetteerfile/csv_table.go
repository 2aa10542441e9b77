package gazetteerfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// table is a CSV of one's own.
type table struct {
	src      *source
	prefix   string // of the ids of rows without one
	origin   string // of the rows that name none
	plan     map[string]int
	width    int      // columns of the header
	unused   []string // columns that nothing reads
	rows     int
	unsigned int // rows without an origin
	unnamed  int // rows without an id
	problems Problems
}

// survey reads the whole file and collects every problem.
func (t *table) survey(ctx context.Context, done func(int64)) error {
	first := map[string]int{} // line by id
	err := t.scan(ctx, position{}, done, func(l *csvLines, row *csvRow) error {
		t.rows++
		entry := row.entry(t.ownID(l), "")
		if entry.Origin == "" {
			t.unsigned++
		}
		id, i := row.cell("gazetteer_id")
		if id == "" {
			t.unnamed++
		}
		if before, taken := first[entry.ID]; taken {
			row.wrong(i, fmt.Sprintf("the id %s stands in line %d already; give every row its own", short(entry.ID), before))
			return nil
		}
		first[strings.Clone(entry.ID)] = l.at // a part would keep its whole row in memory
		return nil
	})
	if err == nil && t.rows == 0 && t.problems.Total == 0 {
		return fmt.Errorf("%s has a header and no rows; add one row for each place", t.src.name)
	}
	return err
}

// ownID names a row by its line, which stays the same as long as the file does.
func (t *table) ownID(l *csvLines) string { return t.prefix + ":" + strconv.Itoa(l.at) }

// each hands on the rows behind a position. It runs after a survey that found no
// problem.
func (t *table) each(ctx context.Context, from position, emit func(record, position) error) error {
	return t.scan(ctx, from, nil, func(l *csvLines, row *csvRow) error {
		entry := row.entry(t.ownID(l), t.origin)
		return emit(record{Entry: entry}, l.end())
	})
}

// scan goes through the rows of the file behind a position.
func (t *table) scan(ctx context.Context, from position, done func(int64), each func(*csvLines, *csvRow) error) error {
	text, err := t.src.open(from.offset)
	if err != nil {
		return err
	}
	defer text.Close()
	l := newCSVLines(ctx, text, t.src.name, from)
	row := &csvRow{plan: t.plan, wrong: func(cell int, message string) { t.problems.add(l.problem(cell, message)) }}
	for count := 0; ; count++ {
		cells, bad, err := l.next()
		if bad != nil {
			t.problems.add(*bad)
		}
		switch {
		case errors.Is(err, io.EOF):
			t.src.size = l.end().offset
			return nil
		case err != nil:
			return err
		case bad != nil:
			continue
		}
		row.cells = cells
		if from.offset == 0 && t.header(l, row, count) || !t.shape(l, row) {
			continue
		}
		if err := each(l, row); err != nil {
			return err
		}
		if done != nil && count%4096 == 0 {
			done(l.end().offset)
		}
	}
}

// header takes the first record as such.
func (t *table) header(l *csvLines, row *csvRow, count int) bool {
	if count > 0 {
		return false
	}
	var twice []int
	t.plan, t.unused, twice = csvPlan(row.cells)
	t.width, row.plan = len(row.cells), t.plan
	for _, i := range twice {
		t.problems.add(l.problem(i, "the column "+strings.ToLower(strings.TrimSpace(row.cells[i]))+" stands twice; take one away"))
	}
	return true
}

// shape checks what must hold before cells can be read.
func (t *table) shape(l *csvLines, row *csvRow) bool {
	if strings.TrimSpace(strings.Join(row.cells, "")) == "" {
		t.problems.add(l.problem(0, "the row is empty; delete the line"))
		return false
	}
	if len(row.cells) != t.width {
		t.problems.add(l.problem(min(len(row.cells), t.width+1)-1, fmt.Sprintf(
			"the row has %d cells, the header %d; look for a missing comma, or for a comma in a cell that is not in quotation marks", len(row.cells), t.width)))
		return false
	}
	if i, bad := row.encoding(); bad {
		t.problems.add(l.problem(i, "the cell is not UTF-8; save the file in that character set"))
		return false
	}
	return true
}

// record is a row whose names are not yet folded.
type record struct {
	Entry   atlas.GazetteerEntry
	Feature string
}
