package datapack

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

func (s *session) actor(r *row) {
	a := atlas.Actor{
		ID:      r.text("actor_id"),
		Name:    r.both("name", "name_ar"),
		Short:   r.both("short", "short_ar"),
		Aliases: r.list("aliases"), ParentID: r.text("parent_id"),
		ParentSince: r.day("parent_since"), ParentUntil: r.day("parent_until"),
		Color: r.text("color"), ColorDark: r.text("color_dark"), Shape: r.text("shape"), Origin: r.text("origin"),
	}
	if a.ParentID == "" {
		if a.Color == "" {
			r.problem("color", "is empty; a root party needs a colour, for example #a03020")
		}
		if a.Shape == "" {
			r.problem("shape", "is empty; a root party needs a shape")
		}
		if a.ParentSince != nil || a.ParentUntil != nil {
			r.problem("parent_id", "is empty, though days under a parent are given; name the parent or delete the days")
		}
	} else {
		s.parents = append(s.parents, link{at: r.position("parent_id").cell(), child: a.ID, parent: a.ParentID})
	}
	r.ordered("parent_since", a.ParentSince, "parent_until", a.ParentUntil)
	s.actors.added(a.ID, len(s.atlas.Actors), append(a.Aliases, a.Name.En, a.Short.En)...)
	s.atlas.Actors = append(s.atlas.Actors, a)
}

func (s *session) claimant(r *row) {
	c := atlas.Claimant{
		ID: r.text("claimant_id"), Name: r.both("name", "name_ar"), Role: r.both("role", "role_ar"),
		Party: r.text("party"), Aliases: r.list("aliases"),
	}
	if i, ok := s.actors.index(c.Party); ok && s.atlas.Actors[i].ParentID != "" {
		r.problem("party", "%q is part of %q; name the root party", c.Party, s.atlas.Actors[i].ParentID)
	}
	if c.ID == atlas.DocumentClaimant && c.Party != "" {
		r.problem("party", "the voice %q has no party; leave the cell empty", c.ID)
	}
	s.ids["claimants"].added(c.ID, len(s.atlas.Claimants), append(c.Aliases, c.Name.En)...)
	s.atlas.Claimants = append(s.atlas.Claimants, c)
}

// checkDocument reports a missing row of the reserved voice.
func (s *session) checkDocument() {
	if !s.ids["claimants"].has(atlas.DocumentClaimant) {
		s.problems.add(Position{"claimants.csv", 1, 1}.Problem(
			"the reserved claimant %q is missing; add a row with this id and no party", atlas.DocumentClaimant))
	}
}

// root returns the root party of an actor on a day, the actor itself if unknown.
func (s *session) root(id string, on edtf.Day) string {
	for range len(s.atlas.Actors) {
		i, ok := s.actors.index(id)
		if !ok {
			return id
		}
		a := &s.atlas.Actors[i]
		if a.ParentID == "" || (a.ParentSince != nil && on < *a.ParentSince) || (a.ParentUntil != nil && on > *a.ParentUntil) {
			return id
		}
		id = a.ParentID
	}
	return id
}
