package sample

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/heldline/heldline/internal/datapack"
)

// Write writes an atlas of so many places and claims into a folder, which it
// makes if need be. The folder can be published. Districts, provinces and a
// country come on top of the places; both numbers must be positive.
//
// Cost: time in proportion to the records, about a microsecond and 200 bytes of
// file each; memory does not grow with them, since each row is written as it is made.
func Write(dir string, places, claims int) error {
	if places < 1 || claims < 1 {
		return errors.New("a sample needs at least one place and one claim")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	g := newGenerator(places, claims)
	written := map[string]bool{}
	// In this order: the reports are as long as what was recorded from them.
	for _, t := range []struct {
		name string
		rows func(write func(row) error) error
	}{
		{"actors", actors}, {"claimants", claimants}, {"places", g.places}, {"gazetteer", g.gazetteer}, {"claims", g.claims}, {"events", g.events},
		{"sentences", g.ledger}, {"sources", g.sources}, {"campaigns", campaigns},
	} {
		if err := writeTable(dir, t.name, t.rows); err != nil {
			return err
		}
		written[t.name] = true
	}
	for _, t := range datapack.Tables() {
		if written[t.Name] {
			continue
		}
		if err := writeTable(dir, t.Name, func(func(row) error) error { return nil }); err != nil {
			return err
		}
	}
	about, err := json.MarshalIndent(descriptor(), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "datapackage.json"), append(about, '\n'), 0o644)
}

// writeTable writes a table row by row.
func writeTable(dir, name string, rows func(write func(row) error) error) (err error) {
	var table datapack.Table
	for _, t := range datapack.Tables() {
		if t.Name == name {
			table = t
		}
	}
	f, err := os.Create(filepath.Join(dir, table.File()))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w, header := csv.NewWriter(f), table.Header()
	if err := w.Write(header); err != nil {
		return err
	}
	record := make([]string, len(header))
	err = rows(func(r row) error {
		for i, column := range header {
			record[i] = r[column]
		}
		return w.Write(record)
	})
	w.Flush()
	return errors.Join(err, w.Error())
}

func descriptor() datapack.Descriptor {
	return datapack.Descriptor{
		Name: "sample", Title: "A generated atlas", Profile: "data-package",
		Description: "Invented places, sides and claims.",
		Licenses:    []datapack.Licence{{Name: "CC0-1.0", Path: "https://creativecommons.org/publicdomain/zero/1.0/", Title: "CC0"}},
		Attribution: "A generated atlas, CC0", Contact: "Nobody", ReportTo: "editor@example.org",
		DefaultDate: firstDay.String(), Horizons: datapack.HorizonDays{Contested: 365, Claimed: 540, Held: 1095},
		Bounds: [4]float64{west, south, west + size, south + size}, Resources: datapack.Resources(),
	}
}
