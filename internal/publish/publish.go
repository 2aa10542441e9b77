package publish

import (
	"context"
	"fmt"
	"io/fs"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
)

// Store keeps editions. The store that publishing writes to is a plain
// interface so that this room knows no SQL.
type Store interface {
	// Current returns the id and folder fingerprint of the edition published last.
	Current(ctx context.Context) (id, folder string, err error)
	// Keep saves an edition and makes it current, all or nothing.
	Keep(ctx context.Context, folder string, c edition.Content) error
}

// Problems is the error of a folder that cannot be published: every problem
// found, each with its place and its remedy.
type Problems []datapack.Problem

func (p Problems) Error() string {
	if len(p) == 1 {
		return "1 problem in the data"
	}
	return fmt.Sprintf("%d problems in the data", len(p))
}

// Result says what publishing did.
type Result struct {
	Edition   string
	Unchanged bool // the folder is the one that the current edition was read from
}

// Publish publishes a folder into a store. A folder with problems returns
// Problems and leaves the store as it was. progress is told each step in a few
// words.
func Publish(ctx context.Context, fsys fs.FS, store Store, progress func(string)) (Result, error) {
	folder, err := Fingerprint(fsys)
	if err != nil {
		return Result{}, err
	}
	if id, kept, err := store.Current(ctx); err == nil && kept == folder {
		return Result{Edition: id, Unchanged: true}, nil
	}
	content, err := Build(fsys, progress)
	if err != nil {
		return Result{}, err
	}
	progress("saving edition " + content.ID)
	return Result{Edition: content.ID}, store.Keep(ctx, folder, content)
}

// Build reads, checks, geocodes and derives a folder without storing it.
func Build(fsys fs.FS, progress func(string)) (edition.Content, error) {
	progress("reading the data")
	a, located, problems := resolve(fsys)
	if len(problems) > 0 {
		return edition.Content{}, problems
	}
	progress(fmt.Sprintf("deriving control from %d claims at %d places", len(a.Claims), len(a.Places)))
	c := edition.Content{
		Atlas: a, Located: located.Located, Contradictions: located.Contradictions,
		Readings: map[atlas.Rule]*atlas.Derivation{},
	}
	ix := atlas.NewIndex(a)
	for _, rule := range atlas.Rules {
		c.Readings[rule] = atlas.Derive(a, ix, atlas.Reading{Rule: rule})
	}
	var err error
	c.ID, err = edition.Hash(a, located.Located)
	return c, err
}

// Check validates a folder and returns every problem; none means that it can be
// published.
func Check(fsys fs.FS) (*atlas.Atlas, Problems) {
	a, _, problems := resolve(fsys)
	return a, problems
}

// resolve reads and geocodes; the geocoder's problems join those of the files,
// each at the cell it is about.
func resolve(fsys fs.FS) (*atlas.Atlas, gazetteer.Result, Problems) {
	pack, found := datapack.Read(fsys)
	if len(found) > 0 && pack.Atlas == nil {
		return nil, gazetteer.Result{}, found
	}
	a := pack.Atlas
	canonical(a)
	located := gazetteer.Resolve(gazetteer.InputOf(a))
	rounded(located.Located)
	for _, p := range located.Problems {
		at := datapack.Position{File: "geojson/" + p.Field, Line: 1, Column: 1}
		if p.PlaceID != "" {
			at = pack.Locate("places", p.PlaceID, p.Field)
			at.Column += max(p.Column-1, 0)
		}
		found = append(found, at.Problem("%s", p.Message))
	}
	datapack.Sort(found)
	return a, located, found
}
