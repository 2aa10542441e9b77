package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// folder and store are where an atlas and its database are, below the folder of a size.
func folder(dir string) string { return filepath.Join(dir, "atlas") }

func store(dir string) string { return filepath.Join(dir, "atlas.db") }

func (c *runCommand) limits() limits { return limits{c.Time, c.Memory << 20} }

// publish measures publishing into a new database, then once more with a claim
// more, as a correction is: what was resolved before need not be resolved again.
func (c *runCommand) publish(ctx context.Context, dir string, r *result) error {
	for more, into := range []**spent{&r.publish, &r.again} {
		c.say(r.size, "writing %s claims on %s places", grouped(int64(r.size)+int64(more)), grouped(int64(r.size.places())))
		if err := r.size.write(folder(dir), more); err != nil {
			return err
		}
		c.say(r.size, "publishing")
		s, err := spend(ctx, c.limits(), c.Program, "publish", "--data", folder(dir), "--db", store(dir), "--note", "One claim more.")
		if err != nil {
			return fmt.Errorf("publishing: %w", err)
		}
		*into = &s
		if info, err := os.Stat(store(dir)); err == nil && more == 0 {
			r.store = info.Size()
		}
	}
	return nil
}

// starts is how often the program is started; the median counts.
const starts = 3

// start measures the time until the program is ready, and its memory a second later.
func (c *runCommand) start(ctx context.Context, dir string, r *result) error {
	var took []float64
	for range starts {
		c.say(r.size, "starting")
		s, ready, err := serve(ctx, c.Program, folder(dir), store(dir), filepath.Join(dir, "serve.log"), c.limits())
		if err != nil {
			return err
		}
		took = append(took, float64(ready))
		time.Sleep(time.Second)
		r.rest, err = memoryOf(s.cmd.Process.Pid)
		s.stop()
		if err != nil {
			return err
		}
		if ready > 10*time.Second {
			break
		}
	}
	slices.Sort(took)
	r.ready = time.Duration(median(took))
	return nil
}

// queries measures queries in process, in a process of their own.
func (c *runCommand) queries(ctx context.Context, dir string, r *result) error {
	c.say(r.size, "asking in process")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	s, err := spend(ctx, limits{c.Time, 2 * c.Memory << 20}, self, "queries", "--seconds", fmt.Sprint(c.Seconds), store(dir))
	if err != nil {
		return fmt.Errorf("queries in process: %w", err)
	}
	r.survey = &survey{}
	return json.Unmarshal(s.out, r.survey)
}

// contest measures answers over HTTP beside those of nginx and the bare handler.
func (c *runCommand) contest(ctx context.Context, dir string, r *result) error {
	k := &contest{client: newClient(), rounds: c.Rounds, seconds: c.Seconds, work: dir, answers: filepath.Join(dir, "answers"), most: c.limits()}
	k.say = func(format string, args ...any) { c.say(r.size, format, args...) }
	if err := os.MkdirAll(k.answers, 0o755); err != nil {
		return err
	}
	var err error
	if k.wrk, err = newWrk(dir, c.Seconds, c.Threads); err != nil {
		return err
	}
	if k.ours, _, err = serve(ctx, c.Program, folder(dir), store(dir), filepath.Join(dir, "serve.log"), c.limits()); err != nil {
		return err
	}
	defer k.ours.stop()
	k.say("asking for what the peers will send")
	asset, err := assetOf(ctx, k.client, k.ours.base)
	if err != nil {
		return err
	}
	q := plan(*r.survey, asset)
	if err := k.gather(ctx, q, r); err != nil {
		return err
	}
	if k.nginx, err = serveNginx(ctx, dir, k.answers); err != nil {
		return err
	}
	defer k.nginx.stop()
	if k.plain, err = servePlain(ctx, k.answers, filepath.Join(dir, "plain.log")); err != nil {
		return err
	}
	defer k.plain.stop()
	if err := k.prepare(ctx, q); err != nil {
		return err
	}
	if err := k.run(ctx, q, r); err != nil {
		return err
	}
	// The peak is that of readers' questions; whole downloads come after it.
	if r.under, err = memoryOf(k.ours.cmd.Process.Pid); err != nil {
		return err
	}
	if err := look(ctx, k.client, k.ours.base, r); err != nil {
		return err
	}
	if r.size > goalSize {
		return nil // a gigabyte of spans says no more than a tenth of it
	}
	k.say("weighing")
	r.bytes, err = weigh(ctx, k.client, k.ours.base, *r.survey)
	return err
}
