package main

import (
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/sqlite"
)

// exportCommand writes what a published edition looks like elsewhere.
type exportCommand struct {
	Site exportSiteCommand `cmd:"" help:"Write the whole map as plain files, for a file server or an object store."`
	Film exportFilmCommand `cmd:"" help:"Write the days of a campaign as a film, for social networks."`
}

// publishedContent is the edition of a folder, which is published first if the
// database lacks it.
func publishedContent(p *program, store *sqlite.Store, data string) (edition.Content, error) {
	if err := publishFolder(p, store, data, ""); err != nil {
		return edition.Content{}, err
	}
	id, _, err := store.Current(p.ctx)
	if err != nil {
		return edition.Content{}, err
	}
	return store.Load(p.ctx, id)
}
