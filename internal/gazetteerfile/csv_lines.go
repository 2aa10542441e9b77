package gazetteerfile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// csvLines reads the records of a CSV and remembers the bytes of the present one,
// so that problems can be told with their column in characters.
type csvLines struct {
	src    *bufio.Reader
	ctx    context.Context
	csv    *csv.Reader
	name   string
	before position // where the reading began
	raw    []byte   // what was handed to csv of the present record
	rest   []byte   // of a line that csv has not asked for
	begin  int      // number of the first line in raw; empty lines may come before the record
	at     int      // number of the record's first line, from 1
	lines  int      // line ends handed to csv
}

func newCSVLines(ctx context.Context, r io.Reader, name string, from position) *csvLines {
	l := &csvLines{src: bufio.NewReader(r), ctx: ctx, name: name, before: from}
	if from.offset == 0 {
		if mark, err := l.src.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
			_, _ = l.src.Discard(len(byteOrderMark)) // cannot fail after Peek
			l.before.offset = int64(len(byteOrderMark))
		}
	}
	l.csv = csv.NewReader(l)
	l.csv.FieldsPerRecord, l.csv.ReuseRecord = -1, true
	return l
}

// maxRecord bounds one record in bytes: an open quotation mark would swallow the file.
const maxRecord = 1 << 20

var errLongRecord = fmt.Errorf("the row is longer than %d bytes; look for a quotation mark that is never closed", maxRecord)

// Read hands on at most one line, so that csv never reads beyond its record.
func (l *csvLines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		part, err := l.src.ReadSlice('\n')
		if len(part) == 0 {
			return 0, err
		}
		if len(l.raw)+len(part) > maxRecord {
			return 0, errLongRecord
		}
		l.raw = append(l.raw, part...)
		l.lines += bytes.Count(part, []byte("\n"))
		l.rest = part
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// next reads a record. A bad one is a Problem, after which reading goes on;
// io.EOF comes after the last.
func (l *csvLines) next() (cells []string, bad *Problem, err error) {
	if err := l.ctx.Err(); err != nil {
		return nil, nil, err
	}
	l.raw = l.raw[:0]
	l.begin = l.before.line + l.lines + 1
	l.at = l.begin
	cells, err = l.csv.Read()
	var form *csv.ParseError
	switch {
	case err == nil:
		l.at = l.before.line + l.line(0)
		return cells, nil, nil
	case errors.Is(err, io.EOF):
		return nil, nil, io.EOF
	case errors.Is(err, errLongRecord):
		return nil, &Problem{File: l.name, Line: l.at, Column: 1, Message: err.Error()}, io.EOF
	case errors.As(err, &form):
		what := "a quotation mark inside a cell; put the whole cell in quotation marks and double those inside it"
		if errors.Is(form.Err, csv.ErrQuote) && form.Column > 0 {
			what = "a quotation mark that is not closed, or text behind the closing one; double the marks inside a quoted cell"
		}
		at := Problem{File: l.name, Line: l.before.line + form.Line, Column: l.column(form.Line, form.Column), Message: what}
		return nil, &at, nil
	}
	return nil, nil, fmt.Errorf("%s cannot be read beyond line %d: %w", l.name, l.at, err)
}

// line is the number of the line, counted from where the reading began, on which
// a cell of the present record begins.
func (l *csvLines) line(cell int) int {
	line, _ := l.csv.FieldPos(cell)
	return line
}

// problem tells of a cell of the present record.
func (l *csvLines) problem(cell int, message string) Problem {
	line, column := l.csv.FieldPos(cell)
	return Problem{File: l.name, Line: l.before.line + line, Column: l.column(line, column), Message: message}
}

// column turns a column in bytes, from 1, into one in characters.
func (l *csvLines) column(line, column int) int {
	text := l.raw
	for first := l.before.line + line - l.begin; first > 0; first-- {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	return utf8.RuneCount(text[:min(max(column-1, 0), len(text))]) + 1
}

// end is the position behind the present record.
func (l *csvLines) end() position {
	return position{inRows, l.before.offset + l.csv.InputOffset(), l.before.line + l.lines}
}
