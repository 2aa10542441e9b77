package gazetteer

import "strings"

func (e Coordinates) String() string { return string(e.Lat) + ", " + string(e.Lon) }

func (e GazetteerID) String() string { return string(e) }

// String quotes a name that would be read as something else.
func (e Name) String() string {
	if isBareName(string(e)) {
		return string(e)
	}
	return e.quoted()
}

func (e Name) quoted() string { return `"` + strings.ReplaceAll(string(e), `"`, `""`) + `"` }

func (m Measure) String() string {
	s := string(m.Value) + " " + string(m.Unit)
	if m.About {
		s = "about " + s
	}
	return s
}

func (e Offset) String() string {
	return e.Distance.String() + " " + e.Direction.String() + " of " + e.From.String()
}

func (e Distant) String() string { return e.Distance.String() + " from " + e.From.String() }

func (e Direction) String() string { return e.Direction.String() + " of " + e.From.String() }

func (e Along) String() string {
	s := "on " + roadEnd(e.Start)
	if e.To != nil {
		s += "–" + roadEnd(e.To)
	}
	if e.From != nil {
		s += ", " + e.Distance.String() + " from " + e.From.String()
	}
	return s
}

func (e Between) String() string { return "between " + e.A.String() + " and " + e.B.String() }

func (e Within) String() string { return "in " + e.Area.String() }

func (e Unlocated) String() string {
	if e.Near == nil {
		return "unlocated"
	}
	return "unlocated, near " + e.Near.String()
}

// roadEnd quotes a name that would be read otherwise beside a dash.
func roadEnd(ref Ref) string {
	name, ok := ref.(Name)
	text := string(name)
	if ok && (indexWord(text, "to") >= 0 || withoutThe(text) != text || withoutRoad(text) != text || !isRoadStart(text)) {
		return name.quoted()
	}
	return ref.String()
}

// isRoadStart reports that "on NAME" is read back as this name.
func isRoadStart(name string) bool {
	e, err := (&scanner{text: name}).stretch()
	return err == nil && e.Start == Name(name)
}

// isBareName reports that a name needs no quotes: it would be read back as this
// name wherever a Ref may stand.
func isBareName(name string) bool {
	lower := strings.ToLower(name)
	for _, joint := range []string{"–", "—", " - ", " and ", "\""} {
		if strings.Contains(lower, joint) {
			return false
		}
	}
	expr, err := Parse(name)
	return err == nil && expr == Name(name)
}
