package pages

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// outcome is what a place came to between two evenings. The front end sorts by
// the same rule, in state/compare.ts.
type outcome string

const (
	outcomeGained    outcome = "gained"    // held by others than before
	outcomeConfirmed outcome = "confirmed" // held by those for whom it was announced
	outcomeFirst     outcome = "first"     // held; no report before
	outcomeContested outcome = "contested"
	outcomeClaimed   outcome = "claimed"
	outcomeUnsure    outcome = "unsure"
	outcomeUnknown   outcome = "unknown" // the last report grew too old, or the holder left
	outcomeBack      outcome = "back"    // changed, and at the end as at the beginning
)

// outcomes lists them as pages do.
var outcomes = []outcome{
	outcomeGained, outcomeConfirmed, outcomeFirst, outcomeContested, outcomeClaimed, outcomeUnsure, outcomeUnknown, outcomeBack,
}

// course is what a place went through whose state changed between two evenings.
type course struct {
	place   string
	steps   []*atlas.Change // only those that change what the map shows
	outcome outcome
}

func (d *course) before() *atlas.Span { return d.steps[0].Before }
func (d *course) after() *atlas.Span  { return d.steps[len(d.steps)-1].After }

// courses lists the places whose state changed after one evening and up to
// another, by place.
func (w *writer) courses(since, until edtf.Day) []*course {
	from, to := since+1, until+1
	changes := w.view.Changes(&from, &to)
	found := map[string]*course{}
	var out []*course
	for i := range changes {
		c := &changes[i]
		if stateKey(c.Before) == stateKey(c.After) {
			continue
		}
		d := found[c.After.PlaceID]
		if d == nil {
			d = &course{place: c.After.PlaceID}
			found[d.place], out = d, append(out, d)
		}
		d.steps = append(d.steps, c)
	}
	for _, d := range out {
		d.outcome = outcomeOf(d.before(), d.after())
	}
	slices.SortFunc(out, func(a, b *course) int { return strings.Compare(a.place, b.place) })
	return out
}

// stateKey names what the map shows of a state.
func stateKey(s *atlas.Span) string {
	return string(s.Status) + " " + strings.Join(s.Shown(), ",")
}

func outcomeOf(before, after *atlas.Span) outcome {
	switch {
	case stateKey(before) == stateKey(after):
		return outcomeBack
	case after.Status != atlas.Held:
		return outcome(after.Status)
	case before.Status == atlas.Unknown:
		return outcomeFirst
	case slices.Equal(before.Shown(), after.Shown()):
		return outcomeConfirmed
	}
	return outcomeGained
}

// group names the heading under which the place stands.
func (d *course) group() string {
	switch d.outcome {
	case outcomeGained, outcomeConfirmed, outcomeFirst, outcomeClaimed:
		return string(d.outcome) + " " + strings.Join(d.after().Shown(), ",")
	}
	return string(d.outcome)
}

// way tells apart how places came to their end: by which states and claims.
func (d *course) way() string {
	var b strings.Builder
	b.WriteString("|" + stateKey(d.before()))
	for _, c := range d.steps {
		b.WriteString("|" + c.Date.String() + " " + stateKey(c.After) + " " + string(c.Kind) + " " + string(c.After.Why))
		if len(c.After.ClaimIDs) > 0 {
			b.WriteString(" " + c.After.ClaimIDs[0])
		}
		// An announcement's reason speaks of the place itself.
		if len(c.After.ClaimIDs) == 0 || c.After.Basis != atlas.ByInclusion {
			b.WriteString(" " + c.After.PlaceID)
		}
	}
	return b.String()
}
