package pages

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/symbol"
	"github.com/heldline/heldline/internal/words"
)

// placeRef names a place and leads to its page.
type placeRef struct {
	ID   string
	Name phrase
	URL  string
}

func (w *writer) place(id string) placeRef {
	r := placeRef{ID: id, Name: phrase{Text: id}, URL: w.url("/places/"+id, "date", w.dayParam())}
	if p := w.ix.Places[id]; p != nil {
		r.Name = w.phrase(atlas.Text{En: p.Name, Ar: p.NameAr})
	}
	return r
}

// dayRef names a day and leads to its page.
type dayRef struct {
	Date string // YYYY-MM-DD
	Text string
	URL  string
}

func (w *writer) dayRef(d edtf.Day) dayRef {
	return dayRef{Date: d.String(), Text: w.lang.Day(d), URL: w.onDay(d).url("/on/" + d.String())}
}

// voice is who says something.
type voice struct {
	Name phrase
	Role phrase
	Via  string
	Side phrase // the party whose interest the voice has; empty for outsiders
}

func (w *writer) voice(id, via string) voice {
	v := voice{Name: phrase{Text: id}, Via: mediumName(via)}
	c := w.ix.Claimants[id]
	if c == nil {
		return v
	}
	v.Name, v.Role = w.phrase(c.Name), w.phrase(c.Role)
	if a := w.ix.Actors[c.Party]; a != nil {
		v.Side = w.phrase(a.Name)
	}
	return v
}

// mediumName writes the id of a medium as a name: a medium has no row of
// its own in the data.
func mediumName(id string) string {
	parts := strings.Split(id, "-")
	for i := range parts {
		parts[i] = words.Upper(parts[i])
	}
	return strings.Join(parts, " ")
}

// who names a voice inside a sentence.
func (w *writer) who(id string) template.HTML {
	if id == atlas.DocumentClaimant {
		return template.HTML(template.HTMLEscapeString(w.T("voice.document")))
	}
	p := w.voice(id, "").Name
	if p.Lang == "" {
		p.Text = w.lang.The(p.Text)
	}
	return isolate(p)
}

// actor names an actor inside a sentence, actorName by itself.
func (w *writer) actor(id string) template.HTML {
	p := w.actorName(id)
	if p.Lang == "" {
		p.Text = w.lang.The(p.Text)
	}
	return isolate(p)
}

func (w *writer) actorName(id string) phrase {
	if a := w.ix.Actors[id]; a != nil {
		return w.phrase(a.Name)
	}
	return phrase{Text: id}
}

func (w *writer) actors(ids []string) template.HTML {
	out := make([]template.HTML, len(ids))
	for i, id := range ids {
		out[i] = w.actor(id)
	}
	return w.list(out)
}

// sentenceRef points at one sentence of a source.
type sentenceRef struct {
	Section   phrase // the heading as printed
	Label     string // "5.1"
	Where     string // "paragraph 5, sentence 1"
	Comma     string // between section and where
	URL       string // in the source as it stands today, at the sentence
	Lang      string // of the source, if not the page's
	Ledger    string // our list of the sentence's records
	Source    phrase
	Read      string // words of the link to the sentence
	Details   string // words of the link to the record
	Announced string // words of the link to an announcement of the same
	Report    string // words of the link that reports an error
}

func (w *writer) sentence(l atlas.Locator) sentenceRef {
	at := w.lang.Digits(itoa(l.Paragraph)) + "." + w.lang.Digits(itoa(l.Sentence))
	r := sentenceRef{
		Label: at, Ledger: w.url("/sources/"+l.SourceID) + "#" + anchor(l),
		Where: w.T("where.sentence", "paragraph", w.Int(l.Paragraph), "sentence", w.Int(l.Sentence)),
		Comma: w.T("list.comma"), Read: w.T("ref.read"), Details: w.T("ref.details"), Announced: w.T("ref.announced"), Report: w.T("record.report"),
	}
	s := w.ix.Sources[l.SourceID]
	switch l.Section {
	case "lead":
		r.Section = phrase{Text: w.T("section.lead")}
	case "infobox":
		r.Section = phrase{Text: w.T("section.infobox")}
		r.Where = w.T("where.line", "line", w.Int(l.Paragraph))
		if l.Sentence == 1 {
			r.Label = w.Int(l.Paragraph)
		}
	default:
		r.Section = phrase{Text: l.Section}
		if s != nil {
			r.Section.Lang = w.foreign(s.Language)
		}
	}
	if s != nil {
		r.URL, r.Lang = textFragment(s.URL, l.Fragment), w.foreign(s.Language)
		r.Source = w.phrase(s.Title)
		if r.Lang != "" {
			r.Read = w.T("ref.read_in", "language", w.T("language."+r.Lang))
		}
	}
	return r
}

// foreign returns a language if it is not the page's own.
func (w *writer) foreign(lang string) string {
	if lang == w.lang.Code {
		return ""
	}
	return lang
}

// anchor is the id of a sentence on the page of its source.
func anchor(l atlas.Locator) string {
	return "s-" + slug(l.Section) + "-" + itoa(l.Paragraph) + "-" + itoa(l.Sentence)
}

// slug keeps letters and digits of any script and joins the rest by hyphens.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80
	}), "-")
}

// textFragment is an address that scrolls to a sentence: first and last words
// as the browser's text fragments want them.
func textFragment(address, fragment string) string {
	if fragment == "" {
		return address
	}
	first, last, two := strings.Cut(fragment, ",")
	out := address + "#:~:text=" + encodeText(first)
	if two {
		out += "," + encodeText(last)
	}
	return out
}

// encodeText escapes what means something in a text directive: "-" and "," too.
func encodeText(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(strings.TrimSpace(s)), "+", "%20"), "-", "%2D")
}

// mark draws the symbol of a span on the day shown.
func (w *writer) mark(s *atlas.Span, changed bool, label string) template.HTML {
	m := symbol.Of(s, w.ix)
	m.Changed, m.Label = changed, label
	if s.LastReport != nil && (s.Status == atlas.Held || s.Status == atlas.Contested) {
		m.Age = max(int(w.day-*s.LastReport), 0)
	}
	return template.HTML(m.SVG())
}

// status is the reader's label of a state.
func (w *writer) status(s *atlas.Span) string { return w.lang.Status(w.ix, s) }
