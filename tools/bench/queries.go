package main

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"runtime"
	"time"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/sqlite"
)

// queriesCommand asks a published edition in process, in a process of its own, so
// that what it needs is seen and can be bounded. It prints a survey as JSON.
type queriesCommand struct {
	DB      string `arg:""`
	Seconds int    `default:"1"`
}

// survey is what an edition holds, and how fast it is asked in process.
type survey struct {
	Edition string
	Places  int
	Spans   int          // under the documented rule
	Days    []string     // first days of the states of the documented rule, in order
	Points  [][2]float64 // longitude and latitude of up to a thousand places, by chance
	State   query
	Changes query // of a week
	Box     query // places of a day in a box of boxWidth and boxHeight
	Columns int64 // bytes of the columns of the spans
	Live    int64 // bytes of the heap that the edition keeps
}

// query is the cost of one question.
type query struct {
	P50, P99    float64 // microseconds
	Allocations float64 // for each
	Answer      float64 // places or changes in an answer, on average
}

// The box of measurements, in degrees.
const boxWidth, boxHeight = 0.5, 0.4

// week is the length of the ranges of changes, in days.
const week = 7

func (c *queriesCommand) Run(ctx context.Context) (err error) {
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	e, err := latest(ctx, store)
	if err != nil {
		return err
	}
	s := c.survey(e)
	return json.NewEncoder(os.Stdout).Encode(s)
}

func latest(ctx context.Context, store *sqlite.Store) (*edition.Edition, error) {
	id, _, err := store.Current(ctx)
	if err != nil {
		return nil, err
	}
	content, err := store.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	return edition.New(content), nil
}

func (c *queriesCommand) survey(e *edition.Edition) survey {
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	s := survey{Edition: e.ID, Places: len(e.Places), Spans: v.Spans.Len(), Columns: int64(v.Spans.Size())}
	for day, more := e.First, true; more && day <= e.Last; {
		s.Days = append(s.Days, day.String())
		_, until := v.Stands(day)
		if more = until != nil; more {
			day = *until
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for _, i := range r.Perm(len(e.Places)) {
		if l := e.Located(e.Places[i].ID); l != nil && l.Point != nil && len(s.Points) < 1000 {
			s.Points = append(s.Points, [2]float64{l.Point.Lon(), l.Point.Lat()})
		}
	}
	day := func() edtf.Day { return e.First + edtf.Day(r.IntN(int(e.Last-e.First)+1)) }
	s.State = c.ask(func() int { return len(v.State(day())) })
	s.Changes = c.ask(func() int { from := day(); to := from + week; return len(v.Changes(&from, &to)) })
	s.Box = c.ask(func() int { return len(v.StateIn(day(), boxAround(s.Points[r.IntN(len(s.Points))]))) })
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	s.Live = int64(m.HeapAlloc)
	runtime.KeepAlive(e)
	return s
}

// ask asks again and again until the time is over, at least ten times.
func (c *queriesCommand) ask(question func() int) query {
	var q query
	var times []float64
	var before, after runtime.MemStats
	question() // what is made once is made
	runtime.GC()
	runtime.ReadMemStats(&before)
	for begun := time.Now(); len(times) < 10 || time.Since(begun) < time.Duration(c.Seconds)*time.Second && len(times) < 1_000_000; {
		asked := time.Now()
		q.Answer += float64(question())
		times = append(times, float64(time.Since(asked).Nanoseconds())/1e3)
	}
	runtime.ReadMemStats(&after)
	n := float64(len(times))
	q.P50, q.P99, q.Allocations, q.Answer = percentile(times, 50), percentile(times, 99), float64(after.Mallocs-before.Mallocs)/n, q.Answer/n
	return q
}

func boxAround(p [2]float64) geo.Box {
	return geo.Box{West: p[0] - boxWidth/2, East: p[0] + boxWidth/2, South: p[1] - boxHeight/2, North: p[1] + boxHeight/2}
}
