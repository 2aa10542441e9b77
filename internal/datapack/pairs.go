package datapack

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// both returns a text in both languages.
func (r *row) both(en, ar string) atlas.Text { return atlas.Text{En: r.text(en), Ar: r.text(ar)} }

// ordered reports a last day before its first day.
func (r *row) ordered(first string, from *edtf.Day, last string, until *edtf.Day) {
	if from != nil && until != nil && *until < *from {
		r.problem(last, "%s is before %s %s; write the earlier day first", *until, first, *from)
	}
}

// together reports that one of two cells is filled and the other is not.
func (r *row) together(a, b string) {
	switch {
	case r.cell(a) != "" && r.cell(b) == "":
		r.problem(b, "is empty, though %s is given; fill both or neither", a)
	case r.cell(a) == "" && r.cell(b) != "":
		r.problem(a, "is empty, though %s is given; fill both or neither", b)
	}
}

// saidAfter reports a statement made before what it states can have happened.
func (r *row) saidAfter(date edtf.Date) {
	if said := r.day("reported_on"); said != nil && !date.IsZero() && *said < date.Earliest {
		r.problem("reported_on", "said on %s, before it happened (%s at the earliest); mend one of the days", *said, date.Earliest)
	}
}

// record returns the editors' trail of the row.
func (r *row) record() atlas.Record {
	r.together("withdrawn_on", "withdrawn_reason")
	return atlas.Record{
		RecordedBy: r.text("recorded_by"), CheckedBy: r.text("checked_by"),
		WithdrawnOn: r.day("withdrawn_on"), WithdrawnReason: r.text("withdrawn_reason"),
	}
}

// notItself reports a denial of the row itself.
func (r *row) notItself() {
	if d := r.cell("denies"); d != "" && d == r.cell(r.plan.table.id()) {
		r.problem("denies", "%q denies itself; name the other row", d)
	}
}
