package gazetteer

import "strings"

// along reads what follows "on": A–B, "A to B", "the A–B road", "the road from A
// to B", "the road between A and B", or the name of a road.
func (s *scanner) along() (Expr, *Error) {
	e, err := s.stretch()
	if err != nil {
		return nil, err
	}
	if !s.sign(",", "،") {
		return e, nil
	}
	if e.Distance, err = s.measure(); err != nil {
		return nil, err
	}
	if !s.keyword("from") {
		return nil, s.errorAt(s.pos, "write \"from\" and the end that the distance is counted from")
	}
	e.From, err = s.ref(toEnd)
	return e, err
}

// stretch reads the ends of a road.
func (s *scanner) stretch() (e Along, err *Error) {
	switch {
	case s.keywords("road", "between"), s.keywords("highway", "between"):
		if e.Start, err = s.ref(toAnd); err != nil {
			return e, err
		}
		if !s.keyword("and") {
			return e, s.errorAt(s.pos, "\"between A and B\" lacks its \"and\"")
		}
		e.To, err = s.ref(toComma)
		return e, err
	case s.keywords("road", "from"), s.keywords("highway", "from"):
		if e.Start, err = s.ref(toDash); err != nil {
			return e, err
		}
		if !s.keyword("to") {
			return e, s.errorAt(s.pos, "\"the road from A to B\" lacks its \"to\"")
		}
		e.To, err = s.ref(toComma)
		return e, err
	}
	if e.Start, err = s.ref(toDash); err != nil {
		return e, err
	}
	s.skipSpace()
	if !s.sign("–", "—", "- ") && !s.keyword("to") {
		return e, nil
	}
	from := s.pos
	if e.To, err = s.ref(toComma); err != nil {
		return e, err
	}
	if start, bare := e.Start.(Name); bare {
		e.Start = Name(withoutThe(string(start)))
	}
	if end, isName := e.To.(Name); isName && s.text[from] != '"' {
		e.To = Name(withoutRoad(string(end)))
	}
	return e, nil
}

// withoutThe drops the article of "the A–B road".
func withoutThe(name string) string {
	if len(name) > len("the ") && strings.EqualFold(name[:len("the ")], "the ") {
		return name[len("the "):]
	}
	return name
}

// withoutRoad drops the noun of "the A–B road".
func withoutRoad(name string) string {
	for _, noun := range []string{" road", " highway"} {
		if at := len(name) - len(noun); at > 0 && strings.EqualFold(name[at:], noun) {
			return name[:at]
		}
	}
	return name
}
