package download

import (
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// readMe says what a file is, under which licence it may be used, on what it rests
// and how to read it: what stands in every archive beside the data.
func (o *Order) readMe(l *words.Language) string {
	about := &o.Edition.Atlas.About
	var b strings.Builder
	say := func(key string, pairs ...any) { b.WriteString(tidy(l.T(key, pairs...)) + "\n") }
	b.WriteString(tidy(about.Title.In(l.Code)) + "\n" + o.Saved() + "\n\n")
	say("file.edition", "edition", o.Edition.ID, "url", o.Link("/"))
	if o.File.ByReading() {
		say("file.rule", "rule", l.T("rule."+string(o.View.Reading.Rule)))
		if known := o.View.Reading.Known; known != nil {
			say("reading.known", "date", l.Day(*known))
		}
		if id := o.View.Reading.Without; id != "" {
			say("reading.without", "who", l.Claimant(o.Edition.Index, id))
		}
	}
	if o.hasDay() {
		say("file.day", "date", l.Day(o.Day))
	}
	b.WriteString("\n")
	say("file.licence", "licence", about.Licence, "url", atlas.LicenceURL(about.Licence))
	say("file.credit", "attribution", about.Attribution.In(l.Code))
	b.WriteString("\n")
	say("file.sources")
	for i := range o.Edition.Atlas.Sources {
		s := &o.Edition.Atlas.Sources[i]
		b.WriteString("- " + tidy(s.Title.In(l.Code)) + ", " + tidy(s.Attribution) + ", " + tidy(s.Licence) + ", " + s.RetrievedOn.String() + ", " + tidy(s.URL) + "\n")
	}
	b.WriteString("\n")
	say("file.codebook", "url", o.Link("/codebook"))
	say("file.dates")
	say("file.estimates")
	return b.String()
}

// hasDay reports that something in the file is of one day.
func (o *Order) hasDay() bool {
	for _, l := range o.Layers() {
		if l.ByDay {
			return true
		}
	}
	return false
}
