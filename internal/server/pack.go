package server

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	fastgzip "github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// minPacked is the size in bytes below which packing costs more than it saves.
const minPacked = 512

// window is how far back zstd looks, in bytes: states are hardly smaller with 8 MB, the
// most that browsers unpack (RFC 9659), and both sides need the memory.
const window = 1 << 20

// packer makes content smaller, each time with the same bytes. It keeps its tools, so
// that small content does not pay for their tables. It is safe for use by many
// goroutines.
type packer struct {
	gzip, brotli, zstd sync.Pool
	sheets             *sync.Pool
	pieces             sync.Pool // of *[pieceSize]byte
}

// newPacker packs what somebody waits for. Of levels that save nearly the same it has
// the fast ones: BenchmarkPack tells the time and the bytes of both kinds.
func newPacker() *packer {
	return makePacker(5, func(w io.Writer) resetter { return brotli.NewWriterV2(w, 3) }, zstd.SpeedDefault)
}

// newThoroughPacker packs what is made once for as long as the program runs, and is
// small: scripts and styles.
func newThoroughPacker() *packer {
	return makePacker(9, func(w io.Writer) resetter { return brotli.NewWriterLevel(w, 9) }, zstd.SpeedBestCompression)
}

// resetter is a tool that can be used again.
type resetter interface {
	io.WriteCloser
	Reset(io.Writer)
}

func makePacker(gzipLevel int, newBrotli func(io.Writer) resetter, level zstd.EncoderLevel) *packer {
	p := &packer{sheets: newSheetPool()}
	p.pieces.New = func() any { return new([pieceSize]byte) }
	p.gzip.New = func() any {
		w, err := fastgzip.NewWriterLevel(io.Discard, gzipLevel)
		if err != nil {
			return err
		}
		return w
	}
	p.brotli.New = func() any { return newBrotli(io.Discard) }
	p.zstd.New = func() any {
		w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(level), zstd.WithWindowSize(window), zstd.WithEncoderConcurrency(1))
		if err != nil {
			return err
		}
		return w
	}
	return p
}

// pack makes content smaller in one coding. Cost: the length of the content.
func (p *packer) pack(e encoding, plain []byte) ([]byte, error) {
	out := sheets{pool: p.sheets}
	err := p.into(&out, e, piecesOf(plain))
	return out.bytes(), err
}

// into packs pieces one after the other.
func (p *packer) into(out io.Writer, e encoding, pieces iter.Seq[[]byte]) error {
	pool := map[encoding]*sync.Pool{gzipped: &p.gzip, brotlied: &p.brotli, zstded: &p.zstd}[e]
	tool := pool.Get()
	w, ok := tool.(resetter)
	if !ok {
		return fmt.Errorf("%s: %v", e.name(), tool)
	}
	defer pool.Put(tool)
	w.Reset(out)
	for piece := range pieces {
		if _, err := w.Write(piece); err != nil {
			return err
		}
	}
	return w.Close()
}

// unpacker reads what was packed as it was before. It must be closed.
func unpacker(e encoding, packed []byte) (io.ReadCloser, error) {
	r := bytes.NewReader(packed)
	switch e {
	case gzipped:
		return fastgzip.NewReader(r)
	case brotlied:
		return io.NopCloser(brotli.NewReader(r)), nil
	case zstded:
		d, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(window), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return io.NopCloser(r), nil
}

// packable reports that content of a type and size becomes smaller: pictures, letters
// and archives are packed already.
func packable(contentType string, size int) bool {
	if size < minPacked {
		return false
	}
	for _, s := range []string{"text/", "json", "javascript", "xml", "svg", "vector-tile"} {
		if strings.Contains(contentType, s) {
			return true
		}
	}
	return false
}
