package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// keptDays is how many answers are asked for again and again.
const keptDays = 16

// host is a server on the loopback with a client that keeps its connections.
type host struct {
	server *http.Server
	client *http.Client
	url    string
	fresh  atomic.Int64 // questions that nobody asked before
}

func listen(s *http.Server) (*host, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() { _ = s.Serve(l) }() // ends with the server
	return &host{server: s, url: "http://" + l.Addr().String(), client: &http.Client{
		Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 256},
	}}, nil
}

func (h *host) close() {
	h.client.CloseIdleConnections()
	_ = h.server.Close() // nothing is running any more
}

// ask measures one question: answers that are kept, and such that are not. A box
// around the earth that was never asked for makes a question new.
func (h *host) ask(ctx context.Context, o *options, into *rates, path func(i int) string, sep string) error {
	for i := range keptDays {
		n, err := h.get(ctx, path(i))
		if err != nil {
			return err
		}
		into.bytes += n / keptDays
	}
	var err error
	if into.kept, err = h.rate(ctx, o, func(i int) string { return path(i % keptDays) }); err != nil {
		return err
	}
	into.fresh, err = h.rate(ctx, o, func(i int) string {
		return fmt.Sprintf("%s%sbbox=-180,-90,180,%.9f", path(i), sep, 90-float64(h.fresh.Add(1))/1e6)
	})
	return err
}

// rate asks over several connections at once and counts answers a second.
func (h *host) rate(ctx context.Context, o *options, path func(i int) string) (float64, error) {
	var next atomic.Int64
	var all sync.WaitGroup
	errs := make([]error, o.Connections)
	start := time.Now()
	for c := range o.Connections {
		all.Go(func() {
			for errs[c] == nil && time.Since(start) < o.For {
				_, errs[c] = h.get(ctx, path(int(next.Add(1))))
			}
		})
	}
	all.Wait()
	return float64(next.Load()) / time.Since(start).Seconds(), errors.Join(errs...)
}

// get reads one answer and returns its length as sent.
func (h *host) get(ctx context.Context, path string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+path, nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Accept-Encoding", "gzip")
	r, err := h.client.Do(req)
	if err != nil {
		return 0, err
	}
	defer r.Body.Close()
	n, err := io.Copy(io.Discard, r.Body)
	if err == nil && r.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s answers %d", path, r.StatusCode)
	}
	return int(n), err
}
