package gazetteerfile

import (
	"context"

	"golang.org/x/sync/errgroup"
)

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
