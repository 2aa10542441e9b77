package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// runCommand is a whole measurement.
type runCommand struct {
	Sizes   []size        `default:"1k,10k,100k,1m" help:"Claims of the generated atlases, ${default} by default; a tenth as many places."`
	Rounds  int           `default:"5" help:"How often the servers are asked in turn, ${default} by default."`
	Seconds int           `default:"1" help:"How long each measurement over HTTP takes, ${default} by default."`
	Threads int           `default:"1" help:"Threads of wrk, ${default} by default."`
	Quick   bool          `help:"1k and 10k, three rounds, to standard output: about three minutes."`
	Write   string        `default:"docs/performance.md" placeholder:"FILE" help:"The document whose marked part is replaced, ${default} by default; - is standard output."`
	Program string        `default:"bin/mapserver" placeholder:"FILE" help:"The program, ${default} by default."`
	Work    string        `placeholder:"DIR" help:"Where atlases and databases are made and left; by default in a folder that is removed."`
	Time    time.Duration `default:"10m" help:"The longest that publishing or starting may take, ${default} by default."`
	Memory  int64         `default:"4096" placeholder:"MB" help:"The most memory that publishing or serving may take, in megabytes, ${default} by default."`
}

// Run measures size after size. One that cannot be measured is named in the
// tables, with the reason; the others go on.
func (c *runCommand) Run(ctx context.Context) (err error) {
	if c.Quick {
		c.Sizes, c.Rounds, c.Seconds, c.Write = []size{1_000, 10_000}, 3, 1, "-"
	}
	for _, tool := range []string{"wrk", "nginx"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is missing (on Debian: apt-get install wrk nginx)", tool)
		}
	}
	if err := c.put(""); err != nil { // now, not after twenty minutes
		return err
	}
	work := c.Work
	if work == "" {
		if work, err = os.MkdirTemp("", "bench"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	}
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	if err := os.Chmod(work, 0o755); err != nil { // nginx reads as another user
		return err
	}
	begun := time.Now()
	var all []*result
	for _, s := range c.Sizes {
		r := &result{size: s}
		if err := c.measure(ctx, filepath.Join(work, s.String()), r); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			r.failed = err.Error()
			c.say(s, "goes no further: %v", err)
		}
		all = append(all, r)
	}
	return c.put(c.report(all, time.Since(begun)))
}

// put prints the report or writes it into the document as that is by now; without
// a report it only looks whether it could.
func (c *runCommand) put(text string) error {
	if c.Write == "-" {
		_, err := fmt.Print(text)
		return err
	}
	document, err := os.ReadFile(c.Write)
	if err != nil {
		return err
	}
	replaced, err := between(string(document), text)
	if err != nil {
		return fmt.Errorf("%s: %w", c.Write, err)
	}
	if text == "" {
		return nil
	}
	return os.WriteFile(c.Write, []byte(replaced), 0o644)
}

// say tells whoever waits what is going on.
func (c *runCommand) say(s size, format string, args ...any) {
	fmt.Fprintf(os.Stderr, "%s %5s: %s\n", time.Now().Format(time.TimeOnly), s, fmt.Sprintf(format, args...))
}

// measure measures one size in a folder of its own.
func (c *runCommand) measure(ctx context.Context, dir string, r *result) (err error) {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if c.Work == "" {
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }() // a million claims and their database are large
	}
	if err := c.publish(ctx, dir, r); err != nil {
		return err
	}
	if err := c.start(ctx, dir, r); err != nil {
		return err
	}
	if err := c.queries(ctx, dir, r); err != nil {
		return err
	}
	return c.contest(ctx, dir, r)
}
