package server

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// told is content that packs well.
func told(n int) []byte { return []byte(strings.Repeat("held by whoever says so; ", n/25+1))[:n] }

func newTestBody(t testing.TB, contentType string, plain []byte, wanted encoding) *body {
	t.Helper()
	b, err := newBody(newPacker(), contentType, plain, wanted)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// formOf is a form of a body, as sent.
func formOf(t testing.TB, b *body, e encoding) *form {
	t.Helper()
	f, _, err := b.form(e)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestSmallAndPackedBodiesAreNotPacked(t *testing.T) {
	for _, b := range []*body{newTestBody(t, typeJSON, told(minPacked-1), zstded), newTestBody(t, "font/woff2", told(5000), gzipped), newTestBody(t, typePNG, told(5000), brotlied)} {
		if f := formOf(t, b, gzipped); f.coding != nil || len(f.data) != b.size {
			t.Errorf("%d bytes of %s are packed", b.size, b.contentType)
		}
	}
	for _, e := range packings() {
		if f := formOf(t, newTestBody(t, typeJSON, told(5000), e), e); len(f.data) == 0 || len(f.data) >= 5000 || f.coding[0] != e.name() {
			t.Errorf("%s is not packed", e.name())
		}
	}
}

// Where packing saves nothing, the content as it is answers.
func TestNoisyBodiesAreNotPacked(t *testing.T) {
	noise := make([]byte, 2000)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		noise[i] = byte(x)
	}
	for _, e := range packings() {
		b := newTestBody(t, typeText, noise, e)
		if f := formOf(t, b, e); f.coding != nil || !bytes.Equal(f.data, noise) || f != formOf(t, b, identity) {
			t.Errorf("%s of noise is %v, %d bytes", e.name(), f.coding, len(f.data))
		}
		if b.weight() != int64(overhead+len(noise)) {
			t.Errorf("it weighs %d", b.weight())
		}
	}
}

// The content as it is does not stay where nobody asked for it, and every form is made
// once, whichever comes first.
func TestFormsAreMadeAtTheirFirstNeed(t *testing.T) {
	plain := told(20_000)
	for _, first := range append(packings(), identity) {
		b := newTestBody(t, typeJSON, plain, first)
		if want := int64(overhead + len(formOf(t, b, first).data)); b.weight() != want {
			t.Errorf("after %s it weighs %d, want %d", first.name(), b.weight(), want)
		}
		tags := map[string]bool{}
		for e := range encodings {
			f, made, err := b.form(e)
			if err != nil || made == (e == first) {
				t.Errorf("%s after %s: made %t, %v", e.name(), first.name(), made, err)
			}
			tags[f.etag[0]] = true
			if again, made, _ := b.form(e); made || again != f {
				t.Errorf("%s is made twice", e.name())
			}
			if got, err := unpack(e, f.data); err != nil || !bytes.Equal(got, plain) {
				t.Errorf("%s unpacks to %d bytes, %v", e.name(), len(got), err)
			}
		}
		if len(tags) != int(encodings) {
			t.Errorf("%d tags for %d codings", len(tags), encodings)
		}
	}
}

// One tag is one sequence of bytes: a form has the same, whichever came first, and
// whoever made it.
func TestFormsDependOnTheContentAlone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		plain := []byte(strings.Repeat(rapid.StringN(1, 40, -1).Draw(r, "text"), rapid.IntRange(1, 400).Draw(r, "times")))
		var all [encodings][]string
		for first := range encodings {
			b := newTestBody(t, typeText, plain, first)
			for _, e := range []encoding{zstded, identity, gzipped, brotlied} {
				f := formOf(t, b, e)
				all[e] = append(all[e], f.etag[0]+string(f.data))
				if got, err := unpack(f.packed, f.data); err != nil || !bytes.Equal(got, plain) || f.length[0] == "" {
					r.Fatalf("%s unpacks to %q, %v", e.name(), got, err)
				}
			}
		}
		for e, list := range all {
			for _, other := range list {
				if other != list[0] {
					r.Fatalf("%s has several forms", encoding(e).name())
				}
			}
		}
	})
}

func TestFormsAreMadeOnceByMany(t *testing.T) {
	b := newTestBody(t, typeJSON, told(50_000), gzipped)
	var all sync.WaitGroup
	var made [encodings]int
	var counting sync.Mutex
	for i := range 40 {
		all.Go(func() {
			e := encoding(i % int(encodings))
			_, first, err := b.form(e)
			counting.Lock()
			defer counting.Unlock()
			if err != nil {
				t.Error(err)
			}
			if first {
				made[e]++
			}
		})
	}
	all.Wait()
	if made != [encodings]int{identity: 1, brotlied: 1, zstded: 1} {
		t.Errorf("made %v", made)
	}
}

func TestNegotiation(t *testing.T) {
	for header, want := range map[string]encoding{
		"": identity, "identity": identity, "deflate": identity, "gzip;q=0": identity, "gzip; q=0.0": identity, "*;q=0": identity, "identity;q=0": identity,
		"gzip": gzipped, "GZIP": gzipped, "x-gzip": gzipped, "br": brotlied, "zstd": zstded, "*": zstded, "gzip, deflate": gzipped,
		"gzip, deflate, br": brotlied, "gzip, deflate, br, zstd": zstded, "zstd;q=0.5, br;q=0.5, gzip;q=0.5": zstded,
		"br, gzip;q=0.5": brotlied, "br;q=0.5, gzip": gzipped, "gzip;q=0, *": zstded, "*, zstd;q=0": brotlied, "*;q=0.1, gzip;q=0.2": gzipped,
		"gzip;q=0.5, identity": identity, "gzip;q=0.5, identity;q=0.5": gzipped, "gzip;q=0.5, identity;q=0.4": gzipped, "identity, *;q=0": identity, "identity;q=0, *;q=0": identity,
		"gzip;q=0.001": gzipped, "gzip;q=x": gzipped, "gzip;Q=0": identity, "gzip ; q = 0": identity, ",,gzip,": gzipped, "gzip;level=9;q=0": identity, "gzip;q=-1": identity, "gzip;q=9": gzipped,
	} {
		if got := negotiate([]string{header}, packings()); got != want {
			t.Errorf("Accept-Encoding %q: %s, want %s", header, got.name(), want.name())
		}
	}
	if negotiate(nil, packings()) != identity || negotiate([]string{"br;q=0.1", "gzip"}, packings()) != gzipped || negotiate([]string{"br, gzip"}, []encoding{gzipped}) != gzipped {
		t.Error("without a header, with two, or with one coding only")
	}
}

func BenchmarkNegotiate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		negotiate([]string{"gzip, deflate, br, zstd"}, packings())
	}
}

// unpack undoes a coding.
func unpack(e encoding, packed []byte) ([]byte, error) {
	r, err := unpacker(e, packed)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
