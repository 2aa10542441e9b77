package feature

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// SeriesRow counts the places in one state at the end of a day.
type SeriesRow struct {
	Date       edtf.Day `json:"date"`
	Kind       *string  `json:"kind"`
	Holder     *string  `json:"holder"`
	HolderName *string  `json:"holder_name"`
	Status     string   `json:"status"`
	Places     int      `json:"places"`
	Rule       string   `json:"rule"`
	Edition    string   `json:"edition"`
}

// SeriesGroups are the ways to count: by holder and status, by status alone, and by
// kind of place, holder and status.
func SeriesGroups() []string { return []string{"holder", "status", "kind"} }

// group is what is counted together; what a way of counting leaves out is empty.
type group struct{ kind, holder, status string }

func (w *Writer) groupOf(s *atlas.Span, by string) group {
	switch by {
	case "status":
		return group{status: string(s.Status)}
	case "kind":
		return group{w.edition.Index.Places[s.PlaceID].Kind, s.Holder, string(s.Status)}
	}
	return group{holder: s.Holder, status: string(s.Status)}
}

// Series is a table of counts in the making.
type Series struct {
	writer *Writer
	view   *edition.View
	days   []edtf.Day
	groups []group
	deltas map[int]map[group]int // by index of the day: what begins less what ends
}

// Series counts places on days, which are in order. Cost: the spans, and the rows of
// the answer.
func (w *Writer) Series(v *edition.View, days []edtf.Day, by string) *Series {
	s := &Series{writer: w, view: v, days: days, deltas: map[int]map[group]int{}}
	at := func(d edtf.Day) int {
		i, _ := slices.BinarySearch(days, d)
		return i
	}
	add := func(i int, g group, n int) {
		if s.deltas[i] == nil {
			s.deltas[i] = map[group]int{}
		}
		s.deltas[i][g] += n
	}
	seen := map[group]bool{}
	for i := range v.Spans.Len() {
		x := v.Span(i)
		from, until := 0, len(days)
		if x.Start != nil {
			from = at(*x.Start)
		}
		if x.End != nil {
			until = at(*x.End)
		}
		if from >= until {
			continue // it stands on none of the days
		}
		g := w.groupOf(x, by)
		seen[g] = true
		add(from, g, 1)
		add(until, g, -1)
	}
	for g := range seen {
		s.groups = append(s.groups, g)
	}
	slices.SortFunc(s.groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.holder, b.holder), cmp.Compare(statusDigit(atlas.Status(a.status)), statusDigit(atlas.Status(b.status))))
	})
	return s
}

// Rows is how many rows the table has: each state that occurs on some of the days has
// one for every day, also where it counts nothing.
func (s *Series) Rows() int { return len(s.days) * len(s.groups) }

// CSV writes the table, by day.
func (s *Series) CSV() []byte {
	var row SeriesRow
	cs, at := columnsOf(reflect.TypeFor[SeriesRow]()), reflect.ValueOf(&row).Elem()
	t := NewTable(cs.names()...)
	counts := map[group]int{}
	for i, day := range s.days {
		for g, n := range s.deltas[i] {
			counts[g] += n
		}
		for _, g := range s.groups {
			row = SeriesRow{Date: day, Kind: text(g.kind), Holder: text(g.holder), Status: g.status, Places: counts[g], Rule: string(s.view.Reading.Rule), Edition: s.writer.edition.ID}
			if g.holder != "" {
				row.HolderName = text(s.writer.en.Actor(s.writer.edition.Index, g.holder))
			}
			t.row(cs, at)
		}
	}
	return t.Bytes()
}
