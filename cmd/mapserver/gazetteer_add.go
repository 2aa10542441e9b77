package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/gazetteerfile"
	"github.com/heldline/heldline/internal/sqlite"
)

// gazetteerAdd imports a file.
type gazetteerAdd struct {
	File           string `arg:"" help:"A country file of GeoNames (.txt, .zip or .gz), or a CSV."`
	Name           string `help:"What to call it: small letters, digits, hyphens. From the file's name by default. A file of the same name is replaced."`
	Licence        string `help:"Its licence. CC-BY-4.0 for GeoNames; a CSV needs one unless each of its rows has an origin."`
	Attribution    string `help:"How to credit it. GeoNames (geonames.org) for GeoNames."`
	URL            string `name:"url" help:"Where it comes from."`
	Dated          string `help:"The day of the data. For GeoNames by default the newest change in the file." placeholder:"YYYY-MM-DD"`
	AlternateNames string `help:"A table alternateNamesV2 of GeoNames, whole or of one country (.txt, .zip or .gz)." placeholder:"FILE"`
	DB             string `name:"db" default:"var/heldline.db" help:"The SQLite file, ${default} by default." placeholder:"FILE"`
}

// Help is shown by --help.
func (gazetteerAdd) Help() string {
	return `Takes the rows and names of a gazetteer file into the database, beside the editions, for geocoding and search.
Licence and day are kept with it and shown wherever its rows are.

GeoNames: files of https://download.geonames.org/export/dump/, as they come. Lines that are no row are skipped
and reported. Arabic names are shown as such only where --alternate-names says that they are Arabic; without it
they are found all the same.

CSV: a header line with name,lat,lon and, if wanted, gazetteer_id, name_ar, aliases (separated by semicolons),
kind, country, admin1, admin2, precision_m, origin, in any order, in UTF-8; also gazetteer.csv of a data folder.
If anything is wrong, every problem is reported and nothing is imported. Rows without an id are named by their
line: give ids if the file will change.

The same file again is no work. An import that was broken off goes on when the same command is given again.`
}

// Run imports the file.
func (c *gazetteerAdd) Run(p *program) (err error) {
	started := time.Now()
	m := newMeter(p)
	file, err := c.survey(p, m)
	if err != nil {
		return c.stopped(p, m, err)
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	dataset := file.Dataset()
	same, err := sameFile(p.ctx, store, dataset.SHA256)
	switch {
	case err != nil:
		return c.stopped(p, m, err)
	case same != nil && c.Name != "" && c.Name != same.Name:
		return fmt.Errorf("this very file is imported already as %s; to call it otherwise, remove that first: mapserver gazetteer remove %s", same.Name, same.Name)
	case same != nil:
		return already(p, c.File, same)
	}
	intake, err := store.Intake(p.ctx, dataset)
	if errors.Is(err, sqlite.ErrImported) { // by another program, just now
		return already(p, c.File, &dataset)
	}
	if err != nil {
		return c.stopped(p, m, err)
	}
	tellOddities(p, file)
	if intake.Next() != "" {
		p.log.Info("going on with the import that was broken off", "gazetteer", dataset.Name)
	}
	done, err := file.Import(p.ctx, intake, m.tell)
	m.close()
	if err != nil {
		return c.stopped(p, m, err)
	}
	return c.report(p, file, done, time.Since(started))
}

// survey reads the file once.
func (c *gazetteerAdd) survey(p *program, m *meter) (*gazetteerfile.File, error) {
	file, err := gazetteerfile.Survey(p.ctx, c.File, gazetteerfile.Options{
		Name: c.Name, Licence: c.Licence, Attribution: c.Attribution, URL: c.URL, Dated: c.Dated,
		AlternateNames: c.AlternateNames, Today: time.Now().Format(time.DateOnly),
	}, m.tell)
	m.close()
	var problems *gazetteerfile.Problems
	if errors.As(err, &problems) {
		for _, x := range problems.List {
			if _, err := fmt.Fprintln(p.stdout, x); err != nil {
				return nil, err
			}
		}
	}
	return file, err
}

// tellOddities reports what of a file is left out.
func tellOddities(p *program, file *gazetteerfile.File) {
	if unused := file.Unused(); len(unused) > 0 {
		p.log.Warn("columns that nothing reads", "columns", strings.Join(unused, ", "))
	}
	skipped := file.Skipped()
	for _, x := range skipped.First {
		p.log.Warn("skipped " + x.String())
	}
	if more := skipped.Total - len(skipped.First); more > 0 {
		p.log.Warn(fmt.Sprintf("skipped %s further", counted(more, "line")))
	}
}

// stopped turns the end of the context into the sentence that helps.
func (c *gazetteerAdd) stopped(p *program, m *meter, err error) error {
	switch {
	case p.ctx.Err() == nil || errors.Is(err, context.DeadlineExceeded):
		return err
	case m.stage == "" || m.stage == gazetteerfile.Checking:
		return errors.New("stopped before anything was imported")
	}
	return fmt.Errorf("stopped; what was read is kept, and this goes on with it: %s", c.again())
}

// again is the command line that goes on.
func (c *gazetteerAdd) again() string {
	line := []string{"mapserver gazetteer add", quote(c.File)}
	for _, flag := range [][2]string{
		{"--name", c.Name}, {"--licence", c.Licence}, {"--attribution", c.Attribution}, {"--url", c.URL}, {"--dated", c.Dated},
		{"--alternate-names", c.AlternateNames}, {"--db", c.DB},
	} {
		if flag[1] != "" {
			line = append(line, flag[0], quote(flag[1]))
		}
	}
	return strings.Join(line, " ")
}

// quote writes an argument as a shell reads it.
func quote(argument string) string {
	if argument != "" && !strings.ContainsFunc(argument, func(r rune) bool { return !strings.ContainsRune(plainArgument, r) }) {
		return argument
	}
	return "'" + strings.ReplaceAll(argument, "'", `'\''`) + "'"
}

const plainArgument = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,=+@%"

// report ends an import with one sentence.
func (c *gazetteerAdd) report(p *program, file *gazetteerfile.File, d gazetteer.Dataset, took time.Duration) error {
	line := fmt.Sprintf("imported %s into %s: %s with %s in %.1f s", d.Name, c.DB, counted(d.Rows, "row"), counted(d.Names, "name"), took.Seconds())
	if n := file.Skipped().Total; n > 0 {
		line += fmt.Sprintf("; %s skipped", counted(n, "line"))
	}
	licence := d.Licence
	if licence == "" {
		licence = "no licence stated, see the origin of each row"
	}
	line += "; " + licence
	if d.Attribution != "" {
		line += ", " + d.Attribution
	}
	if d.Dated != "" {
		line += ", data of " + d.Dated
	}
	_, err := fmt.Fprintln(p.stdout, line)
	return err
}

// sameFile finds a dataset made of the same bytes.
func sameFile(ctx context.Context, library gazetteer.Library, sha256 string) (*gazetteer.Dataset, error) {
	all, err := library.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if all[i].SHA256 == sha256 {
			return &all[i], nil
		}
	}
	return nil, nil
}

// already says that nothing was to do.
func already(p *program, file string, d *gazetteer.Dataset) error {
	_, err := fmt.Fprintf(p.stdout, "already imported: %s is the gazetteer %s, taken in on %s\n", filepath.Base(file), d.Name, d.ImportedOn)
	return err
}
