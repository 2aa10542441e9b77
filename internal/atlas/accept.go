package atlas

// accept decides for the acts on one place on which ground the rule accepts
// them, and from which day.
func (r *reader) accept(place []*act) {
	if r.reading.Rule == Any {
		for _, x := range place {
			x.ground, x.accepted = GroundAny, x.b
		}
		return
	}
	var choirs map[string]*choir // made for the first that needs them
	for _, x := range place {
		x.ground = GroundNone
		if r.reading.Rule == Documented {
			x.ground, x.accepted = r.standing(x), x.b
		}
		if x.ground != GroundNone {
			continue
		}
		if choirs == nil {
			choirs = choirsOf(place)
		}
		if day, ok := r.agreed(x, choirs[choirOf(x)]); ok {
			x.ground, x.accepted = GroundAgreement, day
		}
	}
}

// standing is the ground that a claim has by who says it.
func (r *reader) standing(x *act) Ground {
	c := x.claim
	party := r.ix.Party(c.ClaimantID)
	switch {
	case c.ClaimantID == DocumentClaimant:
		return GroundDocument
	case party == "":
		return GroundOutsider
	case c.LoserID != "" && r.ix.Root(c.LoserID, x.b) == party:
		return GroundAdmission
	case c.Verb == Left && contains(x.roots, party):
		return GroundAdmission
	}
	return GroundNone
}

// independent reports that two claimants speak for themselves: their parties
// differ or one has none, and the same medium did not quote both. The source
// text is independent of all and counts as one.
func (r *reader) independent(c, d *Claim) bool {
	if c.ClaimantID == d.ClaimantID {
		return false
	}
	if c.ClaimantID == DocumentClaimant || d.ClaimantID == DocumentClaimant {
		return true
	}
	if c.Via != "" && c.Via == d.Via {
		return false
	}
	p, q := r.ix.Party(c.ClaimantID), r.ix.Party(d.ClaimantID)
	return p == "" || q == "" || p != q
}
