package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strings"
)

// readTable reads the named columns of a CSV with a head line.
func readTable(path string, columns ...string) ([][]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s is empty", path)
	}
	at := make([]int, len(columns))
	for i, column := range columns {
		if at[i] = slices.Index(all[0], column); at[i] < 0 {
			return nil, fmt.Errorf("%s has no column %s", path, column)
		}
	}
	rows := make([][]string, 0, len(all)-1)
	for _, line := range all[1:] {
		row := make([]string, len(columns))
		for i, j := range at {
			row[i] = line[j]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// split parts a list; an empty cell is an empty list.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}
