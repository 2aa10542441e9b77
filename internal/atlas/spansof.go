package atlas

// SpansOf makes a list of spans by place id, then start, and what each border is. The
// claims that they name must be in the index's atlas.
func SpansOf(spans []Span, ix *Index) *SpanList {
	l := NewSpanList(ix.claims)
	for from, to := 0, 0; from < len(spans); from = to {
		for to = from; to < len(spans) && spans[to].PlaceID == spans[from].PlaceID; to++ {
			s := &spans[to]
			s.rows = nil
			for _, id := range s.ClaimIDs {
				if row, ok := ix.ClaimRow(id); ok {
					s.rows = append(s.rows, uint32(row))
				}
			}
		}
		l.Append(spans[from].PlaceID, spans[from:to], kindsOf(spans[from:to], ix))
	}
	l.Freeze()
	return l
}

// GroundsOf makes a list of grounds from those of claims by id.
func GroundsOf(by map[string]Ground, ix *Index) *GroundList {
	l := newGrounds(ix.claims.Len())
	for id, g := range by {
		if row, ok := ix.ClaimRow(id); ok {
			l.set(row, g)
		}
	}
	return l
}
