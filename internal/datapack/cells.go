package datapack

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// cells splits lines into cells: by encoding/csv where a line has quotation marks,
// else at its commas. Each line is handed over as a file of its own, so that an
// unclosed quotation mark cannot swallow the lines after it.
type cells struct {
	feed  feed
	csv   *csv.Reader
	texts []string // of the present line
	plain bool     // it was split at its commas
}

func newCells() *cells {
	c := &cells{}
	c.csv = csv.NewReader(&c.feed)
	c.csv.FieldsPerRecord = -1
	c.csv.ReuseRecord = true
	return c
}

// quoteError says what is wrong with the quotation marks of a line, and where.
type quoteError struct {
	offset int // in bytes
	what   string
}

// of returns the cells of a line that is not empty. The slice is valid until the
// next call; the cells share one string. Cost: time in proportion to the line.
func (c *cells) of(line []byte) ([]string, *quoteError) {
	c.texts = c.texts[:0]
	if c.plain = bytes.IndexByte(line, '"') < 0 && line[len(line)-1] != '\r'; c.plain {
		rest, more := string(line), true
		for more {
			var cell string
			cell, rest, more = strings.Cut(rest, ",")
			c.texts = append(c.texts, cell)
		}
		return c.texts, nil
	}
	c.feed.rest = line
	record, err := c.csv.Read()
	if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
		if errors.Is(err, csv.ErrBareQuote) {
			return nil, &quoteError{parse.Column - 1,
				"a quotation mark inside a cell that does not begin with one; put the whole cell in quotation marks and double those inside"}
		}
		return nil, badQuote(line)
	}
	c.texts = append(c.texts, record...)
	return c.texts, nil
}

// start returns the offset in bytes of a cell in the present line.
func (c *cells) start(cell int) int {
	if !c.plain {
		_, column := c.csv.FieldPos(cell)
		return column - 1
	}
	offset := 0
	for _, before := range c.texts[:cell] {
		offset += len(before) + len(",")
	}
	return offset
}

// badQuote finds the cell in which the quotation marks go wrong.
func badQuote(line []byte) *quoteError {
	open, inside := 0, false
	for i := 0; i < len(line); i++ {
		switch {
		case !inside && line[i] == '"' && (i == 0 || line[i-1] == ','):
			open, inside = i, true
		case inside && line[i] == '"' && i+1 < len(line) && line[i+1] == '"':
			i++
		case inside && line[i] == '"' && i+1 < len(line) && line[i+1] != ',':
			return &quoteError{i, "a quotation mark ends the cell, but text follows it; double a quotation mark that belongs to the text"}
		case inside && line[i] == '"':
			inside = false
		}
	}
	return &quoteError{open,
		"the quotation mark opened here is not closed on this line; close it, double those inside the text, and write the cell without a line break"}
}

// feed is a reader of one line after the other, with an end of file after each.
type feed struct{ rest []byte }

func (f *feed) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}
