package main

import (
	"errors"
	"os"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/sqlite"
)

// openLibrary opens the imported gazetteers of a database that exists; where
// there is none it returns nil and makes no file. The function it returns closes
// what was opened.
func openLibrary(path string) (gazetteer.Library, func() error, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, func() error { return nil }, nil
	}
	store, err := sqlite.Open(path)
	if err != nil {
		return nil, nil, err
	}
	return store, store.Close, nil
}
