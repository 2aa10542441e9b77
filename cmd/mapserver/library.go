package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/sqlite"
)

// withLibrary calls work with a data folder and the imported gazetteers of a
// database, which stay open until it returns.
func withLibrary(dir, db string, work func(fs.FS, gazetteer.Library) error) (err error) {
	fsys, err := openFolder(dir)
	if err != nil {
		return err
	}
	library, closed, err := openLibrary(db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closed()) }()
	return work(fsys, library)
}

// openLibrary opens the imported gazetteers of a database that exists; where
// there is none it returns nil and makes no file. The function it returns closes
// what was opened.
func openLibrary(path string) (gazetteer.Library, func() error, error) {
	if isMissing(path) {
		return nil, func() error { return nil }, nil
	}
	store, err := sqlite.Open(path)
	if err != nil {
		return nil, nil, err
	}
	return store, store.Close, nil
}

func isMissing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, os.ErrNotExist)
}
