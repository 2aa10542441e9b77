package cql

// like tells whether a text matches a pattern: % stands for any characters, _ for
// one, and a backslash takes the meaning from what follows it.
func (c *checker) like(left *expression, pattern *sum) (func(*row) truth, error) {
	p, err := c.sum(pattern)
	if err != nil {
		return nil, err
	}
	if left.kind != textKind {
		return nil, mistake(left.at, "LIKE is for texts", "%s", left.is())
	}
	if p.kind != textKind || !p.constant {
		return nil, mistake(p.at, "write the pattern in single quotes: name LIKE 'Al-%'", "the pattern is no literal text")
	}
	s, _ := p.text(nil)
	marks := marksOf(s)
	text := left.text
	return func(r *row) truth {
		s, ok := text(r)
		if !ok {
			return unknown
		}
		return truthOf(matches(marks, []rune(s)))
	}, nil
}

// mark is a character of a pattern.
type mark struct {
	char rune
	one  bool // any one
	many bool // any number of any
}

func marksOf(pattern string) []mark {
	var marks []mark
	escaped := false
	for _, r := range pattern {
		switch {
		case escaped:
			marks, escaped = append(marks, mark{char: r}), false
		case r == '\\':
			escaped = true
		case r == '%' && len(marks) > 0 && marks[len(marks)-1].many: // one is enough
		case r == '%':
			marks = append(marks, mark{many: true})
		case r == '_':
			marks = append(marks, mark{one: true})
		default:
			marks = append(marks, mark{char: r})
		}
	}
	if escaped {
		marks = append(marks, mark{char: '\\'})
	}
	return marks
}

// matches compares from the left and, where that fails, lets the last % take one
// more character: no more steps than the product of both lengths.
func matches(marks []mark, text []rune) bool {
	m, t := 0, 0
	last, taken := -1, 0
	for t < len(text) {
		switch {
		case m < len(marks) && marks[m].many:
			last, taken = m, t
			m++
		case m < len(marks) && (marks[m].one || marks[m].char == text[t]):
			m++
			t++
		case last >= 0:
			taken++
			m, t = last+1, taken
		default:
			return false
		}
	}
	for m < len(marks) && marks[m].many {
		m++
	}
	return m == len(marks)
}
