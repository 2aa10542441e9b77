package gazetteer

import (
	"strings"
)

// refEnd says where a bare name ends.
type refEnd int

const (
	toEnd   refEnd = iota // at the end of the expression
	toAnd                 // before " and "
	toWaw                 // before the Arabic "and", a letter that its word begins with
	toComma               // before a comma
	toDash                // before a dash, " - ", " to " or a comma
)

// ref reads coordinates, a gazetteer id, a quoted or a bare name.
func (s *scanner) ref(end refEnd) (Ref, *Error) {
	s.skipSpace()
	if s.peek() == '"' {
		return s.quotedName()
	}
	if c, ok, err := s.coordinates(); ok || err != nil {
		return c, err
	}
	start := s.pos
	bare := s.text[start : start+bareLength(s.text[start:], end)]
	s.pos += len(bare)
	bare = strings.TrimFunc(bare, isSpace)
	if bare == "" {
		return nil, s.errorAt(start, "a name, a gazetteer id or coordinates should stand here")
	}
	if i := strings.IndexAny(bare, ",\";"); i >= 0 {
		return nil, s.errorAt(start+i, "a name that holds %q stands in double quotes", bare[i:i+1])
	}
	if startsWithDigit(bare) {
		return nil, s.errorAt(start, "a number here needs a unit (km, m or miles), or a comma and a longitude; a name that starts with a digit stands in double quotes")
	}
	if i := strings.IndexByte(bare, ':'); i >= 0 {
		if !isGazetteerID(bare) {
			return nil, s.errorAt(start+i, "a gazetteer id is written prefix:id without spaces; a name with a colon stands in double quotes")
		}
		return GazetteerID(bare), nil
	}
	return Name(strings.Join(strings.Fields(bare), " ")), nil
}

// isGazetteerID reports the form prefix:id, such as geonames:98862.
func isGazetteerID(s string) bool {
	prefix, id, _ := strings.Cut(s, ":")
	isLower := func(r rune) bool { return r >= 'a' && r <= 'z' }
	inPrefix := func(r rune) bool { return isLower(r) || r >= '0' && r <= '9' || r == '-' }
	inID := func(r rune) bool { return inPrefix(r) || r >= 'A' && r <= 'Z' || strings.ContainsRune("._/", r) }
	return prefix != "" && isLower(rune(prefix[0])) && consistsOf(prefix, inPrefix) && id != "" && consistsOf(id, inID)
}

func consistsOf(s string, allowed func(rune) bool) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !allowed(r) })
}

// bareLength returns how many bytes of text belong to a bare name.
func bareLength(text string, end refEnd) int {
	n := len(text)
	stop := func(mark string) {
		if i := strings.Index(text[:n], mark); i >= 0 {
			n = i
		}
	}
	switch end {
	case toAnd:
		if i := indexWord(text, "and"); i >= 0 {
			n = i
		}
	case toWaw:
		stop(" و")
	case toDash:
		stop("–")
		stop("—")
		stop(" - ")
		if i := indexWord(text[:n], "to"); i >= 0 {
			n = i
		}
		stop(",")
		stop("،")
	case toComma:
		stop(",")
		stop("،")
	}
	return n
}

// indexWord returns the position of the first such word, in any case, between
// spaces; -1 for none.
func indexWord(text, word string) int {
	for i := 1; i+len(word) < len(text); i++ {
		if text[i-1] == ' ' && text[i+len(word)] == ' ' && strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// quotedName reads "name"; a doubled quote is a quote.
func (s *scanner) quotedName() (Ref, *Error) {
	start := s.pos
	var b strings.Builder
	for i := start + 1; i < len(s.text); i++ {
		if s.text[i] != '"' {
			b.WriteByte(s.text[i])
			continue
		}
		if i+1 < len(s.text) && s.text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		s.pos = i + 1
		s.skipSpace()
		if strings.TrimFunc(b.String(), isSpace) == "" {
			return nil, s.errorAt(start, "the name in quotes is empty")
		}
		return Name(b.String()), nil
	}
	return nil, s.errorAt(start, "this quote is never closed")
}

// coordinates reads "lat, lon" where a number and a comma stand next, and else
// stays where it is. "33.4° N, 43.3° E" is read, too.
func (s *scanner) coordinates() (Ref, bool, *Error) {
	start := s.pos
	lat, err := s.degrees("n", "s")
	if err != nil {
		return nil, false, err
	}
	comma := s.pos
	if lat == "" || !s.sign(",", "،") {
		s.pos = start
		return nil, false, nil
	}
	at := s.pos
	lon, err := s.degrees("e", "w")
	if err != nil {
		return nil, false, err
	}
	if _, unit := parseUnit(s.word()); unit {
		return nil, false, s.errorAt(comma, "write the number without a comma between its thousands")
	}
	switch {
	case lon == "":
		return nil, false, s.errorAt(at, "after the comma the longitude should stand, in decimal degrees")
	case lat.Float() < -90 || lat.Float() > 90:
		return nil, false, s.errorAt(start, "the latitude %s lies outside -90..90; latitude comes first", lat)
	case lon.Float() < -180 || lon.Float() > 180:
		return nil, false, s.errorAt(at, "the longitude %s lies outside -180..180", lon)
	}
	return Coordinates{lat, lon}, true, nil
}

// degrees reads a decimal number, an optional degree sign and a letter that says
// to which side it counts, and the space after them.
func (s *scanner) degrees(positive, negative string) (Decimal, *Error) {
	value, err := s.decimal()
	if err != nil || value == "" {
		return "", err
	}
	s.skipSpace()
	if s.sign("°") && startsWithDigit(s.text[s.pos:]) {
		return "", s.errorAt(s.pos, "write degrees as a decimal number, such as 33.4206, without minutes and seconds")
	}
	before := s.pos
	switch {
	case s.keyword(positive):
	case s.keyword(negative):
		if strings.HasPrefix(string(value), "-") {
			return "", s.errorAt(before, "a negative number needs no letter for its side")
		}
		value = "-" + value
	}
	return value, nil
}
