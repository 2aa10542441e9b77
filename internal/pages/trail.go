package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/words"
)

// trailStep is what one edition did to a record.
type trailStep struct {
	Edition string
	Text    template.HTML
	Reason  string
	Note    string
	Fields  []changedField
}

// Trail is the way of one record through the editions, for pages at the root.
type Trail struct {
	First     *edition.Publication // the first of the atlas; nil where it is not known
	Revisions []edition.Revision   // the earliest first
}

// trail tells the way of the request's record.
func (w *writer) trail() []trailStep {
	t := w.req.Trail
	if t == nil || t.First == nil {
		return nil
	}
	var out []trailStep
	step := func(p *edition.Publication, key string) *trailStep {
		out = append(out, trailStep{Edition: p.Edition, Text: template.HTML(words.Upper(string(rich(w.T("trail."+key), "edition", w.editionLink(p))))), Note: p.Note})
		return &out[len(out)-1]
	}
	if len(t.Revisions) == 0 || t.Revisions[0].Kind != edition.Added {
		step(t.First, "first")
	}
	for i := range t.Revisions {
		r := &t.Revisions[i]
		s := step(&r.Publication, string(r.Kind))
		s.Fields, s.Reason = w.changedFields(r.Fields), reasonOf(&r.RowChange)
	}
	return out
}
