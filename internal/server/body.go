package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/sync/singleflight"
)

// body is an answer, encoded once: as it is, and gzipped where that saves.
type body struct {
	contentType string
	plain       []byte
	gzip        []byte // nil where compression does not pay
	hash        string // of plain; the ETag of each encoding derives from it
}

// minGzip is the size below which gzip costs more than it saves.
const minGzip = 512

func newBody(contentType string, plain []byte) *body {
	sum := sha256.Sum256(plain)
	b := &body{contentType: contentType, plain: plain, hash: hex.EncodeToString(sum[:12])}
	if len(plain) >= minGzip && compressible(contentType) {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		_, err := w.Write(plain)
		if err == nil && w.Close() == nil && z.Len() < len(plain) {
			b.gzip = z.Bytes()
		}
	}
	return b
}

// newBody is one for the answers of this server: what becomes the files of a copy is
// packed there, and only where it has changed.
func (s *Server) newBody(contentType string, plain []byte) *body {
	if s.options.Copy {
		return &body{contentType: contentType, plain: plain}
	}
	return newBody(contentType, plain)
}

func compressible(contentType string) bool {
	for _, s := range []string{"text/", "json", "javascript", "xml", "svg", "vector-tile"} {
		if strings.Contains(contentType, s) {
			return true
		}
	}
	return false
}

// maxBytes bounds the memory of kept answers, and an answer larger than
// maxShare of it is made anew each time.
const (
	maxBytes = 128 << 20
	maxShare = 4
)

// bodies keeps encoded answers by edition and address, made once, those asked
// for last first.
type bodies struct {
	mu     sync.Mutex
	kept   *simplelru.LRU[string, *body]
	size   int // bytes
	limit  int
	making singleflight.Group
}

func newBodies(limit int) (*bodies, error) {
	b := &bodies{limit: limit}
	var err error
	b.kept, err = simplelru.NewLRU(math.MaxInt, func(_ string, out *body) { b.size -= out.size() })
	return b, err
}

// overhead is what keeping an answer takes beside its bytes: without it, empty ones,
// of which there are as many as tiles, would be kept without limit.
const overhead = 512

func (b *body) size() int { return len(b.plain) + len(b.gzip) + overhead }

// get returns the answer of a key, made at most once at a time.
func (b *bodies) get(key string, make func() (*body, error)) (*body, error) {
	if kept := b.find(key); kept != nil {
		return kept, nil
	}
	v, err, _ := b.making.Do(key, func() (any, error) {
		if kept := b.find(key); kept != nil {
			return kept, nil
		}
		made, err := make()
		if err == nil {
			b.keep(key, made)
		}
		return made, err
	})
	if err != nil {
		return nil, err
	}
	return v.(*body), nil
}

func (b *bodies) find(key string) *body {
	b.mu.Lock()
	defer b.mu.Unlock()
	kept, _ := b.kept.Get(key)
	return kept
}

func (b *bodies) keep(key string, made *body) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if made.size() > b.limit/maxShare {
		return
	}
	b.kept.Add(key, made)
	for b.size += made.size(); b.size > b.limit; {
		b.kept.RemoveOldest()
	}
}
