package gazetteerfile

import (
	"fmt"
)

// phase is a part of an import that positions may lie in.
type phase string

const (
	inRows  phase = "rows"
	inNames phase = "names"
)

// position is where an import goes on: a byte offset into the unpacked text of
// the table that is read in the phase, and how many lines lie before it.
type position struct {
	phase  phase
	offset int64
	line   int
}

// String writes "rows 123456 789", which parsePosition reads.
func (p position) String() string { return fmt.Sprintf("%s %d %d", p.phase, p.offset, p.line) }

// parsePosition reads what String wrote; the empty text is the beginning.
func parsePosition(text string) (position, error) {
	p := position{phase: inRows}
	if text == "" {
		return p, nil
	}
	n, err := fmt.Sscanf(text, "%s %d %d", &p.phase, &p.offset, &p.line)
	if err != nil || n != 3 || p.phase != inRows && p.phase != inNames || p.offset < 0 || p.line < 0 || p.String() != text {
		return p, fmt.Errorf("the import that was broken off stopped at %q, which is no position; remove the dataset and add the file again", text)
	}
	return p, nil
}
