package sample

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/heldline/heldline/internal/datapack"
)

// rows are the cells of a table by column; an absent column is empty.
type rows []map[string]string

// Write writes an atlas of so many places and claims into a folder, which it
// makes if need be. The folder can be published. Districts and a country come on
// top of the places; both numbers must be positive.
func Write(dir string, places, claims int) error {
	if places < 1 || claims < 1 {
		return errors.New("a sample needs at least one place and one claim")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	g := newGenerator(places)
	tables := map[string]rows{
		"actors": actors(), "claimants": claimants(), "sources": sources(),
		"places": g.places(), "claims": g.claims(claims), "events": g.events(), "campaigns": campaigns(),
	}
	tables["sentences"] = g.ledger()
	for _, t := range datapack.Tables() {
		if err := writeTable(filepath.Join(dir, t.File()), t.Header(), tables[t.Name]); err != nil {
			return err
		}
	}
	about, err := json.MarshalIndent(descriptor(), "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "datapackage.json"), append(about, '\n'), 0o644)
}

func writeTable(path string, header []string, cells rows) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write(header); err != nil {
		return err
	}
	record := make([]string, len(header))
	for _, row := range cells {
		for i, column := range header {
			record[i] = row[column]
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func descriptor() datapack.Descriptor {
	return datapack.Descriptor{
		Name: "sample", Title: "A generated atlas", Profile: "data-package",
		Description: "Invented places, sides and claims.",
		Licenses:    []datapack.Licence{{Name: "CC0-1.0", Path: "https://creativecommons.org/publicdomain/zero/1.0/", Title: "CC0"}},
		Attribution: "A generated atlas, CC0", Contact: "Nobody",
		DefaultDate: firstDay.String(), Horizons: datapack.HorizonDays{Contested: 60, Claimed: 180, Held: 365},
		Bounds: [4]float64{west, south, west + size, south + size}, Resources: datapack.Resources(),
	}
}
