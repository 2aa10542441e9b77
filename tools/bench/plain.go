package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// plainCommand is the least that net/http can do: it writes answers that it keeps,
// with a 304 for who has them.
type plainCommand struct {
	Addr string `required:""`
	Dir  string `arg:""`
}

func (c *plainCommand) Run(ctx context.Context) error {
	kept, err := readAnswers(c.Dir)
	if err != nil {
		return err
	}
	s := &http.Server{Addr: c.Addr, Handler: plainHandler(kept)}
	go func() {
		<-ctx.Done()
		_ = s.Close() // nothing is worth waiting for
	}()
	if err := s.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// kept is an answer with what its head says.
type kept struct {
	body   []byte
	gzip   bool
	length string
	etag   string
}

// readAnswers reads the files of a folder by the path they are asked for: what
// ends in .gz is sent as it is to who takes gzip.
func readAnswers(dir string) (map[string]kept, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	all := map[string]kept{}
	for _, f := range files {
		body, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		name, gzip := strings.CutSuffix(f.Name(), ".gz")
		all["/"+name] = kept{body, gzip, strconv.Itoa(len(body)), fmt.Sprintf(`"%x"`, sha256.Sum256(body))}
	}
	return all, nil
}

func plainHandler(all map[string]kept) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, ok := all[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("ETag", a.etag)
		if r.Header.Get("If-None-Match") == a.etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Length", a.length)
		if a.gzip {
			h.Set("Content-Encoding", "gzip")
		}
		_, _ = w.Write(a.body) // whoever left does not want it
	}
}
