package atlas_test

import (
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Section 4: who is believed, and what only stands announced.
func TestDeriveVoices(t *testing.T) {
	check(t, []sentence{
		{"agreement counts from the day of the agreeing claim", atlas.Strict,
			[]string{"red took village 2015-05-01 document", "red holds village 2015-05-20 observer"},
			[]want{{"village", "2015-05-01", "claimed red"}, {"village", "2015-05-19", "claimed red"}, {"village", "2015-05-20", "held red"}}},
		{"claims of one event agree on its day", atlas.Strict,
			[]string{"red took village 2015-05-01 document", "red took village [2015-04-28..2015-05-03] observer"},
			[]want{{"village", "2015-04-30", "unknown"}, {"village", "2015-05-01", "held red"}}},
		{"another holder between two claims parts them", atlas.Strict,
			[]string{"red took village 2015-05-01 document", "blue took village 2015-05-10 document", "red took village 2015-05-20 observer"},
			[]want{{"village", "2015-05-01", "claimed red"}, {"village", "2015-05-10", "claimed blue"}, {"village", "2015-05-20", "claimed red"}}},
		{"two of one party do not agree", atlas.Strict,
			[]string{"red took village 2015-05-01 red-general", "red took village 2015-05-02 red-minister"},
			[]want{{"village", "2015-05-02", "claimed red"}}},
		{"enemies agree", atlas.Strict,
			[]string{"red took village 2015-05-01 red-general", "red took village 2015-05-01 blue-spokesman"},
			[]want{{"village", "2015-05-01", "held red"}}},
		{"two outsiders agree", atlas.Strict,
			[]string{"red took village 2015-05-01 observer", "red took village 2015-05-01 monitor"},
			[]want{{"village", "2015-05-01", "held red"}}},
		{"outsiders quoted by one medium are one voice", atlas.Strict,
			[]string{"red took village 2015-05-01 observer via=agency", "red took village 2015-05-01 monitor via=agency"},
			[]want{{"village", "2015-05-01", "claimed red"}}},
		{"the text is independent of what one medium quotes", atlas.Strict,
			[]string{"red took village 2015-05-01 document via=agency", "red took village 2015-05-01 red-general via=agency"},
			[]want{{"village", "2015-05-01", "held red"}}},
		{"a side that says it left is believed", atlas.Documented,
			[]string{"blue took town 2015-05-01 document", "blue left town 2015-05-10 blue-spokesman"},
			[]want{{"town", "2015-05-10", "unknown"}}},
		{"a side that says the other left is not", atlas.Documented,
			[]string{"blue took town 2015-05-01 document", "blue left town 2015-05-10 red-general"},
			[]want{{"town", "2015-05-10", "held blue"}}},
		{"entered by a side's own word changes nothing", atlas.Documented,
			[]string{"blue took town 2015-05-01 document", "red entered town 2015-05-10 red-general", "red took town 2015-05-11 red-general part"},
			[]want{{"town", "2015-05-10", "held blue"}, {"town", "2015-05-11", "held blue"}}},
		{"announced over another holder", atlas.Documented,
			[]string{"blue took town 2015-05-01 document", "red took town 2015-05-10 red-general"},
			[]want{{"town", "2015-05-09", "held blue"}, {"town", "2015-05-10", "claimed blue,red"}, {"town", "2015-11-06", "claimed blue,red"}, {"town", "2015-11-07", "unknown"}}},
		{"announced, then another holder is accepted", atlas.Documented,
			[]string{"red took town 2015-05-10 red-general", "blue took town 2015-05-20 document"},
			[]want{{"town", "2015-05-10", "claimed red"}, {"town", "2015-05-19", "claimed red"}, {"town", "2015-05-20", "held blue"}}},
		{"two sides announce, the later stands", atlas.Documented,
			[]string{"red took town 2015-05-10 red-general", "blue took town 2015-05-15 blue-spokesman"},
			[]want{{"town", "2015-05-14", "claimed red"}, {"town", "2015-05-15", "claimed blue"}}},
		{"an announcement by the same side goes on", atlas.Documented,
			[]string{"red took town 2015-05-10 red-general", "red holds town 2015-09-01 red-minister"},
			[]want{{"town", "2015-11-07", "claimed red"}, {"town", "2016-02-28", "claimed red"}, {"town", "2016-02-29", "unknown"}}},
		{"an announced holder is no announcement where he is accepted", atlas.Documented,
			[]string{"red took town 2015-05-10 document", "red holds town 2015-05-20 red-general"},
			[]want{{"town", "2015-05-20", "held red"}}},
		{"an announced change in a range starts on its last day", atlas.Documented,
			[]string{"red took town [2015-05-10..2015-05-20] red-general"},
			[]want{{"town", "2015-05-19", "unknown"}, {"town", "2015-05-20", "claimed red"}}},
		{"any accepts every voice", atlas.Any,
			[]string{"red took town 2015-05-10 red-general", "blue took town 2015-05-20 blue-spokesman"},
			[]want{{"town", "2015-05-10", "held red"}, {"town", "2015-05-20", "held blue"}}},
	})
}

// Section 4: what a reader leaves out.
func TestReadings(t *testing.T) {
	day := func(s string) *edtf.Day { return edtf.MustDay(s).Ptr() }
	claims := []atlas.Claim{
		claim("red took town 2015-05-10 observer said=2015-05-12"),
		claim("blue took town 2015-05-20 document"),
		claim("red took village 2015-05-10 red-general said=2015-05-10"),
		claim("red took village 2015-05-10 observer said=2015-06-01"),
	}
	tests := []struct {
		name             string
		reading          atlas.Reading
		place, day, says string
	}{
		{"all", atlas.Reading{Rule: atlas.Documented}, "town", "2015-05-10", "held red"},
		{"said two days later", atlas.Reading{Rule: atlas.Documented, Known: day("2015-05-11")}, "town", "2015-05-11", "unknown"},
		{"said that day", atlas.Reading{Rule: atlas.Documented, Known: day("2015-05-12")}, "town", "2015-05-12", "held red"},
		{"no day of saying: the day it happened", atlas.Reading{Rule: atlas.Documented, Known: day("2015-05-19")}, "town", "2015-05-20", "held red"},
		{"known on the day", atlas.Reading{Rule: atlas.Documented, Known: day("2015-05-20")}, "town", "2015-05-20", "held blue"},
		{"announced that evening", atlas.Reading{Rule: atlas.Documented, Known: day("2015-05-10")}, "village", "2015-05-10", "claimed red"},
		{"as known later", atlas.Reading{Rule: atlas.Documented, Known: day("2015-06-01")}, "village", "2015-05-10", "held red"},
		{"without the observer", atlas.Reading{Rule: atlas.Documented, Without: "observer"}, "town", "2015-05-10", "unknown"},
		{"without him only the announcement stays", atlas.Reading{Rule: atlas.Documented, Without: "observer"}, "village", "2015-05-10", "claimed red"},
		{"without the text", atlas.Reading{Rule: atlas.Documented, Without: "document"}, "town", "2015-05-20", "held red"},
	}
	for _, tt := range tests {
		if got := says(on(t, read(claims, tt.reading).Spans.Rows(), tt.place, tt.day)); got != tt.says {
			t.Errorf("%s: %s on %s is %q, want %q", tt.name, tt.place, tt.day, got, tt.says)
		}
	}
}

// Rule 6: control is computed between root parties of the actor tree at that time.
func TestDeriveFollowsTheActorTreeInTime(t *testing.T) {
	a := worldOf(
		"militia took town 2015-05-10 document", "red holds town 2015-05-12 document",
		"militia took village 2014-12-31 document", "militia took village 2016-01-01 document",
	)
	a.Actors = append(a.Actors, atlas.Actor{ID: "militia", ParentID: "red", ParentSince: edtf.MustDay("2015-01-01").Ptr(), ParentUntil: edtf.MustDay("2015-12-31").Ptr()})
	spans := derive(a, atlas.Documented)
	for _, w := range []want{
		{"town", "2015-05-10", "held red"}, {"town", "2015-05-12", "held red"},
		{"village", "2014-12-31", "held militia"}, {"village", "2015-06-01", "held militia"}, {"village", "2016-01-01", "held militia"},
	} {
		if got := says(on(t, spans, w.place, w.day)); got != w.says {
			t.Errorf("%s on %s: got %q, want %q", w.place, w.day, got, w.says)
		}
	}
	if s := on(t, spans, "town", "2015-05-10"); len(s.Units) != 1 || s.Units[0] != "militia" {
		t.Errorf("units %v, want the militia", s.Units)
	}
	if s := on(t, spans, "village", "2014-12-31"); len(s.Units) != 0 {
		t.Errorf("units %v, want none: it stood alone then", s.Units)
	}
}
