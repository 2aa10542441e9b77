package main

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sqlite"
)

// publishCommand stores the folder as an edition.
type publishCommand struct {
	Data         string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB           string `name:"db" default:"var/heldline.db" help:"The SQLite file of published editions, ${default} by default." placeholder:"FILE"`
	DryRun       bool   `help:"Print what would change for readers, and store nothing."`
	JSON         bool   `name:"json" help:"With --dry-run: print it as JSON."`
	Note         string `help:"What readers are told of a correction; required when hands change on days that the published edition covers." placeholder:"TEXT"`
	RequireCheck bool   `help:"Refuse rows that nobody but who recorded them has read: those without checked_by."`
}

// Help is shown by --help.
func (publishCommand) Help() string {
	return `Checks the folder, resolves every place's where-expression to geometry with precision and method, derives
control under every rule, and stores all of it as one edition, named by the hash of its content. The same
folder gives the same edition; an unchanged folder is not read again. If anything is wrong, every problem
is reported and the published editions stay as they are.

Against the atlas's published edition: a row of claims, events, figures, places or sources that is missing
is refused; withdraw it with withdrawn_on and withdrawn_reason instead. Where hands change on days that
were published already, a note says why, and stands on /corrections, in the feed and in pinned embeds. A
note for an unchanged folder is added to the published edition.

  mapserver publish --dry-run                  what would change: claims, places and days, hands
  mapserver publish --note "Report misdated"   publish a correction`
}

// Run publishes the folder.
func (c *publishCommand) Run(p *program) (err error) {
	note, err := cleanNote(c.Note)
	if err != nil {
		return err
	}
	if c.JSON && !c.DryRun {
		return errors.New("--json prints what would change; give it together with --dry-run")
	}
	fsys, err := openFolder(c.Data)
	if err != nil {
		return err
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	defer limitMemory()()
	publisher := publish.Publisher{Library: store, Progress: p.progress, Clock: time.Now, Note: note, RequireCheck: c.RequireCheck}
	if c.DryRun {
		return c.dryRun(p, publisher, fsys, store)
	}
	result, err := publisher.Publish(p.ctx, fsys, store)
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

// limitMemory has the garbage collector work harder near the goal for publishing a
// million claims (docs/performance.md), since it else lets twice what is in use stand,
// and returns what undoes it. A limit that the environment sets is left as it is.
func limitMemory() (undo func()) {
	const limit = 700 << 20
	before := debug.SetMemoryLimit(-1)
	if before < math.MaxInt64 {
		return func() {}
	}
	debug.SetMemoryLimit(limit)
	return func() { debug.SetMemoryLimit(before) }
}

// maxNote bounds a note, in characters: it stands inside embeds.
const maxNote = 500

// cleanNote checks the text of a note: one line of what can be printed.
func cleanNote(s string) (string, error) {
	s = strings.TrimSpace(s)
	if n := utf8.RuneCountInString(s); n > maxNote {
		return "", fmt.Errorf("the note has %d characters; shorten it to %d", n, maxNote)
	}
	for _, r := range s {
		// Cf holds the characters that turn the direction of what follows.
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			return "", fmt.Errorf("the note holds the character %U, which is not allowed; delete it", r)
		}
	}
	return s, nil
}

// progress tells each step of long work.
func (p *program) progress(step string) { p.log.Info(step) }
