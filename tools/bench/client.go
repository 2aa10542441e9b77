package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// answer is one answer with what the measurements need of its head.
type answer struct {
	status   int
	encoding string
	etag     string
	cache    string
	body     []byte
}

// client asks over connections that are kept and undoes no compression.
type client struct{ http http.Client }

func newClient() *client {
	return &client{http.Client{Transport: &http.Transport{DisableCompression: true}, Timeout: 10 * time.Minute}}
}

// get asks once; encoding and etag may be empty.
func (c *client) get(ctx context.Context, url, encoding, etag string) (answer, error) {
	r, err := c.ask(ctx, url, encoding, etag)
	if err != nil {
		return answer{}, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	h := r.Header
	return answer{r.StatusCode, h.Get("Content-Encoding"), h.Get("ETag"), h.Get("Cache-Control"), body}, err
}

func (c *client) ask(ctx context.Context, url, encoding, etag string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	if encoding == "" {
		encoding = "identity"
	}
	req.Header.Set("Accept-Encoding", encoding)
	if etag != "" {
		req.Header.Set("If-None-Match", etag)
	}
	return c.http.Do(req)
}

// length is how many bytes an answer has in an encoding; 0 where it is not sent in it.
func (c *client) length(ctx context.Context, url, encoding string) (int, error) {
	r, err := c.ask(ctx, url, encoding, "")
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	n, err := io.Copy(io.Discard, r.Body)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Encoding") != encoding {
		n = 0
	}
	return int(n), err
}

// want is get for an answer that has to be 200.
func (c *client) want(ctx context.Context, url, encoding string) (answer, error) {
	a, err := c.get(ctx, url, encoding, "")
	if err == nil && a.status != http.StatusOK {
		err = fmt.Errorf("%s answers %d", url, a.status)
	}
	return a, err
}

// times asks for each path once, one after the other, until the time is over, and
// returns how long each answer took to its last byte, in microseconds.
func (c *client) times(ctx context.Context, base string, paths []string, most time.Duration) ([]float64, error) {
	var out []float64
	begun := time.Now()
	for _, path := range paths {
		if len(out) > 0 && time.Since(begun) > most {
			break
		}
		asked := time.Now()
		if _, err := c.want(ctx, base+path, "gzip"); err != nil {
			return out, err
		}
		out = append(out, float64(time.Since(asked).Nanoseconds())/1e3)
	}
	return out, nil
}
