package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/gazetteer"
)

// tally counts the answers of one family of mentions.
type tally struct {
	n, answered, first, firstFive, located, locatedRight int
	nowhere                                              bool // no row is right for them
}

func (t *tally) add(a *asked) {
	t.n++
	t.nowhere = len(a.want) == 0
	located := a.status == gazetteer.StatusLocated
	if located {
		t.located++
	}
	if t.nowhere || len(a.ids) == 0 {
		return
	}
	t.answered++
	if a.right(a.ids[0]) {
		t.first++
		if located {
			t.locatedRight++
		}
	}
	if slices.ContainsFunc(a.ids[:min(firstOnes, len(a.ids))], a.right) {
		t.firstFive++
	}
}

// set is an evaluation that was counted.
type set struct {
	title    string
	families []string // in the order of the mentions
	tallies  map[string]*tally
	all      tally // of the mentions that a row is right for
	answers  []asked
}

func count(title string, answers []asked) set {
	s := set{title: title, tallies: map[string]*tally{}, answers: answers}
	for i := range answers {
		a := &answers[i]
		if s.tallies[a.family] == nil {
			s.tallies[a.family] = &tally{}
			s.families = append(s.families, a.family)
		}
		s.tallies[a.family].add(a)
		if len(a.want) > 0 {
			s.all.add(a)
		}
	}
	return s
}

// wrongs lists the answers whose first candidate is wrong, and marks those that
// were given as certain.
func (s *set) wrongs() string {
	var b strings.Builder
	for i := range s.answers {
		a := &s.answers[i]
		located := a.status == gazetteer.StatusLocated
		if len(a.ids) > 0 && a.right(a.ids[0]) || len(a.want) == 0 && !located {
			continue
		}
		mark := " "
		if located {
			mark = "!"
		}
		fmt.Fprintf(&b, "%s %s\t%s\tnear %s\t%s\twant %s\tgot %s %s\n", mark, a.family, a.text, strings.Join(a.near, ","), a.country,
			strings.Join(a.want, ","), strings.Join(a.ids, ","), a.reason)
	}
	return b.String()
}
