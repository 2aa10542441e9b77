package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/words"
)

// ruleChoice is one rule of the switch: what it accepts, and what it would show
// otherwise on the day than the rule that is shown.
type ruleChoice struct {
	ID      atlas.Rule
	Label   string
	Explain string
	Accepts string // a sentence
	Brief   string // the same beside the switch
	Differs string // how many places; empty for the rule shown
	Groups  []*ruleGroup
	Checked bool
	URL     string
}

// namedInGroup is how many places of a state the comparison of rules names, the larger
// ones first: in an atlas of thousands all of them would weigh more than the page.
const namedInGroup = 30

// ruleGroup are the places that a rule would show in one state.
type ruleGroup struct {
	Mark   template.HTML
	Label  string
	Places []held
	More   string // how many others there are; empty for none
	URL    string // the day under that rule, which lists all
	n      int
}

// rules describes the three rules under what the reader leaves out.
func (w *writer) rules() []ruleChoice {
	var out []ruleChoice
	for _, rule := range atlas.Rules {
		reading := w.req.Reading
		reading.Rule = rule
		v := w.ed.View(reading)
		c := ruleChoice{
			ID: rule, Label: w.T("rule." + string(rule)), Explain: w.T("rule." + string(rule) + ".explain"), Checked: rule == w.rule(),
			Accepts: w.N("rule.accepts", v.Accepted(), "all", w.Int(v.InPlay)), Brief: w.N("rule.accepts.brief", v.Accepted(), "all", w.Int(v.InPlay)),
			URL: w.under(reading),
		}
		if !c.Checked {
			list := w.differences(v)
			c.Differs, c.Groups = words.Upper(w.count("rule.differs", len(list))), w.ruleGroups(list, reading)
		}
		out = append(out, c)
	}
	return out
}

// ruleGroups gathers places by the state that another reading gives them.
func (w *writer) ruleGroups(list []difference, reading atlas.Reading) []*ruleGroup {
	other := *w
	other.req.Reading = reading
	day := other.url("/on/" + w.day.String())
	groups := map[string]*ruleGroup{}
	var out []*ruleGroup
	for _, d := range list {
		label := w.holdingLabel(d.there)
		g := groups[label]
		if g == nil {
			g = &ruleGroup{Mark: w.fresh(d.there), Label: label, URL: day}
			groups[label], out = g, append(out, g)
		}
		if g.n++; g.n > namedInGroup {
			continue
		}
		place := held{placeRef: w.place(d.there.PlaceID)}
		if g.n > 1 {
			place.Before = w.T("list.comma")
		}
		g.Places = append(g.Places, place)
	}
	slices.SortStableFunc(out, func(a, b *ruleGroup) int { return -cmp.Compare(a.n, b.n) })
	for _, g := range out {
		if more := g.n - namedInGroup; more > 0 {
			g.More = w.N("list.more", more)
		}
	}
	return out
}

// RuleNote says what the chosen rule accepts.
func (m *mapModel) RuleNote() string {
	for _, r := range m.Ways.Rules {
		if r.Checked {
			return r.Accepts
		}
	}
	return ""
}

// waysModel offers the other ways to read the same claims.
type waysModel struct {
	*writer
	Rules    []ruleChoice
	Evening  way
	Voices   []voiceWay
	Everyone way
	Codebook string
}

// way leads to another reading of the same day. Reading is what the map's script
// takes from it.
type way struct {
	On      bool
	URL     string
	Reading string
}

// voiceWay leaves out one voice; N places rest on it alone.
type voiceWay struct {
	way
	Name  phrase
	Count string
	n     int
}

// Today names the day shown.
func (m *waysModel) Today() string { return m.lang.Day(m.day) }

func (w *writer) ways() *waysModel {
	r := w.req.Reading
	m := &waysModel{writer: w, Rules: w.rules(), Codebook: w.url("/codebook") + "#rules"}
	evening := r
	m.Evening = way{On: r.Known != nil, Reading: "known=evening"}
	if evening.Known = w.day.Ptr(); m.Evening.On {
		evening.Known, m.Evening.Reading = nil, "known="
	}
	m.Evening.URL = w.under(evening)
	everyone := r
	everyone.Without = ""
	m.Everyone = way{On: r.Without == "", URL: w.under(everyone), Reading: "without="}
	m.Voices = w.voiceWays(everyone)
	return m
}

// voiceWays lists who can be left out, with the number of places whose state on the
// day rests on that voice alone.
func (w *writer) voiceWays(everyone atlas.Reading) []voiceWay {
	alone, v := map[string]int{}, w.ed.View(everyone)
	for _, i := range v.State(w.day) {
		s := v.Span(i)
		if s.Status != atlas.Unknown && !w.ix.Places[s.PlaceID].IsRegion() {
			alone[w.only(s)]++
		}
	}
	named := map[string]bool{}
	for i := range w.ed.Atlas.Claims.Len() {
		if c := w.ed.Atlas.Claims.At(i); c.PlaceID != "" && v.Uses(c) {
			named[c.ClaimantID] = true
		}
	}
	var out []voiceWay
	for i := range w.ed.Atlas.Claimants {
		id := w.ed.Atlas.Claimants[i].ID
		if !named[id] {
			continue
		}
		reading := everyone
		reading.Without = id
		x := voiceWay{way: way{On: id == w.req.Reading.Without, URL: w.under(reading), Reading: "without=" + id}, Name: w.phrase(w.ed.Atlas.Claimants[i].Name), Count: w.count("ways.alone", alone[id]), n: alone[id]}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b voiceWay) int {
		return cmp.Or(-cmp.Compare(a.n, b.n), strings.Compare(a.Name.Text, b.Name.Text))
	})
	return out
}

// only is the one voice that a state rests upon, "" if there are several.
func (w *writer) only(s *atlas.Span) string {
	who := ""
	for _, id := range s.ClaimIDs {
		c := w.ix.Claim(id)
		if c == nil || who != "" && c.ClaimantID != who {
			return ""
		}
		who = c.ClaimantID
	}
	return who
}

// under leads to this page and day under another reading.
func (w *writer) under(r atlas.Reading) string {
	other := *w
	other.req.Reading = r
	pairs := []string{"place", w.req.PlaceID}
	switch {
	case w.req.Path != "/":
		pairs = append(pairs, "date", w.req.Query.Get("date"))
	case w.req.Since != nil:
		pairs = append(pairs, "from", w.req.Since.String(), "to", w.day.String())
	default:
		pairs = append(pairs, "date", w.day.String())
	}
	return other.url(w.req.Path, append(pairs, w.filterPairs()...)...)
}

// follows reports that the reading is as known by the evening of the day shown.
func (w *writer) follows() bool {
	return w.req.Reading.Known != nil && *w.req.Reading.Known == w.day
}

// onDay is the writer for links to another day: where the reading is as known by
// the evening shown, it goes along.
func (w *writer) onDay(d edtf.Day) *writer {
	if !w.follows() {
		return w
	}
	other := *w
	other.req.Reading.Known = &d
	return &other
}
