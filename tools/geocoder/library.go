package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/heldline/heldline/internal/gazetteerfile"
	"github.com/heldline/heldline/internal/sqlite"
)

// libraries are a gazetteer file imported twice: with all names, and with the
// rows' main names only.
type libraries struct {
	folder    string
	all, main *sqlite.Store
}

func importBoth(ctx context.Context, cities string) (l libraries, err error) {
	if l.folder, err = os.MkdirTemp("", "geocoder-"); err != nil {
		return l, err
	}
	bare := filepath.Join(l.folder, "main.txt")
	if err = writeMainNames(cities, bare); err == nil {
		l.all, err = importFile(ctx, filepath.Join(l.folder, "all.sqlite"), cities)
	}
	if err == nil {
		l.main, err = importFile(ctx, filepath.Join(l.folder, "main.sqlite"), bare)
	}
	if err != nil {
		return l, errors.Join(err, l.close())
	}
	return l, nil
}

// close also removes the databases.
func (l libraries) close() error {
	var errs []error
	for _, store := range []*sqlite.Store{l.all, l.main} {
		if store != nil {
			errs = append(errs, store.Close())
		}
	}
	return errors.Join(append(errs, os.RemoveAll(l.folder))...)
}

// importFile imports a gazetteer file into a database of its own, as
// `mapserver gazetteer add` does.
func importFile(ctx context.Context, database, path string) (*sqlite.Store, error) {
	file, err := gazetteerfile.Survey(ctx, path, gazetteerfile.Options{Today: importedOn}, nil)
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(database)
	if err != nil {
		return nil, err
	}
	intake, err := store.Intake(ctx, file.Dataset())
	if err == nil {
		_, err = file.Import(ctx, intake, nil)
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// importedOn is any day: no answer depends on it.
const importedOn = "2020-03-18"
