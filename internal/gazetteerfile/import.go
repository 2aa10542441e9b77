package gazetteerfile

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

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
	rows := 0
	return pump(ctx, f.batch, func(ctx context.Context, emit func(gazetteer.Import, int, position) error) error {
		return each(ctx, from, func(r record, after position) error {
			row := gazetteer.Import{Entry: r.Entry, Feature: r.Feature, Rank: rankOf(r.Entry.Kind), Names: gazetteer.KeysOf(&r.Entry)}
			return emit(row, len(row.Names), after)
		})
	}, func(items []gazetteer.Import, after position) error {
		if err := in.Add(ctx, items, after.String()); err != nil {
			return fmt.Errorf("the rows up to line %d cannot be stored: %w", after.line, err)
		}
		rows += len(items)
		progress(Progress{Stage: Reading, Done: after.offset, Total: size, Rows: rows})
		return nil
	})
}

// source returns the reader of the rows and the bytes of its text.
func (f *File) source() (each func(context.Context, position, func(record, position) error) error, size int64) {
	if f.table != nil {
		return f.table.each, f.table.src.size
	}
	return f.geonames.each, f.geonames.src.size
}

func (f *File) importAlternates(ctx context.Context, in gazetteer.Intake, from position, progress func(Progress)) error {
	names := 0
	size := f.geonames.alternates.size
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
	}, func(items []gazetteer.Alternate, after position) error {
		if err := in.AddAlternates(ctx, items, after.String()); err != nil {
			return fmt.Errorf("the alternate names up to line %d cannot be stored: %w", after.line, err)
		}
		names += len(items)
		progress(Progress{Stage: Alternates, Done: after.offset, Total: size, Rows: names})
		return nil
	})
}

// batch is what one commit takes.
type batch[T any] struct {
	items []T
	after position
}

// pump runs produce beside write and hands over what it emits in batches of about
// size weight.
func pump[T any](ctx context.Context, size int, produce func(context.Context, func(T, int, position) error) error, write func([]T, position) error) error {
	group, inner := errgroup.WithContext(ctx)
	batches := make(chan batch[T], 1)
	group.Go(func() error {
		defer close(batches)
		var b batch[T]
		weight := 0
		flush := func() error {
			if len(b.items) == 0 {
				return nil
			}
			select {
			case batches <- b:
			case <-inner.Done():
				return inner.Err()
			}
			b, weight = batch[T]{items: make([]T, 0, len(b.items))}, 0
			return nil
		}
		err := produce(inner, func(item T, w int, after position) error {
			b.items, b.after = append(b.items, item), after
			if weight += w; weight < size {
				return nil
			}
			return flush()
		})
		if err != nil {
			return err
		}
		return flush()
	})
	group.Go(func() error {
		for b := range batches {
			if err := inner.Err(); err != nil {
				return err
			}
			if err := write(b.items, b.after); err != nil {
				return err
			}
		}
		return nil
	})
	return group.Wait()
}
