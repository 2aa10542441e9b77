package atlas

import "runtime"

// work derives the places of an atlas, some at a time on each processor.
type work struct {
	a       *Atlas
	ix      *Index
	reading Reading // under each of the rules
	rules   []Rule
	ids     []string // of the places, in order
	denied  map[string]bool
	made    []*Derivation // one for each rule
}

// placesAtATime is how many places a processor derives before the next takes its turn.
const placesAtATime = 128

// some are derived places that follow each other, under each rule.
type some struct {
	places []derived // by place, then by rule
	inPlay []int     // by rule
}

// derived is a place under a rule.
type derived struct {
	spans []Span
	kinds []ChangeKind
}

// job is places to be derived, and where the result is waited for.
type job struct {
	from, to int
	done     chan<- some
}

// run derives every place and lists the spans in the order of places. Memory: the acts
// on areas once for each processor and rule, and what few places come to.
func (w *work) run(told func(places int)) {
	workers := min(runtime.GOMAXPROCS(0), (len(w.ids)+placesAtATime-1)/placesAtATime)
	queue, jobs := make(chan (<-chan some), workers), make(chan job)
	for range workers {
		go func() {
			readers := w.readers()
			for x := range jobs {
				x.done <- w.derive(readers, x)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(jobs)
		for from := 0; from < len(w.ids); from += placesAtATime {
			done := make(chan some, 1)
			queue <- done
			jobs <- job{from, min(from+placesAtATime, len(w.ids)), done}
		}
	}()
	next := 0
	for done := range queue {
		next += w.list(next, <-done)
		told(next)
	}
}

// list adds derived places to the lists, and returns how many they are.
func (w *work) list(from int, x some) int {
	n := len(w.rules)
	for i, place := range x.places {
		w.made[i%n].Spans.Append(w.ids[from+i/n], place.spans, place.kinds)
	}
	for i, inPlay := range x.inPlay {
		w.made[i].InPlay += inPlay
	}
	return len(x.places) / n
}

// readers read the atlas under each rule, and have the claims of a place in common.
func (w *work) readers() []*reader {
	common := claimsOf{ix: w.ix, reading: w.reading}
	out := make([]*reader, len(w.rules))
	for i, rule := range w.rules {
		reading := w.reading
		reading.Rule = rule
		out[i] = &reader{ix: w.ix, reading: reading, denied: w.denied, drafts: common.drafts, kept: areasOf(w.a)}
	}
	return out
}

// derive derives some places. It writes the grounds of the claims on them, which no
// other place has.
func (w *work) derive(readers []*reader, x job) some {
	out := some{make([]derived, 0, (x.to-x.from)*len(readers)), make([]int, len(readers))}
	own := make([][]*act, len(readers))
	for _, id := range w.ids[x.from:x.to] {
		for i, r := range readers {
			own[i] = r.own(id)
		}
		for i, r := range readers {
			for _, x := range own[i] {
				w.made[i].Grounds.set(int(x.claim.row)-1, x.ground)
			}
			out.inPlay[i] += len(own[i])
			spans := r.spans(id, own[i], w.a.About.Horizons)
			out.places = append(out.places, derived{spans, kindsOf(spans, w.ix)})
		}
	}
	return out
}

// claimsOf reads the claims that name a place and keeps those asked for last, since
// every rule asks for them in turn.
type claimsOf struct {
	ix      *Index
	reading Reading
	placeID string
	last    []act
}

// drafts are the claims in play that name a place. Nobody may write into them.
func (c *claimsOf) drafts(placeID string) []act {
	if c.placeID == placeID && placeID != "" {
		return c.last
	}
	rows := c.ix.ClaimsAt(placeID)
	c.placeID, c.last = placeID, make([]act, 0, len(rows))
	for _, row := range rows {
		if x := c.ix.claims.At(int(row)); c.reading.Uses(x) {
			c.last = append(c.last, draft(x, c.ix))
		}
	}
	return c.last
}
