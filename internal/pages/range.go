package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// rangeModel is the article of what changed from one evening to another: the
// same on the map and in its text twin.
type rangeModel struct {
	*writer
	From, To  string // YYYY-MM-DD
	Title     string
	Eyebrow   string
	Reading   []template.HTML
	Outside   string
	Lede      []template.HTML
	Counts    []count
	Groups    []*rangeGroup
	Downloads []download
	Twin      bool // the page is the text twin
	TwinURL   string
}

// rangeGroup are the places that came to the same end.
type rangeGroup struct {
	Title  template.HTML
	Places string // how many, in words
	Rows   []*rangeRow
	sort   outcome
	n      int
}

// rangeRow is one place, or several that went the same way by the same claims.
type rangeRow struct {
	Places  []held
	Before  template.HTML // marks
	After   template.HTML
	Label   string // what the pair of marks says
	Steps   []rangeStep
	Earlier string // how many steps are left out
}

// rangeStep is one change on the way.
type rangeStep struct {
	Date   dayRef
	State  string
	Area   string
	Reason string
	Says   *record
}

// stepsInRow is how many steps of a place are told; its own page has the others.
const stepsInRow = 3

// rangeArticle tells what changed from the evening of the request's Since to
// that of its day.
func (w *writer) rangeArticle(twin bool) *rangeModel {
	since := *w.req.Since
	m := &rangeModel{
		writer: w, From: since.String(), To: w.day.String(), Title: w.rangeTitle(), Reading: w.readingNotes(), Twin: twin,
		Eyebrow: w.T("range.eyebrow") + " · " + w.N("range.days", int(w.day-since)), TwinURL: w.url("/on/" + w.dayPath()), Outside: w.outside(since, w.day),
		Downloads: w.rangeDownloads(),
	}
	list := w.courses(since, w.day)
	m.Groups = w.rangeGroups(list)
	m.Lede = w.rangeLede(list)
	n := map[outcome]int{}
	for _, d := range list {
		n[d.outcome]++
	}
	for _, o := range outcomes {
		if n[o] > 0 {
			m.Counts = append(m.Counts, count{w.Int(n[o]), w.T("range.count." + string(o))})
		}
	}
	return m
}

// dayPath is the end of an address in words: a day, or two with a slash between.
func (w *writer) dayPath() string {
	if w.req.Since != nil {
		return w.req.Since.String() + "/" + w.day.String()
	}
	return w.day.String()
}

// rangeTitle names both days, and a year that they share once.
func (w *writer) rangeTitle() string {
	from := w.lang.Day(*w.req.Since)
	if w.oneYear() {
		from = w.lang.DayOfYear(*w.req.Since)
	}
	return w.T("range.title", "from", from, "to", w.lang.Day(w.day))
}

// oneYear reports that both days lie in the same year.
func (w *writer) oneYear() bool {
	a, _, _ := w.req.Since.Date()
	b, _, _ := w.day.Date()
	return a == b
}

// rangeDownloads are the changes between the two evenings. The page counts both
// days by their evenings, the data by from <= date < to.
func (w *writer) rangeDownloads() []download {
	from, to := (*w.req.Since + 1).String(), (w.day + 1).String()
	return []download{
		{"GeoJSON", "changes", w.url("/changes.geojson", "from", from, "to", to, "lang", w.first)},
		{"CSV", "changes", w.url("/changes.csv", "from", from, "to", to, "lang", w.first)},
	}
}

// rangeLede says in one to three sentences how much changed and which way.
func (w *writer) rangeLede(list []*course) []template.HTML {
	changed, back := 0, 0
	oneWay, gained := true, []*course{}
	for _, d := range list {
		switch d.outcome {
		case outcomeBack:
			back++
			continue
		case outcomeGained:
			gained = append(gained, d)
			oneWay = oneWay && stateKey(d.before()) == stateKey(gained[0].before()) && stateKey(d.after()) == stateKey(gained[0].after())
		}
		changed++
	}
	out := []template.HTML{rich(w.N("range.changed", changed))}
	if changed == 0 {
		out[0] = rich(w.T("range.none"))
	}
	if len(gained) > 1 && oneWay && back == 0 && gained[0].before().Status == atlas.Held {
		out = append(out, rich(w.T("range.one_way"), "before", w.actors(gained[0].before().Holders), "after", w.actors(gained[0].after().Holders)))
	}
	if back > 0 {
		out = append(out, rich(w.N("range.back", back)))
	}
	return out
}

// rangeGroups sorts differences by what they came to; places that went the same
// way by the same claims share a row.
func (w *writer) rangeGroups(list []*course) []*rangeGroup {
	groups, rows := map[string]*rangeGroup{}, map[string]*rangeRow{}
	told := map[string]bool{}
	var order []*rangeGroup
	slices.SortStableFunc(list, func(a, b *course) int {
		return cmp.Or(cmp.Compare(w.rank(a.place), w.rank(b.place)), cmp.Compare(a.steps[0].Date, b.steps[0].Date))
	})
	for _, d := range list {
		key := d.group()
		g := groups[key]
		if g == nil {
			g = &rangeGroup{sort: d.outcome, Title: rich(w.T(titleKey(d.outcome)), "who", w.actors(d.after().Shown()))}
			groups[key], order = g, append(order, g)
		}
		g.n++
		if row := rows[key+d.way()]; row != nil {
			row.Places = append(row.Places, held{placeRef: w.place(d.place), Before: w.T("list.comma")})
			continue
		}
		row := w.rangeRow(d, told)
		rows[key+d.way()] = row
		g.Rows = append(g.Rows, row)
	}
	slices.SortStableFunc(order, func(a, b *rangeGroup) int {
		return cmp.Or(cmp.Compare(slices.Index(outcomes, a.sort), slices.Index(outcomes, b.sort)), -cmp.Compare(a.n, b.n))
	})
	for _, g := range order {
		g.Places = w.N("range.places", g.n)
	}
	return order
}

// titleKey names the heading of an outcome.
func titleKey(o outcome) string {
	if o == outcomeBack {
		return "range.back.title"
	}
	return "range." + string(o)
}

func (w *writer) rangeRow(d *course, told map[string]bool) *rangeRow {
	before, after := d.before(), d.after()
	label := w.T("change.pair", "before", w.status(before), "after", w.status(after))
	if d.outcome == outcomeBack {
		after = d.steps[0].After
		label = w.T("range.pair.back", "before", w.status(before), "between", w.status(after))
	}
	row := &rangeRow{Places: []held{{placeRef: w.place(d.place)}}, Before: w.fresh(before), After: w.fresh(after), Label: label}
	steps := d.steps
	if left := len(steps) - stepsInRow; left > 0 {
		row.Earlier, steps = w.N("range.earlier", left), steps[left:]
	}
	for _, c := range steps {
		row.Steps = append(row.Steps, w.rangeStep(c, told))
	}
	return row
}

// rangeStep tells a change by the claim that decides it, or by the rule's
// sentence where no claim does.
func (w *writer) rangeStep(c *atlas.Change, told map[string]bool) rangeStep {
	s := rangeStep{Date: w.dayRef(c.Date), State: w.status(c.After)}
	if w.oneYear() {
		s.Date.Text = w.lang.DayOfYear(c.Date)
	}
	if c.Kind == atlas.Expired || c.After.Status == atlas.Unsure || c.After.Status == atlas.Unknown {
		s.Reason = w.reason(c.After, c.Date)
	}
	if len(c.After.ClaimIDs) == 0 || c.Kind == atlas.Expired {
		return s
	}
	claim := w.ix.Claim(w.decidingClaim(c))
	if claim == nil {
		return s
	}
	says := w.claim(claim, &c.Date)
	if told[claim.ID] {
		// A claim on an area decides many places: its words stand once.
		says.Statement, says.When, says.Tags = phrase{}, "", nil
	}
	told[claim.ID] = true
	s.Says = &says
	if claim.PlaceID != c.After.PlaceID && claim.PlaceID != "" {
		s.Area = w.T("tag.with_area", "area", w.lang.Place(w.ix, claim.PlaceID))
	}
	return s
}

// summary is the plain text of the lede, for descriptions.
func (m *rangeModel) summary() string {
	texts := make([]string, 0, len(m.Lede)+1)
	texts = append(texts, m.Title+".")
	for _, h := range m.Lede {
		texts = append(texts, plain(string(h)))
	}
	return strings.Join(texts, " ")
}
