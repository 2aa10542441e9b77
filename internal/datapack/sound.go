package datapack

import (
	"fmt"
	"io/fs"
	"unicode"
)

// sound reports whether the present line is text that a cell may hold. Lines that
// are not UTF-8 have one cause, the file's encoding: they are counted, and the
// first is reported when the file is read.
func (tr *tableReader) sound(file string) bool {
	line := tr.lines.text
	if i := badEncoding(line); i >= 0 {
		if tr.badLines == 0 {
			tr.badAt = Position{File: file, Line: tr.lines.no, Column: columnAt(line, i)}
			tr.badByte = line[i]
		}
		tr.badLines++
		return false
	}
	if i, r := badCharacter(line); i >= 0 {
		at := Position{File: file, Line: tr.lines.no, Column: columnAt(line, i)}
		tr.s.problems.add(at.Problem("the character %U (%s) is not allowed; delete it", r, characterName(r)))
		return false
	}
	return true
}

// characterName says in words what kind of forbidden character it is.
func characterName(r rune) string {
	switch {
	case r == '\t':
		return "tab"
	case r == '\r':
		return "carriage return inside the line"
	case r == unicode.ReplacementChar:
		return "the mark of text damaged by a wrong character set"
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return "it changes the direction of the text after it"
	case r == 0x2028, r == 0x2029:
		return "line separator"
	case r == 0xfeff:
		return "byte order mark inside the text"
	}
	return "control character"
}

// tooLarge returns an error if the open file exceeds max bytes or is no file.
func (s *session) tooLarge(f fs.File, max int64) error {
	info, err := f.Stat()
	switch {
	case err != nil:
		return fmt.Errorf("the file cannot be read: %w", err)
	case info.IsDir():
		return fmt.Errorf("this is a folder; a file must have this name")
	case info.Size() > max:
		return fmt.Errorf("the file has %d bytes; %d are the most, split the atlas", info.Size(), max)
	}
	return nil
}
