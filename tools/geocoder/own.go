package main

import (
	"fmt"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
)

// readOwn reads an atlas's gazetteer.csv.
func readOwn(path string) ([]atlas.GazetteerEntry, error) {
	cells, err := readTable(path, "gazetteer_id", "name", "name_ar", "aliases", "kind", "country", "admin1", "admin2", "lat", "lon", "precision_m", "origin")
	if err != nil {
		return nil, err
	}
	rows := make([]atlas.GazetteerEntry, 0, len(cells))
	for _, c := range cells {
		row := atlas.GazetteerEntry{
			ID: c[0], Name: c[1], NameAr: c[2], Aliases: split(c[3]), Kind: c[4], Country: c[5], Admin1: c[6], Admin2: c[7], Origin: c[11],
		}
		for i, number := range []*float64{&row.Lat, &row.Lon, &row.PrecisionM} {
			if *number, err = strconv.ParseFloat(c[8+i], 64); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", path, row.ID, err)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// mainNames hides every name of the rows but the main one.
func mainNames(rows []atlas.GazetteerEntry) []atlas.GazetteerEntry {
	bare := make([]atlas.GazetteerEntry, len(rows))
	for i, row := range rows {
		row.NameAr, row.Aliases = "", nil
		bare[i] = row
	}
	return bare
}
