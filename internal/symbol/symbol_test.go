package symbol_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/symbol"
)

func actors() []*atlas.Actor {
	return []*atlas.Actor{{ID: "red", Shape: "circle"}, {ID: "blue", Shape: "star"}, {ID: "green", Shape: "no such shape"}}
}

func TestEveryStatusHasItsOwnMark(t *testing.T) {
	seen := map[string]atlas.Status{}
	for _, status := range atlas.Statuses {
		mark := symbol.Mark{Status: status, Actors: actors()[:1]}
		if status == atlas.Contested {
			mark.Actors = actors()[:2]
		}
		svg := mark.SVG()
		if other, dup := seen[svg]; dup {
			t.Errorf("%s looks like %s", status, other)
		}
		seen[svg] = status
		wellFormed(t, svg)
	}
}

func TestContestWithOneNamedSideIsNotDrawnAsHeld(t *testing.T) {
	one := symbol.Mark{Status: atlas.Contested, Actors: actors()[:1]}.SVG()
	wellFormed(t, one)
	if held := (symbol.Mark{Status: atlas.Held, Actors: actors()[:1]}).SVG(); one == held {
		t.Errorf("contested looks like held: %s", one)
	}
	if !strings.Contains(one, `class="none"`) {
		t.Errorf("nothing says that the other side is not named: %s", one)
	}
}

func TestMarkShrinksItsCoreWithAge(t *testing.T) {
	var last string
	for _, age := range []int{0, 91, 366, 1096} {
		svg := symbol.Mark{Status: atlas.Held, Actors: actors()[1:2], Age: age}.SVG()
		if svg == last {
			t.Errorf("age %d looks like the step before", age)
		}
		last = svg
	}
	for _, age := range []int{90, 365} {
		younger := symbol.Mark{Status: atlas.Held, Actors: actors()[:1], Age: age}.SVG()
		older := symbol.Mark{Status: atlas.Held, Actors: actors()[:1], Age: age + 1}.SVG()
		if younger == older {
			t.Errorf("nothing changes after day %d", age)
		}
	}
}

func TestMarkOfThreeSidesHasThreeParts(t *testing.T) {
	svg := symbol.Mark{Status: atlas.Contested, Actors: actors(), Changed: true}.SVG()
	wellFormed(t, svg)
	for _, class := range []string{"actor-red", "actor-blue", "actor-green", "ring"} {
		if !strings.Contains(svg, class) {
			t.Errorf("no %s in %s", class, svg)
		}
	}
}

func TestLabelIsEscapedAndStylesStayOut(t *testing.T) {
	svg := symbol.Mark{Status: atlas.Held, Actors: actors()[:1], Label: `"><script>`}.SVG()
	wellFormed(t, svg)
	if strings.Contains(svg, "<script>") || strings.Contains(svg, "style=") {
		t.Error(svg)
	}
}

func TestStylesheetRefusesWhatIsNoColour(t *testing.T) {
	css := string(symbol.Stylesheet([]atlas.Actor{
		{ID: "red", Color: "#aa0000", ColorDark: "#ff0000"}, {ID: "odd", Color: "red;}body{display:none"}, {ID: "unit", ParentID: "red"},
	}))
	if strings.Contains(css, "display") || !strings.Contains(css, "--actor-red:#aa0000;") || strings.Contains(css, "unit") {
		t.Error(css)
	}
}

func TestShapesAreAsLargeAsTheUnit(t *testing.T) {
	shapes := symbol.Shapes()
	if len(shapes) != 6 {
		t.Fatalf("%d shapes", len(shapes))
	}
	for name, d := range shapes {
		if !strings.HasPrefix(d, "M") || !strings.HasSuffix(d, "Z") || strings.Contains(d, "NaN") {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
}

func TestPictureStandsAlone(t *testing.T) {
	paint := symbol.Paint{Colour: func(a *atlas.Actor) string { return map[string]string{"red": "#aa0000", "blue": "#0000aa"}[a.ID] }, Outline: "#333333", Paper: "#ffffff", None: "#777777"}
	for _, status := range atlas.Statuses {
		svg := symbol.Mark{Status: status, Actors: actors()[:2], Age: 400}.Picture(paint)
		wellFormed(t, svg)
		if strings.Contains(svg, "class=") || !strings.Contains(svg, "xmlns=") {
			t.Errorf("%s needs a stylesheet: %s", status, svg)
		}
		if status == atlas.Contested && (!strings.Contains(svg, "#aa0000") || !strings.Contains(svg, "#0000aa")) {
			t.Errorf("contested lacks a colour: %s", svg)
		}
	}
}
