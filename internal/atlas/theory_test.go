package atlas_test

import (
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

// sentence is a rule in words: claims, and what they make of places on days.
type sentence struct {
	name   string
	rule   atlas.Rule
	claims []string
	want   []want
}

type want struct{ place, day, says string }

func TestDerive(t *testing.T) {
	check(t, []sentence{
		{"before the first claim is unknown", atlas.Documented,
			[]string{"red took town 2015-05-10 document"},
			[]want{{"town", "2015-05-09", "unknown"}, {"town", "2015-05-10", "held red"}, {"village", "2015-05-10", "unknown"}}},
		{"a stronghold changes hands in a range of days, jointly", atlas.Documented,
			[]string{"green holds town [2004-01-01..2004-12-31] document", "blue+red-militia took town [2007-01-01..2007-04-30] document loser=green"},
			[]want{{"town", "2004-12-30", "unknown"}, {"town", "2004-12-31", "held green"}, {"town", "2006-12-31", "held green"},
				{"town", "2007-01-01", "unsure green,blue,red"}, {"town", "2007-04-29", "unsure green,blue,red"}, {"town", "2007-04-30", "held blue,red"}}},
		{"without a named loser the older state expires", atlas.Documented,
			[]string{"green holds town 2004-12-31 document", "blue took town 2007-02 document"},
			[]want{{"town", "2005-12-31", "held green"}, {"town", "2006-01-01", "unknown"}, {"town", "2007-02-01", "unsure green,blue"}, {"town", "2007-02-28", "held blue"}}},
		{"leaving a whole country removes the actor everywhere in it", atlas.Documented,
			[]string{"blue took town 2011-06-01 document", "blue left land 2011 document all"},
			[]want{{"town", "2011-12-30", "held blue"}, {"town", "2011-12-31", "unknown"}}},
		{"an open start is unsure from the day after the last report", atlas.Documented,
			[]string{"blue holds town 2014-06-30 document", "red took town [..2017-09-15] document"},
			[]want{{"town", "2014-06-30", "held blue"}, {"town", "2014-07-01", "unsure blue,red"}, {"town", "2017-09-14", "unsure blue,red"}, {"town", "2017-09-15", "held red"}}},
		{"an open start without an older report is unknown before", atlas.Documented,
			[]string{"red took town [..2017-09-15] document"},
			[]want{{"town", "2017-09-14", "unknown"}, {"town", "2017-09-15", "held red"}}},
		{"holds confirms and lifts the horizon", atlas.Documented,
			[]string{"blue holds town 2014-06-30 document", "blue holds town [..2017-09-15] document", "red took town 2017-11-03 document"},
			[]want{{"town", "2016-01-01", "held blue"}, {"town", "2017-11-02", "held blue"}, {"town", "2017-11-03", "held red"}}},
		{"holds after another holder is unsure since that holder's last report", atlas.Documented,
			[]string{"blue took town 2015-01-01 document", "red holds town 2015-03-01 document"},
			[]want{{"town", "2015-01-01", "held blue"}, {"town", "2015-01-02", "unsure blue,red"}, {"town", "2015-03-01", "held red"}}},
		{"part of a town is contested and expires", atlas.Documented,
			[]string{"blue holds county 2015-04-14 document all", "red took town 2015-04-26 document part"},
			[]want{{"town", "2015-04-25", "held blue"}, {"town", "2015-04-26", "contested blue,red"}, {"town", "2015-06-25", "contested blue,red"}, {"town", "2015-06-26", "unknown"}}},
		{"part alone is contested with the one known", atlas.Documented,
			[]string{"blue holds town 2014-06-30 document part"},
			[]want{{"town", "2014-06-30", "contested blue"}}},
		{"a part never decides the whole", atlas.Documented,
			[]string{"blue took quarter 2015-05-15 document"},
			[]want{{"quarter", "2015-05-15", "held blue"}, {"town", "2015-05-15", "unknown"}}},
		{"a town's capture later the same day covers its quarters", atlas.Documented,
			[]string{"blue holds town 2017-10-01 document", "red-militia entered quarter 2017-11-03 document seq=1", "red took town 2017-11-03 document seq=2"},
			[]want{{"quarter", "2017-11-02", "held blue"}, {"quarter", "2017-11-03", "held red"}, {"town", "2017-11-03", "held red"}}},
		{"a side's own word on its gain is only announced", atlas.Documented,
			[]string{"red took village 2017-10-26 red-general"},
			[]want{{"village", "2017-10-25", "unknown"}, {"village", "2017-10-26", "claimed red"}, {"village", "2018-04-24", "claimed red"}, {"village", "2018-04-25", "unknown"}}},
		{"forces of one side never contest each other", atlas.Documented,
			[]string{"red-militia took station [2017-10-26..2017-10-27] red-minister", "red-army took station [2017-10-26..2017-10-28] red-general", "red-militia took station 2017-11-03 document"},
			[]want{{"station", "2017-10-26", "unknown"}, {"station", "2017-10-27", "claimed red"}, {"station", "2017-11-02", "claimed red"}, {"station", "2017-11-03", "held red"}, {"town", "2017-11-03", "unknown"}}},
		{"a side's word about its own loss is accepted", atlas.Documented,
			[]string{"blue took town 2015-01-01 document", "red took town 2015-02-01 blue-spokesman loser=blue"},
			[]want{{"town", "2015-01-31", "held blue"}, {"town", "2015-02-01", "held red"}}},
		{"an independent voice turns an announcement into held", atlas.Documented,
			[]string{"red took village 2017-10-26 red-general", "red took village 2017-11-05 green-envoy"},
			[]want{{"village", "2017-10-26", "claimed red"}, {"village", "2017-11-04", "claimed red"}, {"village", "2017-11-05", "held red"}}},
		{"two voices of one medium are not independent", atlas.Documented,
			[]string{"red took village 2017-10-26 red-general via=agency", "red took village 2017-10-27 green-envoy via=agency"},
			[]want{{"village", "2017-10-27", "claimed red"}}},
		{"strict waits for two", atlas.Strict,
			[]string{"red took village 2017-10-26 document", "red took town 2017-11-03 document", "red took town 2017-11-03 red-general"},
			[]want{{"village", "2017-10-26", "claimed red"}, {"town", "2017-11-03", "held red"}}},
		{"the rest of a district is taken by inclusion", atlas.Documented,
			[]string{"red took village [2017-10-26..2017-10-28] red-general", "red took county 2017-11-03 document all"},
			[]want{{"village", "2017-10-28", "claimed red"}, {"village", "2017-11-02", "claimed red"}, {"village", "2017-11-03", "held red"}, {"hamlet", "2017-11-03", "unknown"}}},
		{"inclusion counts nothing under strict", atlas.Strict,
			[]string{"red took county 2017-11-03 document all", "red took county 2017-11-03 observer all"},
			[]want{{"village", "2017-11-03", "unknown"}, {"county", "2017-11-03", "unknown"}}},
		{"inclusion yields to a later capture by the same actor", atlas.Documented,
			[]string{"blue holds village 2014-06-30 document", "red took county 2017-11-03 document all", "red took village 2017-11-11 red-general", "red took land 2017-12-09 document all"},
			[]want{{"village", "2017-11-02", "unknown"}, {"village", "2017-11-03", "unsure blue,red"}, {"village", "2017-11-10", "unsure blue,red"},
				{"village", "2017-11-11", "claimed red"}, {"village", "2017-12-09", "held red"}}},
		{"some of a region gives nobody a holder and empties older states", atlas.Documented,
			[]string{"red took town 2013-12-01 document", "blue took province 2014 document some"},
			[]want{{"town", "2013-12-31", "held red"}, {"town", "2014-01-01", "unknown"}, {"village", "2014-06-01", "unknown"}, {"province", "2014-06-01", "unknown"}}},
		{"a denied claim counts only under any", atlas.Documented,
			[]string{"blue took port 2017-11-05 observer id=x", "red holds port 2017-11-05 red-general denies=x part"},
			[]want{{"port", "2017-11-05", "unknown"}}},
		{"under any it counts", atlas.Any,
			[]string{"blue took port 2017-11-05 observer id=x", "red holds abroad 2017-11-05 red-general denies=x some"},
			[]want{{"port", "2017-11-05", "held blue"}}},
		{"a report inside the range moves its start", atlas.Documented,
			[]string{"blue holds town 2017-03-10 document", "red took town [2017-03-01..2017-03-31] document"},
			[]want{{"town", "2017-03-09", "unknown"}, {"town", "2017-03-10", "held blue"}, {"town", "2017-03-11", "unsure blue,red"}, {"town", "2017-03-31", "held red"}}},
		{"two reports of one capture meet", atlas.Documented,
			[]string{"red took town [2017-10-26..2017-12-09] document", "red took town 2017-11-03 red-general"},
			[]want{{"town", "2017-11-02", "unknown"}, {"town", "2017-11-03", "held red"}}},
		{"one of two leaves", atlas.Documented,
			[]string{"blue took town 2015-01-01 document", "red entered town 2015-01-05 document", "blue left town 2015-01-09 document"},
			[]want{{"town", "2015-01-05", "contested blue,red"}, {"town", "2015-01-09", "held red"}}},
	})
}

// check derives the claims of each sentence and looks at its days.
func check(t *testing.T, sentences []sentence) {
	t.Helper()
	for _, tt := range sentences {
		t.Run(tt.name, func(t *testing.T) {
			spans := derive(worldOf(tt.claims...), tt.rule)
			for _, w := range tt.want {
				if got := says(on(t, spans, w.place, w.day)); got != w.says {
					t.Errorf("%s on %s: got %q, want %q", w.place, w.day, got, w.says)
				}
			}
		})
	}
}
