package edition

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Filter keeps the places whose state a reader asks for: by group, the ids of
// which one must fit. Groups that are empty keep everything.
type Filter map[string][]string

// FilterGroups are the names of a filter's groups, as addresses have them.
func FilterGroups() []string { return []string{"actor", "status", "kind", "campaign", "claimant"} }

// ReadFilter reads the ids of one group, separated by commas: those that the
// atlas has, each once, and those that it has not.
func (e *Edition) ReadFilter(group, list string) (known, unknown []string) {
	for _, id := range strings.Split(list, ",") {
		switch {
		case id == "" || slices.Contains(known, id):
		case e.hasOption(group, id):
			known = append(known, id)
		default:
			unknown = append(unknown, id)
		}
	}
	return known, unknown
}

func (e *Edition) hasOption(group, id string) bool {
	switch group {
	case "actor":
		a := e.Index.Actors[id]
		return a != nil && a.ParentID == ""
	case "status":
		return slices.Contains(atlas.Statuses, atlas.Status(id))
	case "kind":
		return slices.Contains(atlas.PlaceKinds, id)
	case "campaign":
		return e.Index.Campaigns[id] != nil
	}
	return e.Index.Claimants[id] != nil
}

// Keeps reports that a state fits every group of a filter.
func (e *Edition) Keeps(f Filter, s *atlas.Span) bool {
	for group, wanted := range f {
		fits := func(id string) bool { return slices.Contains(wanted, id) }
		if len(wanted) > 0 && !slices.ContainsFunc(e.options(group, s), fits) {
			return false
		}
	}
	return true
}

// options are the ids of a group that a state belongs to. An actor belongs to a
// state that its symbol would show: not the former holder of an announced one.
func (e *Edition) options(group string, s *atlas.Span) []string {
	switch group {
	case "actor":
		return s.Shown()
	case "status":
		return []string{string(s.Status)}
	case "kind":
		return []string{e.Index.Places[s.PlaceID].Kind}
	case "campaign":
		var out []string
		for _, c := range e.Atlas.Campaigns {
			if _, in := slices.BinarySearch(e.campaignPlaces[c.ID], s.PlaceID); in {
				out = append(out, c.ID)
			}
		}
		return out
	}
	var out []string
	for _, id := range s.ClaimIDs {
		out = append(out, e.Index.Claim(id).ClaimantID)
	}
	return out
}

// CampaignPlaces are the places that a campaign's source makes claims on or that
// its events name, by id.
func (e *Edition) CampaignPlaces(id string) []string { return e.campaignPlaces[id] }

func campaignPlaces(a *atlas.Atlas) map[string][]string {
	out := map[string][]string{}
	for _, c := range a.Campaigns {
		var ids []string
		for i := range a.Claims.Len() {
			if id := a.Claims.PlaceID(i); id != "" && a.Claims.SourceID(i) == c.SourceID && !a.Claims.Withdrawn(i) {
				ids = append(ids, id)
			}
		}
		for i := range a.Events {
			if x := &a.Events[i]; x.CampaignID == c.ID && x.WithdrawnOn == nil {
				ids = append(ids, x.PlaceIDs...)
			}
		}
		slices.Sort(ids)
		out[c.ID] = slices.Compact(ids)
	}
	return out
}
