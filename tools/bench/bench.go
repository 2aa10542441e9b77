package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/server"
	"github.com/heldline/heldline/internal/sqlite"
	"github.com/heldline/heldline/internal/words"
	"github.com/heldline/heldline/web"
)

// bench is one atlas, published and ready to be asked.
type bench struct {
	name      string
	edition   *edition.Edition
	catalogue *words.Catalogue
	server    *server.Server

	build, keep, load, index time.Duration
}

// publishFolder publishes a folder into a new database, step by step, and loads
// it as the server does.
func publishFolder(ctx context.Context, folder, db string) (_ *bench, err error) {
	store, err := sqlite.Open(db)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	b := &bench{}
	var content edition.Content
	steps := []struct {
		took *time.Duration
		work func() error
	}{
		{&b.build, func() (err error) { content, _, err = publish.Publisher{}.Build(ctx, os.DirFS(folder)); return err }},
		{&b.keep, func() error { return store.Keep(ctx, edition.Release{Folder: "bench"}, content) }},
		{&b.load, func() (err error) { content, err = store.Load(ctx, content.ID); return err }},
		{&b.index, func() error { b.edition = edition.New(content); return nil }},
	}
	for _, s := range steps {
		start := time.Now()
		if err := s.work(); err != nil {
			return nil, fmt.Errorf("%s: %w", folder, err)
		}
		*s.took = time.Since(start)
	}
	b.name = content.Atlas.About.ID
	return b, b.serve(store, content)
}

// serve makes the server that the program itself would run.
func (b *bench) serve(store *sqlite.Store, content edition.Content) error {
	var err error
	if b.catalogue, err = words.Load(); err != nil {
		return err
	}
	site, err := pages.New(b.catalogue, docs.Manuals(), pages.Options{})
	if err != nil {
		return err
	}
	b.server, err = server.New(server.Options{
		Store: store, Missing: func(err error) bool { return errors.Is(err, sqlite.ErrNoEdition) }, Catalogue: b.catalogue, Pages: site,
		Assets: web.Assets(), Faces: web.Faces(), Version: "bench", Log: slog.New(slog.DiscardHandler),
	}, content)
	return err
}

func (b *bench) String() string {
	ms := func(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
	return fmt.Sprintf("%s: %d places, %d claims; publishing: read, check, geocode and derive %s, save %s; starting: load %s, index %s",
		b.name, len(b.edition.Places), b.edition.Atlas.Claims.Len(), ms(b.build), ms(b.keep), ms(b.load), ms(b.index))
}
