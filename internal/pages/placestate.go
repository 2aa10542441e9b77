package pages

import (
	"html/template"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/symbol"
	"github.com/heldline/heldline/internal/words"
)

// placeState is the state of a place on a day, with its reason.
type placeState struct {
	From      string // first day on which it is told like this, "" where that does not matter
	StateMark template.HTML
	State     string
	OnDate    string
	Reason    string
	Otherwise string // its state with everything that is recorded, where the reading differs
}

func (w *writer) placeState(s *atlas.Span) placeState {
	return placeState{
		StateMark: w.mark(s, false, ""), State: words.Upper(w.status(s)), OnDate: w.T("place.on", "date", w.lang.Day(w.day)),
		Reason: w.reason(s, w.day), Otherwise: w.otherwise(s.PlaceID, w.day),
	}
}

// placeStates tells a place's state on every day of the atlas, for the script of a
// copy: one entry for each day from which it reads otherwise than before. The
// reason can change with a new statement, the mark with the age of the last report.
func (w *writer) placeStates(id string) []placeState {
	if !w.copy {
		return nil
	}
	days := []edtf.Day{w.ed.First}
	for _, s := range w.view.Place(id) {
		if s.Start != nil {
			days = append(days, *s.Start)
		}
		for _, age := range symbol.Ages() {
			if s.LastReport != nil {
				days = append(days, *s.LastReport+edtf.Day(age)+1)
			}
		}
	}
	for _, c := range w.ed.Claims(id) {
		days = append(days, edition.RecordDay(c.Date, c.ReportedOn))
	}
	slices.Sort(days)
	var out []placeState
	for _, day := range slices.Compact(days) {
		if day < w.ed.First || day > w.ed.Last {
			continue
		}
		at := *w
		at.day = day
		next := at.placeState(w.view.At(id, day))
		next.From = day.String()
		if n := len(out); n > 0 && out[n-1].StateMark == next.StateMark && out[n-1].State == next.State && out[n-1].Reason == next.Reason {
			continue
		}
		out = append(out, next)
	}
	return out
}
