package atlas

import "github.com/heldline/heldline/internal/edtf"

// Index finds records by id. It is built once per atlas and never changes.
type Index struct {
	Places    map[string]*Place
	Actors    map[string]*Actor
	Claimants map[string]*Claimant
	Sources   map[string]*Source
	Campaigns map[string]*Campaign
	Events    map[string]*Event

	claims  *ClaimList
	byID    []uint32          // rows of claims by id; nil where the list is in that order
	placeNo map[string]uint32 // 1 + the place's row
	from    []uint32          // of each place's claims in byPlace: those of no place first
	byPlace []uint32          // rows of claims, in their order
}

// NewIndex indexes an atlas whose references have been checked.
func NewIndex(a *Atlas) *Index {
	x := &Index{
		Places:    byID(a.Places, func(p *Place) string { return p.ID }),
		Actors:    byID(a.Actors, func(x *Actor) string { return x.ID }),
		Claimants: byID(a.Claimants, func(x *Claimant) string { return x.ID }),
		Sources:   byID(a.Sources, func(x *Source) string { return x.ID }),
		Campaigns: byID(a.Campaigns, func(x *Campaign) string { return x.ID }),
		Events:    byID(a.Events, func(x *Event) string { return x.ID }),
		claims:    &a.Claims,
	}
	x.indexClaims(a)
	return x
}

func byID[T any](rows []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(rows))
	for i := range rows {
		m[id(&rows[i])] = &rows[i]
	}
	return m
}

// Root returns the root party of an actor on a day.
func (x *Index) Root(actorID string, day edtf.Day) string {
	for range len(x.Actors) {
		a := x.Actors[actorID]
		if a == nil || a.ParentID == "" ||
			(a.ParentSince != nil && day < *a.ParentSince) || (a.ParentUntil != nil && day > *a.ParentUntil) {
			break
		}
		actorID = a.ParentID
	}
	return actorID
}

// Roots returns the root parties of several actors, each once, in their order.
func (x *Index) Roots(actorIDs []string, day edtf.Day) []string {
	var roots []string
	for _, id := range actorIDs {
		if r := x.Root(id, day); !contains(roots, r) {
			roots = append(roots, r)
		}
	}
	return roots
}

// Ancestors returns the places that a place lies within, the nearest first.
func (x *Index) Ancestors(placeID string) []*Place {
	var up []*Place
	p := x.Places[placeID]
	for p != nil && p.Within != "" && len(up) <= len(x.Places) {
		p = x.Places[p.Within]
		if p != nil {
			up = append(up, p)
		}
	}
	return up
}

// Party returns the root party of a claimant, or "" for an outsider.
func (x *Index) Party(claimantID string) string {
	if c := x.Claimants[claimantID]; c != nil {
		return c.Party
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// subset reports that every element of a is in b.
func subset(a, b []string) bool {
	for _, s := range a {
		if !contains(b, s) {
			return false
		}
	}
	return true
}
