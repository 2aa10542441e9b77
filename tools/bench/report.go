package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// report is everything between the markers.
func (c *runCommand) report(all []*result, took time.Duration) string {
	r := &measurement{all}
	var b strings.Builder
	part := func(title, text string) { fmt.Fprintf(&b, "### %s\n\n%s\n", title, text) }
	fmt.Fprintf(&b, "Measured on %s, version %s of the program: %s. %d rounds of %d s for each measurement, %d thread of wrk; %s in all.\n%s\n",
		time.Now().UTC().Format(time.DateOnly), version(c.Program, "--version"), machine(), c.Rounds, c.Seconds, c.Threads, took.Round(time.Second), failures(r))
	part("Goals", verdicts(r)+"\nP10, P11, P13 and P14 are the browser's and stand below.\n")
	part("Publishing and starting", publishing(r))
	part("Growth", growth(r))
	part("Queries in process", inProcess(r))
	for _, x := range all {
		if x.loads != nil {
			part("Over HTTP, "+x.size.String()+" claims", overHTTP(x))
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if x := all[i]; x.bytes != nil && x.size <= goalSize {
			part("Bytes, "+x.size.String()+" claims", weights(x))
			break
		}
	}
	return b.String()
}

func publishing(r *measurement) string {
	t := newTable(1, "claims", "places", "spans", "publishing", "CPU time", "peak memory", "again, a claim more", "peak memory", "database", "ready", "memory at rest", "peak at rest", "peak under load")
	for _, x := range r.results {
		cells := []string{x.size.String(), grouped(int64(x.size.places())), none}
		if x.survey != nil {
			cells[1], cells[2] = grouped(int64(x.survey.Places)), grouped(int64(x.survey.Spans))
		}
		for i, s := range []*spent{x.publish, x.again} {
			switch {
			case s == nil && i == 0:
				cells = append(cells, none, none, none)
			case s == nil:
				cells = append(cells, none, none)
			case i == 0:
				cells = append(cells, duration(s.wall), duration(s.cpu), bytesText(float64(s.peak)))
			default:
				cells = append(cells, duration(s.wall), bytesText(float64(s.peak)))
			}
		}
		t.row(append(cells, bytesText(float64(x.store)), duration(x.ready), bytesText(float64(x.rest.resident)), bytesText(float64(x.rest.peak)), bytesText(float64(x.under.peak)))...)
	}
	return t.String()
}

// cost is something whose growth between sizes is told.
type cost struct {
	name  string
	value func(*result) float64 // 0 or NaN: not measured
}

func costs() []cost {
	inside := func(of func(*survey) float64) func(*result) float64 {
		return func(r *result) float64 {
			if r.survey == nil {
				return math.NaN()
			}
			return of(r.survey)
		}
	}
	return []cost{
		{"publishing, time", func(r *result) float64 { return wall(r.publish) }},
		{"publishing, peak memory", func(r *result) float64 { return peak(r.publish) }},
		{"publishing again, time", func(r *result) float64 { return wall(r.again) }},
		{"database, bytes", func(r *result) float64 { return float64(r.store) }},
		{"start-up to ready", func(r *result) float64 { return seconds(r.ready) }},
		{"memory at rest", func(r *result) float64 { return float64(r.rest.resident) }},
		{"state in process, p50", inside(func(s *survey) float64 { return s.State.P50 })},
		{"changes of a week in process, p50", inside(func(s *survey) float64 { return s.Changes.P50 })},
		{"box in process, p50", inside(func(s *survey) float64 { return s.Box.P50 })},
		{"places in a box", inside(func(s *survey) float64 { return s.Box.Answer })},
		{"state, date never asked before, p50", func(r *result) float64 { return fresh(r, stateNew) }},
		{"tile z6, date never asked before, p50", func(r *result) float64 { return fresh(r, farTileNew) }},
		{"tile z9, date never asked before, p50", func(r *result) float64 { return fresh(r, nearTileNew) }},
		{"state, bytes with gzip", func(r *result) float64 { return r.body[stateSeen] }},
	}
}

func growth(r *measurement) string {
	head := []string{"exponent"}
	for i := 1; i < len(r.results); i++ {
		head = append(head, r.results[i-1].size.String()+" to "+r.results[i].size.String())
	}
	t := newTable(1, head...)
	for _, c := range costs() {
		cells := []string{c.name}
		for i := 1; i < len(r.results); i++ {
			a, b := r.results[i-1], r.results[i]
			cells = append(cells, digits(exponent(c.value(a), c.value(b), float64(a.size), float64(b.size))))
		}
		t.row(cells...)
	}
	return t.String()
}

func inProcess(r *measurement) string {
	t := newTable(2, "claims", "query", "p50", "p99", "allocations", "answer", "spans, bytes each", "heap that the edition keeps", "for each span")
	for _, x := range r.results {
		s := x.survey
		if s == nil {
			continue
		}
		for i, q := range []struct {
			name, unit string
			query
		}{{"state of a day", "places", s.State}, {"changes of a week", "changes", s.Changes}, {"box on a day", "places", s.Box}} {
			columns, heap, each := "", "", ""
			if i == 0 {
				columns, heap, each = bytesText(float64(s.Columns)/float64(s.Spans)), bytesText(float64(s.Live)), bytesText(float64(s.Live)/float64(s.Spans))
			}
			t.row(x.size.String(), q.name, micros(q.P50), micros(q.P99), digits(q.Allocations), digits(q.Answer)+" "+q.unit, columns, heap, each)
		}
	}
	return t.String()
}

func overHTTP(x *result) string {
	kept := newTable(1, "answer", "bytes sent", "a second", "p50", "p99", "over nginx", "over the bare handler", "CPU time of an answer, over nginx's", "GB a second")
	for _, q := range plan(*x.survey, "").kept {
		loads := x.loads[q.name]
		if q.alone || len(loads["ours"]) == 0 {
			continue
		}
		rate := median(x.rates(q.name, "ours"))
		sent := x.body[q.name]
		if q.conditional {
			sent = math.NaN()
		}
		kept.row(q.name, bytesText(sent), digits(rate), micros(median(x.medians(q.name, "ours"))), micros(x.tail(q.name, "ours")),
			ratioOf(x.rates(q.name, "ours"), x.rates(q.name, "nginx")).text(), ratioOf(x.rates(q.name, "ours"), x.rates(q.name, "plain")).text(),
			ratioOf(x.work(q.name, "ours"), x.work(q.name, "nginx")).text(), digits(median(series(loads["ours"], func(l load) float64 { return l.bytes }))/1e9))
	}
	fresh := newTable(1, "answer that nobody asked for before", "asked", "p50", "p99", "over nginx's p50 for the same bytes, seen before")
	for _, n := range []struct{ name, beside string }{{stateNew, stateAlone}, {farTileNew, ""}, {nearTileNew, ""}} {
		f := x.fresh[n.name]
		if f == nil {
			continue
		}
		over := none
		if n.beside != "" {
			over = ratioOf(f.rounds, x.medians(n.beside, "nginx")).text()
		}
		fresh.row(n.name, fmt.Sprint(len(f.all)), micros(median(f.all)), micros(percentile(f.all, 99)), over)
	}
	return kept.String() + "\n" + fresh.String()
}

func weights(x *result) string {
	t := newTable(1, "form", "as it is", "gzip", "brotli", "zstd", "gzip, for each place", "gzip, over the state as GeoJSON")
	for _, f := range forms(*x.survey) {
		b := x.bytes[f.name]
		cells := []string{f.name}
		for _, e := range encodings() {
			cells = append(cells, bytesText(float64(b[e])))
		}
		gz := positive(float64(b["gzip"]))
		t.row(append(cells, bytesText(gz/float64(x.survey.Places)), digits(gz/float64(x.bytes[formState]["gzip"])))...)
	}
	return t.String()
}
