package main

import (
	"context"
	"fmt"
	"time"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// rates are answers a second to one question.
type rates struct {
	index   float64 // found in the index, in process
	geojson float64 // written as GeoJSON, in process
	kept    float64 // over HTTP, asked before
	fresh   float64 // over HTTP, never asked before
	bytes   int     // of one answer over HTTP, as sent
}

// result is what one atlas gave.
type result struct {
	name           string
	state, changes rates
}

// week is the length of the ranges asked for.
const week = 7

func (b *bench) measure(ctx context.Context, o *options) (*result, error) {
	v := b.edition.View(atlas.Reading{Rule: atlas.Documented})
	w := feature.NewWriter(b.edition, b.catalogue)
	day := b.days()
	r := &result{name: b.name}
	var failed error
	write := func(c *feature.Collection) {
		if _, err := c.Encode(); err != nil {
			failed = err
		}
	}
	r.state.index = rate(o.For, func(i int) { v.State(day(i)) })
	r.state.geojson = rate(o.For, func(i int) { write(w.Control(v, day(i), feature.Filter{})) })
	r.changes.index = rate(o.For, func(i int) { from, to := day(i), day(i)+week; v.Changes(&from, &to) })
	r.changes.geojson = rate(o.For, func(i int) { from, to := day(i), day(i)+week; write(w.Changes(v, &from, &to, feature.Filter{})) })
	if failed != nil {
		return nil, failed
	}
	h, err := listen(b.server.HTTP())
	if err != nil {
		return nil, err
	}
	state := func(i int) string { return "/control/" + day(i).String() + ".geojson" }
	changes := func(i int) string { return fmt.Sprintf("/changes.geojson?from=%s&to=%s", day(i), day(i)+week) }
	err = h.ask(ctx, o, &r.state, state, "?")
	if err == nil {
		err = h.ask(ctx, o, &r.changes, changes, "&")
	}
	h.close()
	return r, err
}

// days walks through the days of the atlas, a step that never falls into a rhythm.
func (b *bench) days() func(i int) edtf.Day {
	first, n := b.edition.First, int(b.edition.Last-b.edition.First)+1
	return func(i int) edtf.Day { return first + edtf.Day(i*7919%n) }
}

// rate counts how often work can be done in a second.
func rate(atLeast time.Duration, work func(i int)) float64 {
	start := time.Now()
	for i, batch := 0, 1; ; batch *= 2 {
		for end := i + batch; i < end; i++ {
			work(i)
		}
		if took := time.Since(start); took >= atLeast/2 {
			return float64(i) / took.Seconds()
		}
	}
}
