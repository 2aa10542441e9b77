package server

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// someText is content that packs, as long as asked for.
func someText(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]byte, n)
	for i := range out {
		out[i] = "abcdefgh{}\":,"[r.IntN(13)]
	}
	return out
}

// However an answer is cut while it is being written, it packs to the bytes that it has
// when it is packed as a whole, and unpacks to itself.
func TestStreamPacksWhatTheWholePacksTo(t *testing.T) {
	p, whole := newPacker(), someText(5*pieceSize/2)
	rapid.Check(t, func(t *rapid.T) {
		content := whole[:rapid.SampledFrom([]int{0, 1, minPacked, pieceSize - 1, pieceSize, pieceSize + 1, len(whole)}).Draw(t, "length")]
		wanted := rapid.SampledFrom([]encoding{identity, gzipped, brotlied, zstded}).Draw(t, "coding")
		cut := rapid.IntRange(1000, 2*pieceSize).Draw(t, "cut")
		streamed, err := writeBody(p, typeJSON, wanted, func(to io.Writer) error {
			for rest := content; len(rest) > 0; rest = rest[min(cut, len(rest)):] {
				if _, err := to.Write(rest[:min(cut, len(rest))]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		at, err := newBody(p, typeJSON, content, wanted)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := streamed.form(wanted)
		if err != nil {
			t.Fatal(err)
		}
		want, _, err := at.form(wanted)
		if err != nil || !bytes.Equal(got.data, want.data) || got.etag[0] != want.etag[0] || streamed.size != len(content) {
			t.Fatalf("%d bytes in %s differ from those packed whole (%v)", len(content), wanted.name(), err)
		}
		if back, err := streamed.plain(); err != nil || !bytes.Equal(back, content) {
			t.Fatalf("%d bytes in %s come back as %d (%v)", len(content), wanted.name(), len(back), err)
		}
	})
}

// An answer that cannot be written to its end is no answer, and leaves nobody waiting.
func TestStreamThatBreaksOffIsAnError(t *testing.T) {
	broken := errors.New("broken")
	for _, n := range []int{10, 3 * pieceSize} {
		_, err := writeBody(newPacker(), typeJSON, gzipped, func(to io.Writer) error {
			if _, err := to.Write(someText(n)); err != nil {
				return err
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Errorf("after %d bytes: error %v", n, err)
		}
	}
}
