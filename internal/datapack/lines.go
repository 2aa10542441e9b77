package datapack

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// lines reads a file line by line without its line ends and byte order mark. The
// slice of a line is valid until the next call.
type lines struct {
	src  *bufio.Reader
	max  int // bytes of one line
	buf  []byte
	text []byte
	no   int  // number of the line in text, from 1
	long bool // the line was longer than max; text is its beginning
}

func newLines(r io.Reader, max int) *lines {
	return &lines{src: bufio.NewReaderSize(r, 64<<10), max: max}
}

// next moves to the next line. It returns io.EOF after the last.
func (l *lines) next() error {
	l.buf, l.long = l.buf[:0], false
	for {
		part, err := l.src.ReadSlice('\n')
		if room := l.max - len(l.buf); len(part) > room+2 {
			l.long = true
			part = part[:max(room, 0)]
		}
		l.buf = append(l.buf, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && (err != io.EOF || len(l.buf) == 0) {
			return err
		}
		break
	}
	l.text = bytes.TrimSuffix(bytes.TrimSuffix(l.buf, []byte("\n")), []byte("\r"))
	if l.no == 0 {
		l.text = bytes.TrimPrefix(l.text, []byte("\uFEFF"))
	}
	l.no++
	return nil
}

// columnAt turns a byte offset into a line into a column of characters, from 1.
func columnAt(line []byte, offset int) int {
	return utf8.RuneCount(line[:min(offset, len(line))]) + 1
}

// badEncoding returns the offset of the first byte that is not UTF-8, or -1.
func badEncoding(line []byte) int {
	if utf8.Valid(line) {
		return -1
	}
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRune(line[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// badCharacter returns the offset of the first character that no cell may hold,
// or -1.
func badCharacter(line []byte) (int, rune) {
	for i := 0; i < len(line); {
		if c := line[i]; c >= 0x20 && c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(line[i:])
		if forbidden(r) {
			return i, r
		}
		i += n
	}
	return -1, 0
}

// forbidden reports control characters, line separators, the mark of damaged text,
// byte order marks inside text, and the characters that override the direction of
// what follows: those can make a record read differently from what it says.
func forbidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r <= 0x9f:
		return true
	case r == 0x2028, r == 0x2029, r == 0xfeff, r == utf8.RuneError:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}
