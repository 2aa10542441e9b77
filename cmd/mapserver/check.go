package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/publish"
)

// checkCommand validates a folder.
type checkCommand struct {
	Dir string `arg:"" optional:"" default:"data" help:"The data folder, ${default} by default."`
	DB  string `name:"db" default:"var/heldline.db" help:"The SQLite file whose imported gazetteers and published editions are asked, too, if it exists; ${default} by default." placeholder:"FILE"`
}

// Help is shown by --help.
func (checkCommand) Help() string {
	return `Reads the whole folder and reports every problem at once, one a line, as

  file:line:column: what is wrong; what would be right

Checked are the files' form (encoding, quotes, columns), every cell (ids, dates in EDTF, closed lists),
references between rows, the meaning of claims (said before it happened, two outcomes at one place and
time), the ledger of sentences, geometry files, and that every place can be located as its row asks.
A row of claims, events, figures, places or sources that the database has published must still be there.
A name that may mean several places is a warning: its place is published as ambiguous, without a position.
Nothing is stored. The exit code is 0 if the folder can be published, else 1.`
}

// Run checks the folder.
func (c *checkCommand) Run(p *program) error {
	return withLibrary(c.Dir, c.DB, func(fsys fs.FS, library gazetteer.Library) error { return c.check(p, fsys, library) })
}

func (c *checkCommand) check(p *program, fsys fs.FS, library gazetteer.Library) error {
	a, report, err := publish.Publisher{Library: library}.Check(p.ctx, fsys)
	if err != nil {
		return err
	}
	if err := printWarnings(p.stdout, c.Dir, report.Warnings); err != nil {
		return err
	}
	if store, ok := library.(publish.Store); ok && len(report.Problems) == 0 { // the database also keeps what was published
		if report.Problems, err = publish.Missing(p.ctx, a, store); err != nil {
			return err
		}
	}
	if len(report.Problems) > 0 {
		return errors.Join(printProblems(p.stdout, c.Dir, report.Problems), report.Problems)
	}
	_, err = fmt.Fprintf(p.stdout, "%s is fit to publish: %d places, %d claims, %d events, %d figures from %d sources\n",
		c.Dir, len(a.Places), a.Claims.Len(), len(a.Events), len(a.Figures), len(a.Sources))
	return err
}

// printProblems lists problems with the folder's name before the file, so that
// editors and terminals can jump to them.
func printProblems(w io.Writer, dir string, problems publish.Problems) error {
	for _, x := range problems {
		x.File = filepath.Join(dir, filepath.FromSlash(x.File))
		if _, err := fmt.Fprintln(w, x); err != nil {
			return err
		}
	}
	return nil
}

// printWarnings lists what is published but open, each line marked as such.
func printWarnings(w io.Writer, dir string, warnings []datapack.Problem) error {
	for _, x := range warnings {
		x.File, x.Message = filepath.Join(dir, filepath.FromSlash(x.File)), "warning: "+x.Message
		if _, err := fmt.Fprintln(w, x); err != nil {
			return err
		}
	}
	return nil
}

// initCommand starts an atlas.
type initCommand struct {
	Dir string `arg:"" help:"The folder to write into; it must be empty or not exist."`
}

// Help is shown by --help.
func (initCommand) Help() string {
	return `Writes datapackage.json with the schema of every table, and every CSV file with its header line. One actor,
one place and one claim stand in them as an example: replace them with your own. The folder passes
"mapserver check" as it is. docs/editing.md explains each column.`
}

// Run writes the folder.
func (c *initCommand) Run(p *program) error {
	if err := datapack.Init(c.Dir); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.stdout, "%s holds a new atlas; see it with: mapserver serve --data %s\n", c.Dir, c.Dir)
	return err
}

// openFolder returns a folder as a file system, or one clear sentence.
func openFolder(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("the data folder %s does not exist; name another, or start one with: mapserver init %s", dir, dir)
	case err != nil:
		return nil, fmt.Errorf("the data folder %s cannot be read: %w", dir, err)
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file; name the folder that holds datapackage.json", dir)
	}
	return os.DirFS(dir), nil
}
