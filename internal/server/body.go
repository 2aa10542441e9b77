package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	lru "github.com/hashicorp/golang-lru/v2"
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

func compressible(contentType string) bool {
	for _, s := range []string{"text/", "json", "javascript", "xml", "svg"} {
		if strings.Contains(contentType, s) {
			return true
		}
	}
	return false
}

// maxBodies bounds how many encoded answers are kept.
const maxBodies = 2048

// bodies keeps encoded answers by edition and address, made once.
type bodies struct {
	kept   *lru.Cache[string, *body]
	making singleflight.Group
}

func newBodies() (*bodies, error) {
	kept, err := lru.New[string, *body](maxBodies)
	return &bodies{kept: kept}, err
}

// get returns the answer of a key, made at most once at a time.
func (b *bodies) get(key string, make func() (*body, error)) (*body, error) {
	if kept, ok := b.kept.Get(key); ok {
		return kept, nil
	}
	v, err, _ := b.making.Do(key, func() (any, error) {
		made, err := make()
		if err == nil {
			b.kept.Add(key, made)
		}
		return made, err
	})
	if err != nil {
		return nil, err
	}
	return v.(*body), nil
}
