package publish

import (
	"context"
	"fmt"
	"io/fs"
	"time"

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
	// Load reads an edition.
	Load(ctx context.Context, id string) (edition.Content, error)
	// Publications lists what was published of an atlas, the last first.
	Publications(ctx context.Context, atlasID string) ([]edition.Publication, error)
	// Keep saves an edition and makes it current, all or nothing.
	Keep(ctx context.Context, r edition.Release, c edition.Content) error
	// Annotate gives the last publication of an edition a note.
	Annotate(ctx context.Context, id, note string) error
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
	Unchanged bool               // nothing it depends on differs from what the current edition was made of
	Silent    *NoteNeeded        // what was corrected without a note; nil if nothing was
	Warnings  []datapack.Problem // what was published, but open: see Report
}

// Report is what was found in a folder. Problems keep it from being published;
// Warnings do not: a name that may mean several places is an answer, its place is
// published as ambiguous, with its candidates and without a position.
type Report struct {
	Problems Problems
	Warnings []datapack.Problem
	Located  []gazetteer.Located // where each place lies, in the order of the atlas
}

// Publisher publishes folders. The zero value works: without imported
// gazetteers, silently.
type Publisher struct {
	Library      gazetteer.Library // what the folder's own gazetteer does not know; may be nil
	Progress     func(step string) // told each step in a few words; may be nil
	Clock        func() time.Time  // tells the day of publishing, in UTC; nil = it is not recorded
	Note         string            // what readers are told of a correction
	AllowSilent  bool              // publish a correction without a note, too
	RequireCheck bool              // refuse rows that only one person has read
}

func (p Publisher) progress(format string, args ...any) {
	if p.Progress != nil {
		p.Progress(fmt.Sprintf(format, args...))
	}
}

// placesBetweenNews is how many places are derived before the next word of it.
const placesBetweenNews = 20_000

// derived tells now and then how many places of all are derived.
func (p Publisher) derived(all int) func(places int) {
	news := placesBetweenNews
	return func(places int) {
		if places >= news && places < all {
			p.progress("derived control at %d of %d places", places, all)
			news += placesBetweenNews
		}
	}
}

// stamp names everything that an edition is made of: the folder, and what its
// places may be looked up in.
func (p Publisher) stamp(ctx context.Context, fsys fs.FS) (string, error) {
	folder, err := Fingerprint(fsys)
	if err != nil || p.Library == nil {
		return folder, err
	}
	library, err := p.Library.Stamp(ctx)
	if err != nil || library == "" {
		return folder, err
	}
	return folder + " " + library, nil
}

// Build reads, checks, geocodes and derives a folder without storing it.
func (p Publisher) Build(ctx context.Context, fsys fs.FS) (edition.Content, []datapack.Problem, error) {
	p.progress("reading the data")
	a, contradictions, report, err := p.resolve(ctx, fsys)
	if err != nil {
		return edition.Content{}, nil, err
	}
	if len(report.Problems) > 0 {
		return edition.Content{}, nil, report.Problems
	}
	p.progress("deriving control from %d claims at %d places", a.Claims.Len(), len(a.Places))
	c := edition.Content{
		Atlas: a, Located: report.Located, Contradictions: contradictions,
		Readings: map[atlas.Rule]*atlas.Derivation{},
	}
	var made []*atlas.Derivation
	if err := until(ctx, func() {
		made = atlas.DeriveRules(a, atlas.NewIndex(a), atlas.Reading{}, atlas.Rules, p.derived(len(a.Places)))
	}); err != nil {
		return edition.Content{}, nil, err
	}
	for i, rule := range atlas.Rules {
		c.Readings[rule] = made[i]
	}
	p.progress("naming the edition by the hash of its records")
	var wrong error
	if err := until(ctx, func() { c.ID, wrong = edition.Hash(a, report.Located) }); err != nil {
		return edition.Content{}, nil, err
	}
	return c, report.Warnings, wrong
}

// until does something that only computes, and returns early, with the context's
// error, once the context ends: what is computed after that is for nobody.
func until(ctx context.Context, compute func()) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		compute()
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Check validates a folder and reports everything found; without problems it can
// be published. The atlas is nil where the folder could not be read at all.
func (p Publisher) Check(ctx context.Context, fsys fs.FS) (*atlas.Atlas, Report, error) {
	a, _, report, err := p.resolve(ctx, fsys)
	return a, report, err
}

// resolve reads and geocodes; the geocoder's problems join those of the files,
// each at the cell it is about.
func (p Publisher) resolve(ctx context.Context, fsys fs.FS) (*atlas.Atlas, []gazetteer.Contradiction, Report, error) {
	pack, found, err := datapack.ReadContext(ctx, fsys, func(table string, rows int) { p.progress("read %d rows of %s.csv", rows, table) })
	if err != nil {
		return nil, nil, Report{}, err
	}
	if len(found) > 0 && pack.Atlas == nil {
		return nil, nil, Report{Problems: found}, nil
	}
	a := pack.Atlas
	p.progress("locating %d places", len(a.Places))
	canonical(a)
	located, err := gazetteer.Resolve(ctx, gazetteer.InputOf(a), p.Library)
	if err != nil {
		return nil, nil, Report{}, err
	}
	a.Gazetteer = whole(a.Gazetteer, located.Imported)
	rounded(located.Located)
	report := Report{Problems: found, Located: located.Located}
	for _, x := range located.Problems {
		at := datapack.Position{File: "geojson/" + x.Field, Line: 1, Column: 1}
		if x.PlaceID != "" {
			at = pack.Locate("places", x.PlaceID, x.Field)
			at.Column += max(x.Column-1, 0)
		}
		if x.Code == gazetteer.ProblemAmbiguous || x.Code == gazetteer.ProblemOpen {
			report.Warnings = append(report.Warnings, at.Problem("%s", x.Message))
		} else {
			report.Problems = append(report.Problems, at.Problem("%s", x.Message))
		}
	}
	if p.RequireCheck {
		report.Problems = append(report.Problems, unchecked(pack)...)
	}
	if a.About.ReportTo == "" {
		report.Warnings = append(report.Warnings, pack.LocateAbout("report_to").Problem(
			"report_to is empty, so no page offers to report an error; write a mail or web address, like editor@example.org"))
	}
	datapack.Sort(report.Problems)
	datapack.Sort(report.Warnings)
	return a, located.Contradictions, report, nil
}
