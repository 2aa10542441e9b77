package publish

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Plan is what publishing a folder would do.
type Plan struct {
	Edition  string
	Before   *edition.Edition    // the atlas's published edition; nil if there is none
	After    *edition.Edition    // what the folder makes; nil if it was not read again
	Changes  *edition.Difference // from Before to After under the documented rule; nil if either is
	Warnings []datapack.Problem
	// Unchanged says that nothing the edition depends on differs from what the
	// current one was made of.
	Unchanged bool

	stamp   string
	content edition.Content
	current string // the edition that is current now, whatever its atlas
}

// Plan says what publishing a folder would change, and stores nothing. A folder
// with problems, or without rows that are published, returns Problems.
func (p Publisher) Plan(ctx context.Context, fsys fs.FS, store Store) (*Plan, error) {
	stamp, err := p.stamp(ctx, fsys)
	if err != nil {
		return nil, err
	}
	current, kept, err := store.Current(ctx)
	if err != nil {
		current, kept = "", "" // nothing is published yet; a store that fails fails below
	}
	plan := &Plan{Edition: current, Unchanged: current != "" && kept == stamp, stamp: stamp, current: current}
	if plan.Unchanged && !p.RequireCheck {
		return plan, nil
	}
	if plan.content, plan.Warnings, err = p.Build(ctx, fsys); err != nil {
		return nil, err
	}
	plan.Edition = plan.content.ID
	if err := until(ctx, func() { plan.After = edition.New(plan.content) }); err != nil {
		return nil, err
	}
	published, err := store.Publications(ctx, plan.content.Atlas.About.ID)
	if err != nil || len(published) == 0 {
		return plan, err
	}
	p.progress("loading edition %s", published[0].Edition)
	before, err := store.Load(ctx, published[0].Edition)
	if err != nil {
		return nil, err
	}
	if missing := missingRows(before.Atlas, plan.content.Atlas, before.ID); len(missing) > 0 {
		return nil, missing
	}
	p.progress("comparing with edition %s", before.ID)
	if err := until(ctx, func() {
		plan.Before = edition.New(before)
		plan.Changes = edition.Compare(plan.Before, plan.After, atlas.Documented)
	}); err != nil {
		return nil, err
	}
	return plan, nil
}

// Publish publishes a folder into a store. A folder with problems returns
// Problems, a correction without a note NoteNeeded unless that is allowed; both
// leave the store as it was. A note for what is published already is added to it.
func (p Publisher) Publish(ctx context.Context, fsys fs.FS, store Store) (Result, error) {
	plan, err := p.Plan(ctx, fsys, store)
	if err != nil {
		return Result{}, err
	}
	result := Result{Edition: plan.Edition, Unchanged: plan.Unchanged, Warnings: plan.Warnings}
	if !result.Unchanged {
		if needed := plan.NoteNeeded(); needed != nil && p.Note == "" {
			if !p.AllowSilent {
				return Result{}, needed
			}
			result.Silent = needed
		}
		p.progress("saving edition %s", plan.Edition)
		release := edition.Release{Folder: plan.stamp, On: p.today(), Note: p.Note, Changes: plan.Changes}
		if err := store.Keep(ctx, release, plan.content); err != nil {
			return Result{}, err
		}
	}
	if p.Note != "" && plan.Edition == plan.current && !p.AllowSilent {
		return result, store.Annotate(ctx, plan.Edition, p.Note)
	}
	return result, nil
}

// today is the day of publishing; nil where nobody keeps it.
func (p Publisher) today() *edtf.Day {
	if p.Clock == nil {
		return nil
	}
	now := p.Clock().UTC()
	return edtf.DayOf(now.Year(), int(now.Month()), now.Day()).Ptr()
}

// NoteNeeded is the error of a correction without a note: hands change on days
// that the published edition covers.
type NoteNeeded struct{ Places []string } // each with its days: "Town 2017-11-03 to 2017-11-16"

// namedPlaces bounds how many places an error names.
const namedPlaces = 8

func (e *NoteNeeded) Error() string {
	return fmt.Sprintf("hands change in the published past: %s; say why with --note TEXT, which readers see beside the correction (--dry-run lists every change)", e.List())
}

// List names the places and their days.
func (e *NoteNeeded) List() string {
	if n := len(e.Places) - namedPlaces; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(e.Places[:namedPlaces], "; "), n)
	}
	return strings.Join(e.Places, "; ")
}

// NoteNeeded says which places change hands in the published past; nil if none does.
func (p *Plan) NoteNeeded() *NoteNeeded {
	if p.Changes == nil {
		return nil
	}
	var out NoteNeeded
	for _, id := range edition.ShiftedPlaces(p.Changes.Control, true) {
		var days []string
		for i := range p.Changes.Control {
			if s := &p.Changes.Control[i]; s.PlaceID == id && s.Hands {
				days = append(days, Days(s))
			}
		}
		out.Places = append(out.Places, p.PlaceName(id)+" "+strings.Join(days, ", "))
	}
	if len(out.Places) == 0 {
		return nil
	}
	return &out
}

// PlaceName names a place of either edition.
func (p *Plan) PlaceName(id string) string {
	for _, e := range []*edition.Edition{p.After, p.Before} {
		if place := e.Index.Places[id]; place != nil {
			return place.Name
		}
	}
	return id
}

// Days writes the days of a shift, the last one included.
func Days(s *edition.Shift) string {
	if s.Days() == 1 {
		return s.From.String()
	}
	return s.From.String() + " to " + (s.To - 1).String()
}
