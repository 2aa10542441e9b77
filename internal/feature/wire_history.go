package feature

import (
	"slices"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// wireReading is under which reading an answer tells its history.
type wireReading struct {
	Edition string     `json:"edition"`
	Rule    atlas.Rule `json:"rule"`
	Known   *edtf.Day  `json:"known"`
	Without *string    `json:"without"`
}

func (w *Writer) wireReading(v *edition.View) wireReading {
	return wireReading{w.edition.ID, v.Reading.Rule, v.Reading.Known, text(v.Reading.Without)}
}

// How a day of a span is told, see wireManner.
const (
	dayStart  = iota // it is the first day of the span
	dayBefore        // it is that of the span before
	dayNone          // there is none
	dayTold          // it stands in a list
)

// wireManner is how a span begins: by what kind of change, and where the days of its
// last report and of its holder's beginning are told.
type wireManner struct {
	Kind   int `json:"kind"`
	Report int `json:"report"`
	Range  int `json:"range"`
}

type wireHistory struct {
	wireReading
	States  []wireState  `json:"states"`
	Manners []wireManner `json:"manners"`
	Borders []int        `json:"borders"` // how many spans follow the first one, by place
	Gaps    []int        `json:"gaps"`    // the start of each of them
	Spans   string       `json:"spans"`   // two characters a span: state and manner
	More    []int        `json:"more"`
	Reports []int        `json:"reports"`
	Ranges  []*int       `json:"ranges"`
}

// MapHistory writes every span and change under a reading. Cost: in proportion to
// the spans.
func (w *Writer) MapHistory(v *edition.View) ([]byte, error) {
	h := &historyWriter{
		out:    wireHistory{wireReading: w.wireReading(v), Borders: []int{}, Gaps: []int{}, More: []int{}, Reports: []int{}, Ranges: []*int{}},
		spans:  v.Spans,
		states: newWireStates(w.edition, v.Spans.Len()), manners: newPalette[wireManner](v.Spans.Len()),
	}
	for _, k := range w.edition.Drawn() {
		h.place(k)
	}
	var states, manners []int
	h.out.States, states = h.states.ranked()
	h.out.Manners, manners = h.manners.ranked()
	d := digitText{more: []int{}}
	d.text.Grow(2 * len(states))
	for i := range states {
		d.add(states[i])
		d.add(manners[i])
	}
	h.out.Spans, h.out.More = d.text.String(), d.more
	return Encode(h.out)
}

type historyWriter struct {
	out     wireHistory
	spans   *atlas.SpanList
	states  *wireStates
	manners *palette[wireManner]
	key     []byte
}

// since is the range of days in which the present state of a span's holder began.
type since struct{ earliest, latest optionalDay }

// place appends the spans of the k-th place by id.
func (h *historyWriter) place(k int) {
	first, end := h.spans.Range(k)
	h.out.Borders = append(h.out.Borders, end-first-1)
	var report optionalDay // of the span before
	var told since         // of the last span that has one
	at := edtf.Day(0)
	for i := first; i < end; i++ {
		h.states.add(h.spans, i)
		start := maybe(h.spans.Start(i))
		if i > first {
			h.out.Gaps = append(h.out.Gaps, int(start.day-at))
			at = start.day
		}
		own := since{maybe(h.spans.FromEarliest(i)), maybe(h.spans.FromLatest(i))}
		last := maybe(h.spans.LastReport(i))
		m := wireManner{kindDigit(h.spans.Change(i)), h.report(last, report, start), h.since(own, told, start)}
		h.key = strconv.AppendInt(h.key[:0], int64(m.Kind), 10)
		h.key = append(h.key, ' ', byte(m.Report), byte(m.Range))
		h.manners.add(h.key, func() wireManner { return m })
		report = last
		if own.latest.ok {
			told = own
		}
	}
}

// report tells the day of a span's last report.
func (h *historyWriter) report(own, before, start optionalDay) int {
	switch {
	case !own.ok:
		return dayNone
	case own == start:
		return dayStart
	case own == before:
		return dayBefore
	}
	h.out.Reports = append(h.out.Reports, int(start.day-own.day))
	return dayTold
}

// since tells when the present state of a span's holder began.
func (h *historyWriter) since(own, told since, start optionalDay) int {
	switch {
	case !own.latest.ok:
		return dayNone
	case own.earliest == start && own.latest == start:
		return dayStart
	case own == told:
		return dayBefore
	}
	latest := int(own.latest.day - start.day)
	var earliest *int
	if own.earliest.ok {
		n := int(start.day - own.earliest.day)
		earliest = &n
	}
	h.out.Ranges = append(h.out.Ranges, earliest, &latest)
	return dayTold
}

// MapClaimants writes whose claims make each span under a reading, the deciding one
// first. Cost: in proportion to the claims of the spans.
func (w *Writer) MapClaimants(v *edition.View) ([]byte, error) {
	e := w.edition
	numbers := map[string]int{}
	for i := range e.Atlas.Claimants {
		numbers[e.Atlas.Claimants[i].ID] = i
	}
	lists := newPalette[[]int](v.Spans.Len())
	var key []byte
	voices := []int{}
	for _, k := range e.Drawn() {
		first, end := v.Spans.Range(k)
		for i := first; i < end; i++ {
			voices, key = voices[:0], key[:0]
			for j := range v.Spans.Claims(i) {
				n := numberOf(numbers, e.Atlas.Claims.ClaimantID(v.Spans.Claim(i, j)))
				if !slices.Contains(voices, n) {
					voices = append(voices, n)
				}
			}
			for _, voice := range voices {
				key = append(strconv.AppendInt(key, int64(voice), 10), ' ')
			}
			lists.add(key, func() []int { return append([]int{}, voices...) })
		}
	}
	out := struct {
		wireReading
		Lists [][]int `json:"lists"`
		Spans string  `json:"spans"` // a character a span
		More  []int   `json:"more"`
	}{wireReading: w.wireReading(v)}
	out.Lists, out.Spans, out.More = digitsOf(lists)
	return Encode(out)
}
