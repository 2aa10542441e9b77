package gazetteerfile

import (
	"context"
	"fmt"

	"github.com/heldline/heldline/internal/gazetteer"
)

// batchNames is how many names are committed together: enough that a commit costs
// little beside its rows, little enough that a broken import loses a second.
const batchNames = 20_000

// Import feeds an intake from its Next on and finishes it: one goroutine reads
// and folds, this one writes. After an error, or when the context has ended, what
// was committed stays, and an import of the same file goes on behind it.
// progress may be nil.
func (f *File) Import(ctx context.Context, in gazetteer.Intake, progress func(Progress)) (gazetteer.Dataset, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	from, err := parsePosition(in.Next())
	if err != nil {
		return gazetteer.Dataset{}, err
	}
	if from.phase == inRows {
		if err := f.importRows(ctx, in, from, progress); err != nil {
			return gazetteer.Dataset{}, err
		}
		from = position{phase: inNames}
	}
	if f.geonames != nil && f.geonames.alternates != nil {
		if err := f.importAlternates(ctx, in, from, progress); err != nil {
			return gazetteer.Dataset{}, err
		}
	}
	dataset, err := in.Finish(ctx, func(done, total int64) { progress(Progress{Stage: Indexing, Done: done, Total: total}) })
	if err != nil {
		return gazetteer.Dataset{}, fmt.Errorf("the names cannot be indexed: %w", err)
	}
	return dataset, nil
}

func (f *File) importRows(ctx context.Context, in gazetteer.Intake, from position, progress func(Progress)) error {
	each, size := f.source()
	return pump(ctx, f.batch, func(ctx context.Context, emit func(gazetteer.Import, int, position) error) error {
		return each(ctx, from, func(r record, after position) error {
			row := gazetteer.Import{Entry: r.Entry, Feature: r.Feature, Rank: rankOf(r.Entry.Kind), Names: gazetteer.KeysOf(&r.Entry)}
			return emit(row, len(row.Names), after)
		})
	}, storing(ctx, "rows", in.Add, progress, Progress{Stage: Reading, Total: size}))
}

// source returns the reader of the rows and the bytes of its text.
func (f *File) source() (each func(context.Context, position, func(record, position) error) error, size int64) {
	if f.table != nil {
		return f.table.each, f.table.src.size
	}
	return f.geonames.each, f.geonames.src.size
}

func (f *File) importAlternates(ctx context.Context, in gazetteer.Intake, from position, progress func(Progress)) error {
	return pump(ctx, f.batch, func(ctx context.Context, emit func(gazetteer.Alternate, int, position) error) error {
		return f.geonames.eachAlternate(ctx, from, func(row altRow, after position) error {
			key, ok := gazetteer.KeyOf(row.name)
			if !ok {
				return nil
			}
			language := row.language
			if language == "ar" && row.arabicRank() == 0 {
				language = "" // a name as any other, but not the one to show
			}
			return emit(gazetteer.Alternate{RowID: geonamesID(row.geoname), Language: language, NameKey: key}, 1, after)
		})
	}, storing(ctx, "alternate names", in.AddAlternates, progress, Progress{Stage: Alternates, Total: f.geonames.alternates.size}))
}

// storing returns what commits the batches of a stage and tells how far that is.
func storing[T any](ctx context.Context, what string, add func(context.Context, []T, string) error, progress func(Progress), at Progress) func([]T, position) error {
	return func(items []T, after position) error {
		if err := add(ctx, items, after.String()); err != nil {
			return fmt.Errorf("the %s up to line %d cannot be stored: %w", what, after.line, err)
		}
		at.Done, at.Rows = after.offset, at.Rows+len(items)
		progress(at)
		return nil
	}
}
