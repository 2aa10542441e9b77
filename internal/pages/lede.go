package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// namedInLede is how many places a sentence of the lede names before it counts.
const namedInLede = 2

// passing are the places of one day of which one sentence can tell.
type passing struct {
	key     string
	change  *atlas.Change
	places  []string
	voices  []string
	biggest int
	areas   bool // all of them are areas
}

// lede says in one to three sentences what changed on the day and who says so.
func (w *writer) lede() []template.HTML {
	return w.ledeOf(func(*atlas.Span) bool { return true })
}

// ledeOf says so of the places whose new state is kept.
func (w *writer) ledeOf(keep func(*atlas.Span) bool) []template.HTML {
	next := w.day + 1
	changes := w.view.Changes(&w.day, &next)
	groups := map[string]*passing{}
	var order []*passing
	for i := range changes {
		c := &changes[i]
		if sortOf(c) == sortOther || !keep(c.After) {
			continue
		}
		before := c.Before.HolderList()
		if c.Before.Status == atlas.Unsure && len(c.Before.Holders) > 0 {
			before = c.Before.Holders[0]
		}
		key := ledeKey(c) + "|" + before + "|" + c.After.HolderList()
		g := groups[key]
		if g == nil {
			g = &passing{key: ledeKey(c), change: c, biggest: 99, areas: true}
			groups[key], order = g, append(order, g)
		}
		g.places = append(g.places, c.After.PlaceID)
		g.areas = g.areas && w.ix.Places[c.After.PlaceID].IsRegion()
		g.biggest = min(g.biggest, w.rank(c.After.PlaceID))
		if len(c.After.ClaimIDs) > 0 && c.After.Basis != atlas.ByInclusion {
			g.voices = append(g.voices, w.deciding(c))
		}
	}
	if local := slices.DeleteFunc(slices.Clone(order), func(g *passing) bool { return g.areas }); len(local) > 0 {
		order = local // areas as a whole only where nothing nearer changes
	}
	slices.SortStableFunc(order, func(a, b *passing) int {
		return cmp.Or(cmp.Compare(weight(a.key), weight(b.key)), cmp.Compare(a.biggest, b.biggest), -cmp.Compare(len(a.places), len(b.places)))
	})
	var out []template.HTML
	for _, g := range order[:min(len(order), 3)] {
		out = append(out, w.ledeSentence(g))
	}
	return out
}

// ledeKey names the sentence of a change.
func ledeKey(c *atlas.Change) string {
	switch {
	case c.After.Status == atlas.Claimed:
		return "lede.announced"
	case c.After.Status == atlas.Contested && len(c.After.Holders) < 2:
		return "lede.inside"
	case c.After.Status == atlas.Contested:
		return "lede.contested"
	case c.After.Status == atlas.Unknown:
		return "lede.left"
	case c.Before.Status == atlas.Contested:
		return "lede.cleared"
	case len(c.Before.Holders) == 0:
		return "lede.to"
	case c.Before.HolderList() == c.After.HolderList():
		return "lede.to"
	}
	return "lede.pass"
}

// weight orders the sentences: what is sure before what is announced.
func weight(key string) int {
	return slices.Index([]string{"lede.pass", "lede.to", "lede.cleared", "lede.left", "lede.contested", "lede.inside", "lede.announced"}, key)
}

// deciding is the voice of the claim that makes a change: of several claims of
// the day, the text's own.
func (w *writer) deciding(c *atlas.Change) string {
	if x := w.ix.Claim(w.decidingClaim(c)); x != nil {
		return x.ClaimantID
	}
	return ""
}

// decidingClaim is the id of that claim.
func (w *writer) decidingClaim(c *atlas.Change) string {
	id := c.After.ClaimIDs[0]
	for _, other := range c.After.ClaimIDs {
		if x := w.ix.Claim(other); x != nil && x.ClaimantID == atlas.DocumentClaimant && x.Date.Latest == c.Date {
			id = other
		}
	}
	return id
}

func (w *writer) ledeSentence(g *passing) template.HTML {
	slices.SortStableFunc(g.places, func(a, b string) int { return cmp.Compare(w.rank(a), w.rank(b)) })
	before := g.change.Before.Holders
	if g.change.Before.Status == atlas.Unsure && len(before) > 0 {
		before = before[:1]
	}
	if len(g.voices) == 0 && len(g.change.After.ClaimIDs) > 0 {
		g.voices = append(g.voices, w.deciding(g.change))
	}
	who, n := w.voices(g.voices)
	says := template.HTML("")
	if n > 0 {
		says = rich(w.N("lede.says", n), "who", who)
	}
	places := w.firstOf(g.places, namedInLede, func(id string) template.HTML { return isolate(w.place(id).Name) })
	return upper(rich(w.N(g.key, len(g.places)),
		"places", places, "before", w.actors(before), "after", w.actors(g.change.After.Shown()), "who", who, "says", says))
}

// firstOf writes the first few places and counts the others; one alone is never
// only counted.
func (w *writer) firstOf(ids []string, show int, write func(id string) template.HTML) template.HTML {
	if len(ids) <= show+1 {
		show = len(ids)
	}
	names := make([]template.HTML, show)
	for i := range names {
		names[i] = write(ids[i])
	}
	if show == len(ids) {
		return w.list(names)
	}
	return rich(w.N("lede.more", len(ids)-show), "list", joinHTML(names, w.T("list.comma")))
}

// upper writes the first letter of a sentence large, past any tags before it.
func upper(h template.HTML) template.HTML {
	s, at := string(h), 0
	for strings.HasPrefix(s[at:], "<") {
		end := strings.IndexByte(s[at:], '>')
		if end < 0 {
			return h
		}
		at += end + 1
	}
	return template.HTML(s[:at] + words.Upper(s[at:]))
}
