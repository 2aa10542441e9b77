package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// contest is our server beside its peers, with what they are asked.
type contest struct {
	client  *client
	wrk     *wrk
	rounds  int
	seconds int
	work    string // requests
	answers string // what nginx and the bare handler send
	most    limits // of ours
	say     func(format string, args ...any)

	ours, nginx, plain *server
	files              map[string]map[string]string // of requests, by question and server
}

// gather asks ours for what the peers will send. Afterwards every date that is to
// be seen has been seen.
func (c *contest) gather(ctx context.Context, q questions, r *result) error {
	r.body = map[string]float64{}
	sent := map[string]int{} // bytes, by path
	for _, ask := range q.kept {
		if ask.alone {
			continue
		}
		for _, path := range ask.peers {
			if n, ok := sent[path]; ok {
				r.body[ask.name] += float64(n) / float64(len(ask.peers))
				continue
			}
			a, err := c.client.want(ctx, c.ours.base+path, "gzip")
			if err != nil {
				return err
			}
			name := slot(path)
			if a.encoding == "gzip" {
				name += ".gz"
			}
			if err := os.WriteFile(filepath.Join(c.answers, name), a.body, 0o644); err != nil {
				return err
			}
			sent[path] = len(a.body)
			r.body[ask.name] += float64(len(a.body)) / float64(len(ask.peers))
		}
	}
	for name, bytes := range map[string]int{anchorState: featureservState, anchorTile: tileservTile} {
		body := make([]byte, bytes)
		_, _ = rand.Read(body) // never fails
		if err := os.WriteFile(filepath.Join(c.answers, slot(name)+".gz"), body, 0o644); err != nil {
			return err
		}
		r.body[name] = float64(bytes)
	}
	return os.WriteFile(filepath.Join(c.answers, "ready"), []byte("ready\n"), 0o644)
}

// servers are who is asked a question.
func (c *contest) servers(q question) []*server {
	if q.alone {
		return []*server{c.nginx}
	}
	return []*server{c.ours, c.nginx, c.plain}
}

// prepare writes the requests for each server, and checks that it answers them as
// the question wants.
func (c *contest) prepare(ctx context.Context, q questions) error {
	c.files = map[string]map[string]string{}
	for _, ask := range q.kept {
		c.files[ask.name] = map[string]string{}
		for _, s := range c.servers(ask) {
			paths, once := ask.asked, ask.peers
			if s != c.ours {
				once = nil
				for _, path := range ask.peers {
					once = append(once, "/"+slot(path))
				}
				paths = once
			}
			etags := map[string]string{}
			for _, p := range once {
				tag, err := c.check(ctx, s.base+p, ask.conditional)
				if err != nil {
					return err
				}
				if ask.conditional {
					etags[p] = tag
				}
			}
			file, err := writeRequests(c.work, slot(ask.name)+"-"+s.name, paths, etags)
			if err != nil {
				return err
			}
			c.files[ask.name][s.name] = file
		}
	}
	return nil
}

// check asks once and, where the answer is to be there already, once more.
func (c *contest) check(ctx context.Context, url string, conditional bool) (etag string, err error) {
	a, err := c.client.want(ctx, url, "gzip")
	if err != nil || !conditional {
		return "", err
	}
	if a.etag == "" {
		return "", fmt.Errorf("%s has no ETag", url)
	}
	b, err := c.client.get(ctx, url, "gzip", a.etag)
	if err == nil && b.status != http.StatusNotModified {
		err = fmt.Errorf("%s answers %d to its own ETag", url, b.status)
	}
	return a.etag, err
}

// run measures every question in every round, the servers in turn, another one
// first each time.
func (c *contest) run(ctx context.Context, q questions, r *result) error {
	r.loads, r.fresh = map[string]map[string][]load{}, map[string]*freshness{}
	for round := range c.rounds {
		c.say("round %d of %d", round+1, c.rounds)
		if err := c.ours.within(c.most); err != nil {
			return err
		}
		for no, ask := range q.kept {
			if r.loads[ask.name] == nil {
				r.loads[ask.name] = map[string][]load{}
			}
			servers := c.servers(ask)
			for i := range servers {
				s := servers[(i+round+no)%len(servers)]
				worked := s.cpu()
				l, err := c.wrk.measure(ctx, s.base, c.files[ask.name][s.name], ask.connections)
				if err != nil {
					return fmt.Errorf("%s, %s: %w", ask.name, s.name, err)
				}
				l.cpu = (s.cpu() - worked).Seconds() / (l.rate * l.seconds)
				r.loads[ask.name][s.name] = append(r.loads[ask.name][s.name], l)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(q.fresh)) {
			paths := q.fresh[name]
			if r.fresh[name] == nil {
				r.fresh[name] = &freshness{}
			}
			f := r.fresh[name]
			share := paths[len(paths)*round/c.rounds : len(paths)*(round+1)/c.rounds]
			times, err := c.client.times(ctx, c.ours.base, share, time.Duration(c.seconds)*time.Second)
			if err != nil {
				return err
			}
			f.rounds, f.all = append(f.rounds, median(times)), append(f.all, times...)
		}
	}
	return nil
}
