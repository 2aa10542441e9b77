package export

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"

	"github.com/andybalholm/brotli"
)

// minPacked is the size below which packing saves nothing worth a file: bytes.
const minPacked = 512

// packs reports that a file of this size is worth packing.
func packs(name string, size int) bool {
	packed := []string{".woff2", ".png"}
	return size >= minPacked && !slices.Contains(packed, path.Ext(name))
}

func gzipOf(plain []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// brotliLevel is where pages stop getting much smaller for the time that it takes.
const brotliLevel = 5

func brotliOf(plain []byte) ([]byte, error) {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, brotliLevel)
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
