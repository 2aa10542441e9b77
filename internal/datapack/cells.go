package datapack

import (
	"encoding/csv"
	"errors"
	"io"
)

// cells splits lines into cells by encoding/csv. Each line is handed over as a
// file of its own, so that an unclosed quotation mark cannot swallow the lines
// after it.
type cells struct {
	feed feed
	csv  *csv.Reader
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

// split returns the cells of a line that is not empty and their offsets in bytes.
// The cells' slice is valid until the next call; offsets are appended to into.
func (c *cells) split(line []byte, into []int) ([]string, []int, *quoteError) {
	c.feed.rest = line
	record, err := c.csv.Read()
	if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
		if errors.Is(err, csv.ErrBareQuote) {
			return nil, nil, &quoteError{parse.Column - 1,
				"a quotation mark inside a cell that does not begin with one; put the whole cell in quotation marks and double those inside"}
		}
		return nil, nil, badQuote(line)
	}
	for i := range record {
		_, col := c.csv.FieldPos(i)
		into = append(into, col-1)
	}
	return record, into, nil
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
