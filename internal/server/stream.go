package server

import (
	"bytes"
	"io"
	"slices"
)

// pieceSize is how much of an answer, in bytes, is written before it is handed on to be
// packed, while the next piece is being written: two processors work on one answer, and
// the whole of it stands nowhere as it is. Packing goes by the same pieces wherever an
// answer is packed, so that the bytes are the same.
const pieceSize = 256 << 10

// stream packs an answer while it is being written. What is shorter than a piece is
// kept as it is until it ends.
type stream struct {
	packer *packer
	wanted encoding
	size   int    // bytes written so far
	held   []byte // the piece in the making
	pieces chan []byte
	free   chan []byte
	done   chan struct{}
	out    sheets
	err    error // of packing; read after done
}

func newStream(p *packer, wanted encoding) *stream {
	return &stream{packer: p, wanted: wanted, held: p.piece(), out: sheets{pool: p.sheets}}
}

// piece is an empty piece; it is given back with discard.
func (p *packer) piece() []byte {
	b, _ := p.pieces.Get().(*[pieceSize]byte)
	return b[:0]
}

func (p *packer) discard(piece []byte) { p.pieces.Put((*[pieceSize]byte)(piece[:pieceSize])) }

// Write is what io.Writer asks for; it never fails, packing tells its error at the end.
func (s *stream) Write(b []byte) (int, error) {
	n := len(b)
	for s.size += n; len(b) > 0; {
		k := min(len(b), pieceSize-len(s.held))
		s.held, b = append(s.held, b[:k]...), b[k:]
		if len(s.held) == pieceSize {
			s.hand()
		}
	}
	return n, nil
}

// hand gives the piece to the packing, and takes an empty one.
func (s *stream) hand() {
	if s.pieces == nil {
		s.pieces, s.free, s.done = make(chan []byte), make(chan []byte, 2), make(chan struct{})
		s.free <- s.packer.piece()
		go s.pack()
	}
	s.pieces <- s.held
	s.held = (<-s.free)[:0]
}

func (s *stream) pack() {
	defer close(s.done)
	s.err = s.packer.into(&s.out, s.wanted, func(yield func([]byte) bool) {
		for piece := range s.pieces {
			more := yield(piece)
			s.free <- piece
			if !more {
				break
			}
		}
	})
	for piece := range s.pieces { // nobody may wait for a packing that has failed
		s.free <- piece
	}
}

// end waits for the packing; it may be called again. Whoever writes to a stream must
// call it, also where writing fails, and read nothing of what is held then.
func (s *stream) end() {
	if s.pieces != nil {
		close(s.pieces)
		<-s.done
		s.packer.discard(<-s.free)
		s.pieces = nil
	}
	if s.held != nil {
		s.packer.discard(s.held)
		s.held = nil
	}
}

// writeBody is an answer that is written piece by piece, in the coding that is wanted
// first.
func writeBody(p *packer, contentType string, wanted encoding, write func(io.Writer) error) (*body, error) {
	if wanted == identity || p == nil || !packable(contentType, minPacked) {
		plain := sheets{pool: newSheetPool()}
		if p != nil {
			plain.pool = p.sheets
		}
		if err := write(&plain); err != nil {
			return nil, err
		}
		return newBody(p, contentType, plain.bytes(), wanted)
	}
	s := newStream(p, wanted)
	defer s.end()
	if err := write(s); err != nil {
		return nil, err
	}
	if s.pieces == nil {
		if len(s.held) < minPacked {
			return newBody(p, contentType, bytes.Clone(s.held), wanted)
		}
		return newBody(p, contentType, s.held, wanted)
	}
	s.pieces <- s.held
	s.held = <-s.free
	s.end()
	if s.err != nil {
		return nil, s.err
	}
	b := newEmptyBody(contentType, s.size)
	b.packer = p
	b.forms[wanted].Store(newForm(wanted, s.out.bytes()))
	return b, nil
}

// piecesOf cuts content as a stream does.
func piecesOf(plain []byte) func(yield func([]byte) bool) { return slices.Chunk(plain, pieceSize) }
