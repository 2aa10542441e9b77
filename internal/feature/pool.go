package feature

import (
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// pool keeps the texts and days that rows are given, many in one piece of memory, so
// that a row costs no allocation of its own. What it gave stays as it is.
type pool struct {
	piece   strings.Builder
	heads   []string
	days    []edtf.Day
	scratch []byte
}

// The sizes of a pool's pieces: the first is small, since many answers are.
const (
	firstPiece = 512
	lastPiece  = 16 << 10
)

// text keeps a text that was put together.
func (p *pool) text(b []byte) string {
	if p.piece.Cap()-p.piece.Len() < len(b) {
		size := min(max(2*p.piece.Cap(), firstPiece), lastPiece)
		p.piece = strings.Builder{}
		p.piece.Grow(max(size, len(b)))
	}
	at := p.piece.Len()
	p.piece.Write(b)
	return p.piece.String()[at:]
}

// join joins ids as strings.Join does.
func (p *pool) join(ids []string, by string) string {
	if len(ids) < 2 {
		return strings.Join(ids, by)
	}
	p.scratch = append(p.scratch[:0], ids[0]...)
	for _, id := range ids[1:] {
		p.scratch = append(append(p.scratch, by...), id...)
	}
	return p.text(p.scratch)
}

// pointer turns "" into null.
func (p *pool) pointer(s string) *string {
	if s == "" {
		return nil
	}
	return keep(&p.heads, s)
}

// day keeps a day, nil for nil.
func (p *pool) day(d *edtf.Day) *edtf.Day {
	if d == nil {
		return nil
	}
	return keep(&p.days, *d)
}

// keep keeps a value in a piece of memory for many, which is left to what points into
// it when it is full.
func keep[T any](piece *[]T, v T) *T {
	if len(*piece) == cap(*piece) {
		*piece = make([]T, 0, min(max(2*cap(*piece), 16), 256))
	}
	*piece = append(*piece, v)
	return &(*piece)[len(*piece)-1]
}
