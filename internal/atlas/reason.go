package atlas

import "github.com/heldline/heldline/internal/edtf"

// span writes a state as a span without its ends.
func (r *reader) span(placeID string, s state, ids claimNames, last *edtf.Day) Span {
	out := Span{PlaceID: placeID, Status: s.status, Basis: s.basis, LastReport: last, ClaimIDs: ids.ids, rows: ids.rows}
	if out.Status == Unknown {
		out.Basis, out.LastKnownHolders, out.Why = NoBasis, s.lastHolders, whyUnknown(s)
		return out
	}
	out.Holders, out.FromEarliest, out.FromLatest = s.holders, s.fromE, s.fromL
	if len(s.holder) > 0 && (s.status == Held || s.status == Claimed) {
		out.Holder = s.holder[0]
	}
	lead := s.acts[0]
	out.Ground, out.Why = lead.ground, why(s)
	if s.status == Claimed {
		out.Ground = GroundNone
	}
	for _, id := range lead.claim.ActorIDs {
		root := r.ix.Root(id, lead.claim.Date.Latest)
		if root != id && contains(lead.roots, root) && !contains(out.Units, id) {
			out.Units = append(out.Units, id)
		}
	}
	return out
}

func whyUnknown(s state) Why {
	switch s.cause {
	case causeExpired, causeClosed:
		return WhyExpired
	case causeBlanket:
		return WhyBlanket
	case causeLeft:
		return WhyLeft
	}
	return WhyNever
}

func why(s state) Why {
	switch {
	case s.status == Claimed:
		return WhyAnnounced
	case s.status == Contested:
		return WhyBoth
	case s.status == Unsure && s.acts[0].reach == inclusion:
		return WhyYields
	case s.status == Unsure:
		return WhyRange
	case s.basis == ByInclusion:
		return WhyIncluded
	}
	return WhyAccepted
}
