package poster

import (
	"context"
	"image"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Reel holds the posters of a film still: they share their view, their strip of
// time and where their words stand.
type Reel struct {
	From, To edtf.Day
	Widest   string // the longest headline of its days
}

// Shot is one day of a film and how long it is shown.
type Shot struct {
	Day  edtf.Day
	Hold time.Duration
}

// How long a day is shown: one on which a place changed hands or fighting began or
// ended, one with reports, one without, and more at the beginning and the end.
const (
	holdChange  = 1600 * time.Millisecond
	holdReport  = 500 * time.Millisecond
	holdQuiet   = 100 * time.Millisecond
	holdOpening = 1200 * time.Millisecond
	holdEnd     = 3 * time.Second
)

// Shots lists the days of a film, both ends included.
func Shots(e *edition.Edition, v *edition.View, from, to edtf.Day) []Shot {
	reported := map[edtf.Day]bool{}
	for _, d := range e.Dates {
		reported[d.Date] = true
	}
	changed := map[edtf.Day]bool{}
	next := to + 1
	changes := v.Changes(&from, &next)
	for i := range changes {
		if counted(&changes[i]) && e.Located(changes[i].After.PlaceID).Point != nil {
			changed[changes[i].Date] = true
		}
	}
	var out []Shot
	for d := from; d <= to; d++ {
		hold := holdQuiet
		switch {
		case changed[d]:
			hold = holdChange
		case reported[d]:
			hold = holdReport
		}
		out = append(out, Shot{d, hold})
	}
	out[0].Hold = max(out[0].Hold, holdOpening)
	last := len(out) - 1
	out[last].Hold = max(out[last].Hold, holdEnd)
	return out
}

// Film draws the shots of a film, several at a time, and hands them on in their
// order. It ends with the first error, or when ctx does.
func (s *Studio) Film(ctx context.Context, shots []Shot, spec func(edtf.Day) Spec, take func(int, *image.RGBA) error) error {
	group, ctx := errgroup.WithContext(ctx)
	ahead := runtime.GOMAXPROCS(0)
	// Each picture has a channel of its own, so that they arrive in order however
	// long each takes; no more wait than are being drawn.
	queue := make(chan chan *image.RGBA, ahead)
	group.Go(func() error {
		defer close(queue)
		for _, shot := range shots {
			done := make(chan *image.RGBA, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return ctx.Err()
			}
			group.Go(func() error {
				done <- s.Compose(spec(shot.Day)).Raster()
				return nil
			})
		}
		return nil
	})
	group.Go(func() error {
		i := 0
		for done := range queue {
			select {
			case picture := <-done:
				if err := take(i, picture); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
			i++
		}
		return ctx.Err()
	})
	return group.Wait()
}
