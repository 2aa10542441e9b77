package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
)

// body is an answer in the codings that were asked for: each is made once, at its first
// need, and never changes. The content as it is stays only where somebody asked for it:
// it is made from a packed form again, which takes less than to write it anew.
type body struct {
	contentType []string // value of the header
	vary        []string // value of Vary
	size        int      // of the content as it is, in bytes
	packer      *packer  // nil where packing does not pay
	forms       [encodings]atomic.Pointer[form]
	making      sync.Mutex // of a form
}

// form is an answer in one coding, with what headers say of it.
type form struct {
	data   []byte
	coding []string // value of Content-Encoding; nil for the content as it is
	length []string // value of Content-Length
	etag   []string // value of ETag
	packed encoding // how data is coded
}

// overhead is what keeping an answer takes beside its bytes: without it, empty ones,
// of which there are as many as tiles, would be kept without limit.
const overhead = 768

// newBody is an answer in the coding that is wanted first. Content that is packed may be
// written over afterwards.
func newBody(p *packer, contentType string, plain []byte, wanted encoding) (*body, error) {
	b := newEmptyBody(contentType, len(plain))
	if packable(contentType, len(plain)) {
		b.packer = p
	}
	if b.packer == nil || wanted == identity {
		b.forms[identity].Store(newForm(identity, plain))
		return b, nil
	}
	_, err := b.pack(wanted, plain)
	return b, err
}

func newEmptyBody(contentType string, size int) *body {
	return &body{contentType: []string{contentType}, vary: []string{"Accept-Encoding"}, size: size}
}

// newForm describes the bytes of an answer. Its entity tag is made of these very bytes:
// it is strong, and no two codings share one.
func newForm(e encoding, data []byte) *form {
	sum := sha256.Sum256(data)
	f := &form{data: data, length: []string{strconv.Itoa(len(data))}, etag: []string{`"` + hex.EncodeToString(sum[:12]) + `"`}, packed: e}
	if e != identity {
		f.coding = []string{e.name()}
	}
	return f
}

// form is the answer in a coding; made says that it has become heavier.
func (b *body) form(e encoding) (f *form, made bool, err error) {
	if b.packer == nil {
		e = identity
	}
	if f := b.forms[e].Load(); f != nil {
		return f, false, nil
	}
	b.making.Lock()
	defer b.making.Unlock()
	if f := b.forms[e].Load(); f != nil {
		return f, false, nil
	}
	if e == identity {
		plain, err := b.plain()
		if err != nil {
			return nil, false, err
		}
		f = newForm(identity, plain)
		b.forms[identity].Store(f)
		return f, true, nil
	}
	f, err = b.repack(e)
	return f, true, err
}

// pack makes a form; where packing saves nothing, the content as it is stands for it.
func (b *body) pack(e encoding, plain []byte) (*form, error) {
	data, err := b.packer.pack(e, plain)
	if err != nil {
		return nil, err
	}
	return b.take(e, data, func() ([]byte, error) { return bytes.Clone(plain), nil })
}

// repack makes a form of one that was made before, piece by piece.
func (b *body) repack(e encoding) (*form, error) {
	r, err := b.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	out, piece := sheets{pool: b.packer.sheets}, b.packer.piece()[:pieceSize]
	defer b.packer.discard(piece)
	var broken error
	err = b.packer.into(&out, e, func(yield func([]byte) bool) {
		for n := pieceSize; n == pieceSize; {
			if n, broken = io.ReadFull(r, piece); errors.Is(broken, io.EOF) || errors.Is(broken, io.ErrUnexpectedEOF) {
				broken = nil
			}
			if broken != nil || n == 0 || !yield(piece[:n]) {
				return
			}
		}
	})
	if err = errors.Join(err, broken); err != nil {
		return nil, err
	}
	return b.take(e, out.bytes(), b.plain)
}

// take keeps packed content as a form, or the content as it is where that is no longer.
func (b *body) take(e encoding, data []byte, plain func() ([]byte, error)) (*form, error) {
	f := newForm(e, data)
	if len(data) >= b.size {
		if f = b.forms[identity].Load(); f == nil {
			whole, err := plain()
			if err != nil {
				return nil, err
			}
			f = newForm(identity, whole)
			b.forms[identity].Store(f)
		}
	}
	b.forms[e].Store(f)
	return f, nil
}

// reader reads the content as it is. It must be closed.
func (b *body) reader() (io.ReadCloser, error) {
	for _, e := range append([]encoding{identity}, packings()...) {
		if f := b.forms[e].Load(); f != nil {
			return unpacker(f.packed, f.data)
		}
	}
	return io.NopCloser(bytes.NewReader(nil)), nil
}

// plain is the content as it is.
func (b *body) plain() ([]byte, error) {
	r, err := b.reader()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	out := make([]byte, b.size)
	_, err = io.ReadFull(r, out)
	return out, err
}

// weight is the memory that an answer takes, in bytes.
func (b *body) weight() int64 {
	n := int64(overhead)
	for e := range b.forms {
		if f := b.forms[e].Load(); f != nil && int(f.packed) == e {
			n += int64(len(f.data))
		}
	}
	return n
}
