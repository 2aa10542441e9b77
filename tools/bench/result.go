package main

import "time"

// result is what one size gave. What could not be measured is missing, and failed
// says why.
type result struct {
	size   size
	failed string

	publish, again *spent // into a new database; the same folder with a claim more
	store          int64  // bytes of the database
	ready          time.Duration
	rest, under    memory // after the start; after everything that was asked
	survey         *survey
	bytes          map[string]map[string]int // of a form by encoding; 0 where it is not served
	whole          bool                      // the state over HTTP has every place
	immutable      bool                      // addresses of an edition may be kept for ever
	body           map[string]float64        // bytes of a peer's answer as sent, by question, on average
	loads          map[string]map[string][]load
	fresh          map[string]*freshness
}

// freshness is how long answers took that nobody had asked for, in microseconds.
type freshness struct {
	rounds []float64 // median of each round
	all    []float64
}

// rates of a server to a question, round by round.
func (r *result) rates(question, server string) []float64 {
	return series(r.loads[question][server], func(l load) float64 { return l.rate })
}

// medians of the time that an answer took, round by round.
func (r *result) medians(question, server string) []float64 {
	return series(r.loads[question][server], func(l load) float64 { return l.p50 })
}

// work is the CPU time that an answer took, round by round.
func (r *result) work(question, server string) []float64 {
	return series(r.loads[question][server], func(l load) float64 { return l.cpu })
}

// tail is the median of the 99th percentiles.
func (r *result) tail(question, server string) float64 {
	return median(series(r.loads[question][server], func(l load) float64 { return l.p99 }))
}

func series(loads []load, of func(load) float64) []float64 {
	out := make([]float64, len(loads))
	for i, l := range loads {
		out[i] = of(l)
	}
	return out
}
