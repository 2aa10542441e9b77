package main

import (
	"context"

	"github.com/heldline/heldline/internal/gazetteerfile"
	"github.com/heldline/heldline/internal/sqlite"
)

// openLibrary imports a gazetteer file into a database of its own, as
// `mapserver gazetteer add` does.
func openLibrary(ctx context.Context, database, path string) (*sqlite.Store, error) {
	store, err := sqlite.Open(database)
	if err != nil {
		return nil, err
	}
	file, err := gazetteerfile.Survey(ctx, path, gazetteerfile.Options{Today: "2020-03-18"}, nil)
	if err != nil {
		return nil, err
	}
	intake, err := store.Intake(ctx, file.Dataset())
	if err != nil {
		return nil, err
	}
	if _, err := file.Import(ctx, intake, nil); err != nil {
		return nil, err
	}
	return store, nil
}
