package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/sqlite"
)

// gazetteerCommand keeps the gazetteers that were imported.
type gazetteerCommand struct {
	Add    gazetteerAdd    `cmd:"" help:"Import a country file of GeoNames, or a CSV of your own."`
	List   gazetteerList   `cmd:"" help:"List what was imported, with its licence and day."`
	Remove gazetteerRemove `cmd:"" help:"Remove an imported gazetteer."`
}

// gazetteerList lists datasets.
type gazetteerList struct {
	DB   string `name:"db" default:"var/heldline.db" help:"The SQLite file, ${default} by default." placeholder:"FILE"`
	JSON bool   `name:"json" help:"Write JSON."`
}

// howToAdd is what an empty library says.
const howToAdd = `no gazetteer is imported; add one with: mapserver gazetteer add FILE
(country files of GeoNames: https://download.geonames.org/export/dump/)`

// Run lists the datasets.
func (c *gazetteerList) Run(p *program) (err error) {
	library, closeLibrary, err := openLibrary(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeLibrary()) }()
	var all []gazetteer.Dataset
	if library != nil {
		if all, err = library.Datasets(p.ctx); err != nil {
			return err
		}
	}
	switch {
	case c.JSON:
		return writeJSON(p.stdout, all)
	case len(all) == 0:
		_, err = fmt.Fprintln(p.stdout, howToAdd)
		return err
	}
	return writeTable(p.stdout, all)
}

func writeTable(w io.Writer, all []gazetteer.Dataset) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tROWS\tNAMES\tDATED\tIMPORTED\tLICENCE\tATTRIBUTION")
	for i := range all {
		d := &all[i]
		fmt.Fprintln(table, strings.Join([]string{d.Name, grouped(d.Rows), grouped(d.Names), orDash(d.Dated), d.ImportedOn, orDash(d.Licence), orDash(d.Attribution)}, "\t"))
	}
	return table.Flush()
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// datasetJSON is a dataset as list --json writes it.
type datasetJSON struct {
	Name        string `json:"name"`
	File        string `json:"file"`
	Format      string `json:"format"`
	Rows        int    `json:"rows"`
	Names       int    `json:"names"`
	Dated       string `json:"dated,omitempty"`
	ImportedOn  string `json:"imported_on"`
	Licence     string `json:"licence,omitempty"`
	Attribution string `json:"attribution,omitempty"`
	URL         string `json:"url,omitempty"`
	SHA256      string `json:"sha256"`
}

func writeJSON(w io.Writer, all []gazetteer.Dataset) error {
	out := make([]datasetJSON, len(all))
	for i := range all {
		d := &all[i]
		out[i] = datasetJSON{d.Name, d.File, d.Format, d.Rows, d.Names, d.Dated, d.ImportedOn, d.Licence, d.Attribution, d.URL, d.SHA256}
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

// gazetteerRemove drops a dataset.
type gazetteerRemove struct {
	Name string `arg:"" help:"Its name, as gazetteer list shows it."`
	DB   string `name:"db" default:"var/heldline.db" help:"The SQLite file, ${default} by default." placeholder:"FILE"`
}

// Help is shown by --help.
func (gazetteerRemove) Help() string {
	return `Removes the gazetteer and what a broken import of its name has left. Published editions keep the rows that
they took from it.`
}

// Run removes the dataset.
func (c *gazetteerRemove) Run(p *program) (err error) {
	if isMissing(c.DB) { // a database is not made only to find nothing in it
		return unknownDataset(c.Name, nil)
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	err = store.RemoveDataset(p.ctx, c.Name)
	if errors.Is(err, sqlite.ErrNoDataset) {
		all, err := store.Datasets(p.ctx)
		if err != nil {
			return err
		}
		return unknownDataset(c.Name, all)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "removed %s from %s\n", c.Name, c.DB)
	return err
}

// unknownDataset names what there is instead.
func unknownDataset(name string, all []gazetteer.Dataset) error {
	if len(all) == 0 {
		return fmt.Errorf("there is no gazetteer %q: none is imported", name)
	}
	known := make([]string, len(all))
	for i := range all {
		known[i] = all[i].Name
	}
	return fmt.Errorf("there is no gazetteer %q; imported are: %s", name, strings.Join(known, ", "))
}
