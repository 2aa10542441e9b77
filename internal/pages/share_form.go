package pages

import (
	"net/url"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// shareForm are the choices; the form asks for the same page with others.
type shareForm struct {
	Action        string
	Hidden        []param // the state of the map
	Updates       []option
	Sizes         []option
	Width, Height int
	Days          []option
	First, Last   string
	Earliest      string
	Latest        string
	Themes        []option
	Title         string
	Summary       string // what is chosen for the frame, in a few words
	Open          bool   // something other than the usual is chosen
}

// option is one of several choices.
type option struct {
	Value, Label, Note string
	Chosen             bool
}

// shareForm is nil in a copy, since a file server cannot answer it.
func (w *writer) shareForm(view ShareView) *shareForm {
	if w.copy {
		return nil
	}
	width, height := view.pixels()
	f := &shareForm{
		Action: w.req.Prefix + "/share", Hidden: w.hidden(), Width: width, Height: height, Title: view.Title,
		First: view.First.String(), Last: view.Last.String(), Earliest: w.ed.First.String(), Latest: w.ed.Last.String(),
		Updates: []option{
			{"pinned", w.T("share.updates.pinned"), w.T("share.kept.pinned", "edition", w.ed.ID), !view.Follow},
			{"follow", w.T("share.updates.follow"), w.T("share.kept.follow"), view.Follow},
		},
		Themes: []option{{"", w.T("share.theme.auto"), "", view.Theme == ""}},
	}
	for pairs := w.statePairs(); len(pairs) > 0; pairs = pairs[2:] {
		if pairs[1] != "" && !slices.ContainsFunc(f.Hidden, func(p param) bool { return p.Name == pairs[0] }) {
			f.Hidden = append(f.Hidden, param{pairs[0], pairs[1]})
		}
	}
	if rule := w.rule(); rule != atlas.Documented {
		f.Hidden = append(f.Hidden, param{"rule", string(rule)})
	}
	for _, size := range ShareSizes() {
		f.Sizes = append(f.Sizes, option{size, w.T("share.size." + size), "", size == view.Size})
	}
	for _, theme := range EmbedThemes() {
		f.Themes = append(f.Themes, option{theme, w.T("share.theme." + theme), "", theme == view.Theme})
	}
	f.Days = append(f.Days, option{"day", w.T("share.days.day"), "", view.Days == ""})
	for i := range w.ed.Atlas.Campaigns {
		c := &w.ed.Atlas.Campaigns[i]
		if w.day >= c.WindowStart && w.day <= c.WindowEnd {
			f.Days = append(f.Days, option{c.ID, w.T("share.days.campaign", "campaign", c.Title.In(w.lang.Code)), "", view.Days == c.ID})
		}
	}
	f.Days = append(f.Days, option{ShareRange, w.T("share.days.range"), "", view.Days == ShareRange})
	var chosen []string
	for _, list := range [][]option{f.Sizes, f.Days, f.Themes} {
		for _, o := range list {
			if o.Chosen {
				chosen = append(chosen, o.Label)
			}
		}
	}
	f.Summary = strings.Join(chosen, " · ")
	f.Open = view.Size != ShareSizes()[0] || view.Theme != "" || view.Title != "" || !f.Days[0].Chosen && w.req.Since == nil
	return f
}

// settle completes the choices: two evenings that are compared give the slider
// its days, and the day shown lies always within them.
func (w *writer) settle(v *ShareView) {
	first, last := w.ed.First, w.ed.Last
	for i := range w.ed.Atlas.Campaigns {
		if c := &w.ed.Atlas.Campaigns[i]; w.day >= c.WindowStart && w.day <= c.WindowEnd {
			first, last = c.WindowStart, c.WindowEnd
		}
	}
	if w.req.Since != nil {
		first, last = *w.req.Since, w.day
	}
	if c := w.ix.Campaigns[v.Days]; c != nil && (w.day < c.WindowStart || w.day > c.WindowEnd) {
		v.Days = ""
	}
	if v.First == nil {
		v.First = &first
	}
	if v.Last == nil {
		v.Last = &last
	}
	if *v.First > *v.Last {
		v.First, v.Last = v.Last, v.First
	}
	v.First, v.Last = min(*v.First, w.day).Ptr(), max(*v.Last, w.day).Ptr()
}

// sliderDays are the first and the last day of the slider; the same where there is none.
func (w *writer) sliderDays(v ShareView) (first, last edtf.Day) {
	if c := w.ix.Campaigns[v.Days]; c != nil {
		return c.WindowStart, c.WindowEnd
	}
	if v.Days == ShareRange {
		return *v.First, *v.Last
	}
	return w.day, w.day
}

// frameState are the parameters of the map in a frame: the state, and what is chosen for it.
func (w *writer) frameState(v ShareView) url.Values {
	q := url.Values{}
	for pairs := w.statePairs(); len(pairs) > 0; pairs = pairs[2:] {
		set(q, pairs[0], pairs[1])
	}
	q.Del("from")
	q.Del("to")
	q.Set("date", w.day.String())
	if rule := w.rule(); rule != atlas.Documented {
		q.Set("rule", string(rule))
	}
	if known := w.req.Reading.Known; known != nil {
		q.Set("known", known.String())
	}
	set(q, "without", w.req.Reading.Without)
	if w.lang.Code != w.first {
		q.Set("lang", w.lang.Code)
	}
	set(q, "theme", v.Theme)
	set(q, "title", v.Title)
	// A campaign alone would give the frame a slider over its window.
	if first, last := w.sliderDays(v); first < last || q.Has("campaign") {
		q.Set("from", first.String())
		q.Set("to", last.String())
	}
	return q
}

// ShareBounds are the least and the most pixels that a frame may have.
func ShareBounds() (least, most int) { return 240, 2400 }

// ShareURL leads to what there is to copy for the page's state; "" where a copy has
// no page for it.
func (w *writer) ShareURL() string {
	if w.copy {
		if w.req.Since != nil || w.req.PlaceID != "" || !w.hasPage(w.day.String()) {
			return ""
		}
		return w.url("/share/" + w.day.String())
	}
	return w.url("/share", w.statePairs()...)
}
