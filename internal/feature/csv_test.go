package feature

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
)

func TestCellsThatLookLikeFormulasAreTexts(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Rawa": "Rawa", "=1+1": "'=1+1", "+cmd": "'+cmd", "-cmd": "'-cmd", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx",
		"-17.2": "-17.2", "+3": "+3", "-17.2, 179": "'-17.2, 179", "2017-11-03": "2017-11-03", "القائم": "القائم", "'=x": "'=x",
	} {
		if got := harmless(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// A shape is no point: its table has it whole.
func TestTableWithShapesHasThemAsWellKnownText(t *testing.T) {
	c := &Collection{}
	c.add(1, orb.MultiLineString{{{1, 2}, {3, 4}}}, Extent{PlaceID: "r", Name: "=x"})
	c.add(2, nil, Extent{PlaceID: "s"})
	lines := strings.Split(string(c.CSVWithShapes(Extent{})), "\n")
	for i, want := range []string{"\uFEFFid,wkt,place_id,name,", `1,"MULTILINESTRING((1 2,3 4))",r,'=x,`, "2,,s,,"} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want it to begin with %q", i, lines[i], want)
		}
	}
}

func TestTableHasTheColumnsOfTheProperties(t *testing.T) {
	c := &Collection{}
	day, name := edtf.MustDay("2017-11-03"), `a "quoted", name`
	c.add(7, orb.Point{43.5, 33.25}, Span{Control: Control{PlaceID: "p", Name: name}, StartDate: &day})
	c.add(8, nil, Span{Control: Control{PlaceID: "q"}})
	c.add(9, orb.LineString{{1, 2}, {3, 4}}, Span{Control: Control{PlaceID: "r"}})
	lines := strings.Split(strings.TrimSpace(string(c.CSV(Span{}))), "\n")
	for i, want := range []string{"\uFEFFid,lon,lat,place_id,name,", `7,43.5,33.25,p,"a ""quoted"", name",`, "8,,,q,", "9,,,r,"} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d is %q, want it to begin with %q", i, lines[i], want)
		}
	}
	if !strings.HasSuffix(lines[0], ",start_date,end_date") || !strings.HasSuffix(lines[1], ",2017-11-03,") {
		t.Errorf("the dates are missing: %q, %q", lines[0], lines[1])
	}
}
