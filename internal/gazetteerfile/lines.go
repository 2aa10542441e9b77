package gazetteerfile

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds a line in bytes. GeoNames' longest column has 10,000 characters.
const maxLine = 64 << 10

// lines reads a text line by line. What text holds is valid until the next call.
type lines struct {
	src  *bufio.Reader
	ctx  context.Context
	name string
	text []byte // without line end and byte order mark; empty where long
	at   int64  // offset of the line
	end  int64  // offset behind it
	no   int    // number of the line, from 1
	long bool   // the line is longer than maxLine
}

// newLines reads on from a position.
func newLines(ctx context.Context, r io.Reader, name string, from position) *lines {
	return &lines{src: bufio.NewReaderSize(r, maxLine+2), ctx: ctx, name: name, end: from.offset, no: from.line}
}

// next moves to the next line. It returns io.EOF after the last, and the
// context's error soon after that has ended.
func (l *lines) next() error {
	if l.no%1024 == 0 {
		if err := l.ctx.Err(); err != nil {
			return err
		}
	}
	l.at, l.long = l.end, false
	part, err := l.src.ReadSlice('\n')
	l.end += int64(len(part))
	for errors.Is(err, bufio.ErrBufferFull) {
		l.long = true
		part, err = l.src.ReadSlice('\n')
		l.end += int64(len(part))
	}
	switch {
	case errors.Is(err, io.EOF) && l.end == l.at:
		return io.EOF
	case err != nil && !errors.Is(err, io.EOF):
		return fmt.Errorf("%s cannot be read beyond line %d: %w", l.name, l.no, err)
	}
	l.no++
	if l.long {
		l.text = nil
		return nil
	}
	l.text = bytes.TrimSuffix(bytes.TrimSuffix(part, []byte("\n")), []byte("\r"))
	if l.at == 0 {
		l.text = bytes.TrimPrefix(l.text, []byte(byteOrderMark))
	}
	return nil
}

const byteOrderMark = "\uFEFF"

// after is the position behind the present line.
func (l *lines) after(p phase) position { return position{p, l.end, l.no} }
