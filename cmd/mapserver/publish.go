package main

import (
	"errors"
	"fmt"

	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sqlite"
)

// publishCommand stores the folder as an edition.
type publishCommand struct {
	Data string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB   string `name:"db" default:"var/heldline.db" help:"The SQLite file of published editions, ${default} by default." placeholder:"FILE"`
}

// Help is shown by --help.
func (publishCommand) Help() string {
	return `Checks the folder, resolves every place's where-expression to geometry with precision and method, derives
control under every rule, and stores all of it as one edition, named by the hash of its content. The same
folder gives the same edition; an unchanged folder is not read again. If anything is wrong, every problem
is reported and the published editions stay as they are.`
}

// Run publishes the folder.
func (c *publishCommand) Run(p *program) (err error) {
	fsys, err := openFolder(c.Data)
	if err != nil {
		return err
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	result, err := publish.Publisher{Library: store, Progress: p.progress}.Publish(p.ctx, fsys, store)
	var problems publish.Problems
	if errors.As(err, &problems) {
		return errors.Join(printProblems(p.stdout, c.Data, problems), problems)
	}
	if err != nil {
		return err
	}
	if err := printWarnings(p.stderr, c.Data, result.Warnings); err != nil {
		return err
	}
	what := "published"
	if result.Unchanged {
		what = "unchanged:"
	}
	_, err = fmt.Fprintf(p.stdout, "%s edition %s in %s\n", what, result.Edition, c.DB)
	return err
}

// progress tells each step of long work.
func (p *program) progress(step string) { p.log.Info(step) }
