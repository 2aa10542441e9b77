package pages

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// account tells what is reported of one day, each statement once: what changed,
// what is announced only, what else is said of places, what happened, the numbers
// given and what names no place.
type account struct {
	Changes []changeRow
	Said    []changeRow // announced only
	Others  []changeRow // changes of the record: further reports, doubt, age
	Claims  []saidAt
	Tray    []trayRow
	Events  []eventGroup
	Figures []figureRow
}

// saidAt are the statements of a day on one place that stand in no change.
type saidAt struct {
	placeRef
	List []record
}

// account tells the writer's day from its records.
func (w *writer) account(on *edition.Day) account {
	var a account
	restated := w.restated(on)
	a.Changes, a.Said, a.Others = w.changes(on.Claims, restated)
	plain := w.T("tag.unconfirmed") // the heading above them says so
	for i := range a.Said {
		for j := range a.Said[i].Says {
			r := &a.Said[i].Says[j]
			r.Tags = slices.DeleteFunc(r.Tags, func(tag string) bool { return tag == plain })
		}
	}
	told := map[string]bool{}
	for _, rows := range [][]changeRow{a.Changes, a.Said, a.Others} {
		for i := range rows {
			for j := range rows[i].Says {
				told[rows[i].Says[j].ID] = true
			}
		}
	}
	for _, c := range on.Claims {
		if told[c.ID] {
			continue
		}
		i := slices.IndexFunc(a.Claims, func(s saidAt) bool { return s.ID == c.PlaceID })
		if i < 0 {
			i = len(a.Claims)
			a.Claims = append(a.Claims, saidAt{placeRef: w.place(c.PlaceID)})
		}
		r := w.claim(c, &w.day)
		r.Announced = restated.of[c.ID]
		a.Claims[i].List = append(a.Claims[i].List, r)
	}
	for _, c := range on.Tray {
		a.Tray = append(a.Tray, w.tray(c))
	}
	a.Events = w.events(slices.DeleteFunc(slices.Clone(on.Events), func(x *atlas.Event) bool { return restated.events[x.ID] }), &w.day)
	for _, f := range on.Figures {
		if slices.ContainsFunc(on.Tray, func(c *atlas.Claim) bool { return counted(c, f) }) {
			continue
		}
		a.Figures = append(a.Figures, w.figure(f, &w.day))
	}
	return a
}

// restatements are the announcements of a day that only repeat a claim: the same
// sentence, the same voice and no place that its claims do not name.
type restatements struct {
	events map[string]bool
	of     map[string]string // address of the announcement by id of the claim
}

func (w *writer) restated(on *edition.Day) restatements {
	out := restatements{events: map[string]bool{}, of: map[string]string{}}
	for _, x := range on.Events {
		if x.Kind != "announcement" || len(x.PlaceIDs) == 0 {
			continue
		}
		var claims []*atlas.Claim
		named := map[string]bool{}
		for _, c := range on.Claims {
			if sameSentence(c.Locator, x.Locator) && c.ClaimantID == x.ClaimantID {
				claims = append(claims, c)
				named[c.PlaceID] = true
			}
		}
		if slices.ContainsFunc(x.PlaceIDs, func(id string) bool { return !named[id] }) {
			continue
		}
		out.events[x.ID] = true
		for _, c := range claims {
			if slices.Contains(x.PlaceIDs, c.PlaceID) {
				out.of[c.ID] = w.url("/events/" + x.ID)
			}
		}
	}
	return out
}

// sameSentence compares two locators by what they point at.
func sameSentence(a, b atlas.Locator) bool {
	a.Fragment, b.Fragment = "", ""
	return a == b
}

// counted reports that a statement without a place gives the same number as a figure.
func counted(c *atlas.Claim, f *atlas.Figure) bool {
	if !sameSentence(c.Locator, f.Locator) || c.ClaimantID != f.ClaimantID || f.Low == nil {
		return false
	}
	return c.Count != nil && *c.Count == *f.Low || c.AreaKm2 != nil && *c.AreaKm2 == *f.Low
}
