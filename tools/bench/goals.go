package main

import (
	"fmt"
	"math"
	"time"
)

// The sizes that goals are set for: 10,000 places, and ten times as many.
const (
	goalSize  size = 100_000
	largeSize size = 1_000_000
)

// goal is a number that is to be reached, as data: what is measured, against what.
type goal struct {
	id, what string
	at       size
	limit    float64
	atLeast  bool                               // else at most
	show     func(float64) string               // nil: a ratio
	value    func(*result) float64              // NaN: not measured
	growth   string                             // in place of value: this question's time over that of the goal size
	note     func(*result, *measurement) string // may be nil
}

// measurement is all that a goal may look at.
type measurement struct{ results []*result }

// of is the result of a size, nil where there is none.
func (r *measurement) of(s size) *result {
	for _, x := range r.results {
		if x.size == s {
			return x
		}
	}
	return nil
}

// versus is the median ratio of our answers a second to nginx's.
func versus(question string) func(*result) float64 {
	return func(r *result) float64 { return ratioOf(r.rates(question, "ours"), r.rates(question, "nginx")).median }
}

func span(question string) func(*result, *measurement) string {
	return func(r *result, _ *measurement) string {
		x := ratioOf(r.rates(question, "ours"), r.rates(question, "nginx"))
		return fmt.Sprintf("%s to %s", digits(x.least), digits(x.most))
	}
}

// converted is the time of our new answers over that of a peer measured elsewhere,
// which is a number of times nginx's time for a body.
func converted(question, anchor string, times float64) func(*result) float64 {
	return func(r *result) float64 {
		if r.fresh[question] == nil {
			return math.NaN()
		}
		return ratioOf(r.fresh[question].rounds, r.medians(anchor, "nginx")).median / times
	}
}

func yes(is func(*result) bool) func(*result) float64 {
	return func(r *result) float64 {
		if is(r) {
			return 1
		}
		return 0
	}
}

func yesNo(v float64) string {
	if v == 1 {
		return "yes"
	}
	return "no"
}

// weight is the ratio of two forms' bytes with gzip.
func weight(over string, forms ...string) func(*result) float64 {
	return func(r *result) float64 {
		sum := 0
		for _, f := range forms {
			b := r.bytes[f]["gzip"]
			if b == 0 {
				return math.NaN()
			}
			sum += b
		}
		return float64(sum) / float64(r.bytes[over]["gzip"])
	}
}

func seconds(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

// goals are all that are measured here; those of the browser stand with its figures.
func goals() []goal {
	all := []goal{
		{id: "P1", what: "state of the whole area, date seen before, over nginx's static file", at: goalSize, limit: 0.85, atLeast: true, value: versus(stateSeen), note: span(stateSeen)},
		{
			id: "P2", what: "state, date never asked before, one connection: time over pg_featureserv's", at: goalSize, limit: 0.20,
			value: converted(stateNew, anchorState, featureservTime), note: perByte,
		},
		{id: "P2", what: "or: the same over copying fragments of as many bytes together and packing them, the limit that was measured there", at: goalSize, limit: 1, value: overFragments},
		{id: "P3", what: "bytes of the compact state over those of the GeoJSON, gzip", at: goalSize, limit: 0.02, value: weight(formState, formCompact)},
		{
			id: "P4", what: "small box, random date, over the best peer (MapServer)", at: goalSize, limit: 10, atLeast: true,
			value: func(r *result) float64 { return versus(boxes)(r) / boxRate }, note: boxNote,
		},
		{
			id: "P5", what: "tile z6, date never asked before, one connection: time over the best peer's (tegola, pg_tileserv)", at: goalSize, limit: 0.15,
			value: converted(farTileNew, anchorTile, 1/tileRate),
		},
		{id: "P6", what: "tile z6, seen before, over nginx's static file", at: goalSize, limit: 0.85, atLeast: true, value: versus(farTile), note: span(farTile)},
		{id: "P6", what: "tile z9, seen before, over nginx's static file", at: goalSize, limit: 0.85, atLeast: true, value: versus(nearTile), note: span(nearTile)},
		{id: "P7", what: "304 of a state over nginx's 304", at: goalSize, limit: 0.60, atLeast: true, value: versus(againState), note: span(againState)},
		{id: "P7", what: "304 of a tile over nginx's 304", at: goalSize, limit: 0.60, atLeast: true, value: versus(againTile), note: span(againTile)},
		{id: "P7", what: "304 of an asset over nginx's 304", at: goalSize, limit: 0.60, atLeast: true, value: versus(againAsset), note: span(againAsset)},
		{id: "P8", what: "addresses of an edition are immutable", at: goalSize, limit: 1, atLeast: true, show: yesNo, value: yes(func(r *result) bool { return r.immutable })},
		{
			id: "P9", what: "peak memory under all of these over that of pg_featureserv and PostgreSQL", at: goalSize, limit: 0.3,
			value: func(r *result) float64 { return positive(float64(r.under.peak)) / featureservPSS },
		},
		{id: "P12", what: "bytes to scrub ten years (places and whole history) over the spans as GeoJSON, gzip", at: goalSize, limit: 0.14, value: weight(formSpans, formPlaces, formHistory)},
		{id: "P12", what: "the same with the names of the places", at: goalSize, limit: 0.14, value: weight(formSpans, formPlaces, formHistory, formNames)},
		{id: "P15", what: "a state over HTTP has every place", at: goalSize, limit: 1, atLeast: true, show: yesNo, value: yes(func(r *result) bool { return r.whole })},
	}
	return append(all, largeGoals()...)
}

// largeGoals are those of a million claims.
func largeGoals() []goal {
	return []goal{
		{id: "P16", what: "P1 at a million", at: largeSize, limit: 0.85, atLeast: true, value: versus(stateSeen), note: span(stateSeen)},
		{id: "P16", what: "P6 at a million, z6", at: largeSize, limit: 0.85, atLeast: true, value: versus(farTile), note: span(farTile)},
		{id: "P16", what: "P7 at a million, state", at: largeSize, limit: 0.60, atLeast: true, value: versus(againState), note: span(againState)},
		{id: "P16", what: "state, date never asked before: time at a million over that at a hundred thousand", at: largeSize, limit: 12, growth: stateNew},
		{id: "", what: "memory of the spans under the default rule, for each", at: largeSize, limit: 100, show: bytesText, value: func(r *result) float64 {
			if r.survey == nil {
				return math.NaN()
			}
			return float64(r.survey.Columns) / float64(r.survey.Spans)
		}},
		{id: "", what: "publishing a million claims, first time", at: largeSize, limit: 60e6, show: micros, value: func(r *result) float64 { return wall(r.publish) }},
		{id: "", what: "publishing them again with a claim more", at: largeSize, limit: 60e6, show: micros, value: func(r *result) float64 { return wall(r.again) }},
		{id: "", what: "peak memory of publishing", at: largeSize, limit: 1e9, show: bytesText, value: func(r *result) float64 { return max(peak(r.publish), peak(r.again)) }},
		{id: "", what: "start-up to ready", at: largeSize, limit: 3e6, show: micros, value: func(r *result) float64 { return positive(seconds(r.ready)) }},
		{id: "", what: "peak memory of the server under all that it was asked", at: largeSize, limit: 600e6, show: bytesText, value: func(r *result) float64 { return positive(float64(r.under.peak)) }},
	}
}

// positive is a measurement, or NaN where there was none.
func positive(v float64) float64 {
	if v <= 0 {
		return math.NaN()
	}
	return v
}

func wall(s *spent) float64 {
	if s == nil {
		return math.NaN()
	}
	return seconds(s.wall)
}

func peak(s *spent) float64 {
	if s == nil {
		return math.NaN()
	}
	return float64(s.peak)
}

// fresh is the median time of answers that nobody had asked for, microseconds.
func fresh(r *result, question string) float64 {
	if r == nil || r.fresh[question] == nil {
		return math.NaN()
	}
	return median(r.fresh[question].all)
}

// perByte tells the ratio for the same number of bytes: our features carry more.
func perByte(r *result, _ *measurement) string {
	v := converted(stateNew, anchorState, featureservTime)(r) * featureservBody / float64(r.bytes[formState]["gzip"])
	return fmt.Sprintf("%s for each byte sent: ours are %s, its %s", digits(v), bytesText(float64(r.bytes[formState]["gzip"])), bytesText(featureservBody))
}

// overFragments is our time for a byte of a new state over that of copying fragments and
// packing them.
func overFragments(r *result) float64 {
	limit := fragmentsTime * float64(r.bytes[formState][""]) / fragmentsBody
	return converted(stateNew, anchorState, featureservTime)(r) / limit
}

func boxNote(r *result, _ *measurement) string {
	return fmt.Sprintf("%s × nginx, %s places a box", digits(versus(boxes)(r)), digits(r.survey.Box.Answer))
}
