package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/heldline/heldline/internal/gazetteer"
)

// width is how many columns of a terminal an answer may fill.
const width = 80

// writeAnswer writes the verdict, what may be meant, and what to write.
func writeAnswer(w io.Writer, a *gazetteer.Answer) error {
	var b strings.Builder
	for _, line := range wrap(verdict(a), width) {
		b.WriteString(line + "\n")
	}
	if a.Status == gazetteer.StatusLocated {
		fmt.Fprintf(&b, "Method: %s; confidence: %s.%s\n", a.Method, a.Confidence, notes(a.Note))
	}
	writeChoices(&b, a)
	if a.Where != "" {
		fmt.Fprintf(&b, "\nwhere: %s\n", a.Where)
	} else if len(a.Choices) > 0 {
		fmt.Fprintf(&b, "\nWrite the one that is meant by its id, such as\nwhere: %s\n", example(a.Choices).Where)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// byMethod says how a point was found.
func byMethod(method string) string {
	switch method {
	case gazetteer.ByCoordinates:
		return "by its coordinates"
	case gazetteer.ByOffset:
		return "by distance and direction"
	case gazetteer.ByRoute:
		return "along a road"
	case gazetteer.ByBetween:
		return "half way"
	}
	return "from a gazetteer"
}

// example is the best candidate that has a position.
func example(choices []gazetteer.Choice) *gazetteer.Choice {
	for i := range choices {
		if choices[i].Point != nil {
			return &choices[i]
		}
	}
	return &choices[0]
}

// verdict is the answer in one sentence.
func verdict(a *gazetteer.Answer) string {
	switch {
	case a.Status == gazetteer.StatusAmbiguous && a.Problem == gazetteer.ProblemOpen:
		return "Ambiguous: " + a.Message + "."
	case a.Status == gazetteer.StatusAmbiguous:
		return "Ambiguous: " + ambiguity(a) + "."
	case a.Status == gazetteer.StatusUnlocated:
		return "Not located: " + cmp.Or(a.Message, unlocated(a)) + "."
	case a.Point != nil:
		return fmt.Sprintf("Located at %s%s, %s: %s.", coordinates(a.Point), within(a.PrecisionM), byMethod(a.Method), printable(a.Canonical))
	case a.Method == gazetteer.ByRing:
		return fmt.Sprintf("Located on a ring, %s, up to %s around %s: a distance without a direction.",
			a.Canonical, distance(a.PrecisionM), coordinates(a.Reference))
	case a.Method == gazetteer.ByWithin:
		return fmt.Sprintf("Located %s, no point: the middle is %s.", a.Canonical, coordinates(a.Reference))
	case a.Reference != nil:
		return fmt.Sprintf("Located as an area or a line, no point: %s, the middle is %s.", a.Canonical, coordinates(a.Reference))
	}
	return "Located: " + a.Canonical + "."
}

// ambiguity counts what may be meant for each name.
func ambiguity(a *gazetteer.Answer) string {
	counts, order := map[string]int{}, []string{}
	for _, c := range a.Choices {
		if counts[c.For]++; counts[c.For] == 1 {
			order = append(order, c.For)
		}
	}
	if len(order) == 1 {
		counts[order[0]] += a.More
	}
	parts := make([]string, 0, len(order))
	for i, name := range order {
		relation := "may mean"
		if a.Similar && i == 0 {
			relation = "is like"
		}
		parts = append(parts, fmt.Sprintf("%s %s %s", quoted(name), relation, counted(counts[name], "thing")))
	}
	text := strings.Join(parts, ", ")
	if a.Similar {
		text = "nothing has just this name; " + text
	}
	return text
}

func unlocated(a *gazetteer.Answer) string {
	if len(a.From) == 1 && a.Where == a.From[0] {
		return fmt.Sprintf("the atlas has the place %s and no position of it", a.From[0])
	}
	switch a.Note {
	case gazetteer.NoteNear:
		return "it is near what it names, which is no position"
	case gazetteer.NoteNoDistance:
		return "a direction without a distance is no position"
	}
	return "no position is stated"
}

func notes(note string) string {
	switch note {
	case gazetteer.NoteStraightLine:
		return " No road is drawn: counted along a straight line."
	case gazetteer.NoteDrawn:
		return " Only a shape drawn by hand is known."
	}
	return ""
}

// writeChoices writes a table of the candidates: score, id, kind, position and
// name, in a second line why and where it comes from.
func writeChoices(b *strings.Builder, a *gazetteer.Answer) {
	if len(a.Choices) == 0 {
		return
	}
	ids, kinds := len("id"), len("kind")
	for i := range a.Choices {
		ids, kinds = max(ids, len(a.Choices[i].ID)), max(kinds, len(a.Choices[i].Kind))
	}
	elsewhere := liesElsewhere(a)
	place := "position"
	if elsewhere {
		place = "phrase lies at"
	}
	row := func(mark, score, id, kind, at, name string) {
		line := fmt.Sprintf("%1s %-5s  %-*s  %-*s  %-17s  ", mark, score, ids, id, kinds, kind, at)
		b.WriteString(strings.TrimRight(line+shorten(printable(name), max(width-len(line), 12)), " ") + "\n")
	}
	b.WriteString("\n")
	row("", "score", "id", "kind", place, "name")
	named := ""
	for i := range a.Choices {
		c := &a.Choices[i]
		if c.For != named && a.Choices[0].For != a.Choices[len(a.Choices)-1].For {
			fmt.Fprintf(b, "%s:\n", quoted(c.For))
		}
		named = c.For
		mark, at := "", c.Point
		if c.Taken {
			mark = "*"
		}
		if elsewhere {
			at = c.Result
		}
		row(mark, fmt.Sprintf("%.3f", c.Score), c.ID, c.Kind, coordinates(at), called(c))
		for _, line := range wrap(reasons(c), width-9) {
			b.WriteString("         " + line + "\n")
		}
	}
	if a.More > 0 {
		fmt.Fprintf(b, "         and %d more; --limit shows up to 100\n", a.More)
	}
}

// called is a candidate's name, and the one that was found where another word
// altogether is its main name.
func called(c *gazetteer.Choice) string {
	if c.Matched == "" || gazetteer.Fold(c.Matched) == gazetteer.Fold(c.Name) {
		return c.Name
	}
	return c.Name + " (" + c.Matched + ")"
}

// liesElsewhere reports that the phrase lies elsewhere than what it names.
func liesElsewhere(a *gazetteer.Answer) bool {
	for i := range a.Choices {
		c := &a.Choices[i]
		if c.Result != nil && (c.Point == nil || *c.Point != *c.Result) {
			return true
		}
	}
	return false
}

// reasons says why a candidate stands where it does and where it lies.
func reasons(c *gazetteer.Choice) string {
	parts := []string{c.Reason}
	for _, unit := range []string{c.Admin2, c.Admin1, c.Country} {
		if unit != "" {
			parts = append(parts, printable(unit))
		}
	}
	text := strings.Join(parts, ", ")
	if c.Point == nil {
		text += ", no position"
	}
	if credit := strings.Trim(c.Dataset+", "+c.Licence, ", "); credit != "" {
		text += " (" + credit + ")"
	}
	return text
}
