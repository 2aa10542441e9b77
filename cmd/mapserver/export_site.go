package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/export"
	"github.com/heldline/heldline/internal/server"
	"github.com/heldline/heldline/internal/sqlite"
	"github.com/heldline/heldline/web"
)

// exportSiteCommand copies the site into a folder.
type exportSiteCommand struct {
	Dir     string `arg:"" help:"The folder to write: a new or empty one, or that of an export before, which is brought up to date." placeholder:"DIR"`
	Data    string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB      string `name:"db" default:"var/heldline.db" help:"The SQLite file of published editions, ${default} by default." placeholder:"FILE"`
	BaseURL string `name:"base-url" help:"The public address of the copy, for links that must be whole: canonical addresses, pictures of cards, the sitemap." placeholder:"URL"`
	Posters bool   `default:"true" negatable:"" help:"Draw the pictures of every day (--no-posters: leave them out, which takes a fraction of the time)."`
	Gzip    bool   `default:"true" negatable:"" help:"Write a .gz beside each file that can be packed (--no-gzip: leave them out)."`
	Brotli  bool   `default:"true" negatable:"" help:"Write a .br beside each file that can be packed (--no-brotli: leave them out)."`
}

// Help is shown by --help.
func (exportSiteCommand) Help() string {
	return `Publishes the folder first if the database lacks its edition. Then any file server or object store serves the
map from the files, without this program: each page, datum and picture stands under the path that the
server has it at, rules as /rules/strict/..., languages as /lang/ar/..., the edition as /e/EDITION/...

  mapserver export site public --base-url https://maps.example.org

Running it again changes only the files whose content has changed. Editions exported before stay under
/e/, and files that are not from an export are never touched. Writing heldline-export.sha256 last, it
lists every file; ` + "`sha256sum --check --quiet heldline-export.sha256`" + ` holds the folder against it.
How to serve the folder stands in docs/static.md.`
}

// Run writes the copy.
func (c *exportSiteCommand) Run(p *program) (err error) {
	base, err := publicAddress(c.BaseURL)
	if err != nil {
		return err
	}
	if err := rootAddress(base); err != nil {
		return err
	}
	if !web.Built() {
		return errors.New("this program was built without the front end, so a copy would lack the map: run `make build`")
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	content, err := publishedContent(p, store, c.Data)
	if err != nil {
		return err
	}
	s, err := newServer(p, store, content, serving{base: base, copy: true, noPosters: !c.Posters})
	if err != nil {
		return err
	}
	if err := s.Current().Prepare(atlas.Rules...); err != nil {
		return err
	}
	published, err := store.Publications(p.ctx, content.Atlas.About.ID)
	if err != nil {
		return err
	}
	began := time.Now()
	report, err := c.write(p, s, published, base)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "exported edition %s to %s: %s addresses, %s files, %.1f MB, %s written, %s removed, %s kept of older editions, %.1f s\n",
		content.ID, c.Dir, grouped(report.Addresses), grouped(report.Files), float64(report.Bytes)/1e6, grouped(report.Written), grouped(report.Removed), grouped(report.Kept), time.Since(began).Seconds())
	if base == "" {
		p.log.Warn("without --base-url the copy has no sitemap and no feeds, and its links for other sites begin with a slash")
	}
	return err
}

func (c *exportSiteCommand) write(p *program, s *server.Server, published []edition.Publication, base string) (export.Report, error) {
	progress, done := progressOf(p, "writing")
	defer done()
	site := export.Site{
		Ask: s.Ask, Bundle: s.Bundle(), BundleVersion: server.AssetVersion(web.Assets()), Edition: s.Current(), Langs: s.Langs()[1:],
		BaseURL: base, Version: version, Posters: c.Posters, Gzip: c.Gzip, Brotli: c.Brotli, Progress: progress,
	}
	for i := range published {
		site.Published = append(site.Published, published[i].Edition)
	}
	for _, x := range s.Patterns() {
		site.Patterns = append(site.Patterns, export.Pattern(x))
	}
	return site.Write(p.ctx, c.Dir)
}

// progressOf shows how far a work of many steps is: as a bar on a terminal, else as
// a line of the log every few seconds. The second function ends the line.
func progressOf(p *program, what string) (tell func(done, total int), end func()) {
	f, ok := p.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		logged := time.Now()
		return func(done, total int) {
			if time.Since(logged) >= betweenLogLines {
				logged = time.Now()
				p.log.Info(what, "done", fmt.Sprintf("%d%%", 100*done/total), "files", done)
			}
		}, func() {}
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(what), progressbar.OptionThrottle(betweenFrames),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth(), progressbar.OptionUseANSICodes(true))
	return func(done, total int) {
			bar.ChangeMax(total)
			if err := bar.Set(done); err != nil {
				p.log.Debug("the progress bar cannot be drawn", "error", err)
			}
		}, func() {
			if err := bar.Exit(); err != nil {
				p.log.Debug("the progress bar cannot be drawn", "error", err)
			}
			fmt.Fprintln(f)
		}
}
