package atlas_test

import (
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

func TestChangeKinds(t *testing.T) {
	tests := []struct {
		name   string
		claims []string
		want   []string
	}{
		{"a capture is the first report", []string{"red took town 2015-05-10 document"}, []string{"2015-05-10 hands", "2016-05-10 expired"}},
		{"a capture in a range of days", []string{"red took town [2015-05-10..2015-05-12] document"},
			[]string{"2015-05-10 doubt", "2015-05-12 hands", "2016-05-12 expired"}},
		{"a report of who is there", []string{"red holds town 2015-05-10 document"}, []string{"2015-05-10 first_report", "2016-05-10 expired"}},
		{"from one to another", []string{"red holds town 2015-05-10 document", "blue took town 2015-05-20 document"},
			[]string{"2015-05-10 first_report", "2015-05-20 hands", "2016-05-20 expired"}},
		{"a contest begins, grows and ends", []string{"red holds town 2015-05-10 document", "blue entered town 2015-05-20 document", "green entered town 2015-05-21 document", "blue took town 2015-05-22 document"},
			[]string{"2015-05-10 first_report", "2015-05-20 fighting", "2015-05-21 fighting", "2015-05-22 fighting", "2016-05-22 expired"}},
		{"announced, then confirmed", []string{"red took town 2015-05-10 red-general", "red holds town 2015-05-20 document"},
			[]string{"2015-05-10 hands", "2015-05-20 confirmed", "2016-05-20 expired"}},
		{"a rival's announcement that is not accepted", []string{"red holds town 2015-05-10 document", "blue entered town 2015-05-20 blue-spokesman"},
			[]string{"2015-05-10 first_report", "2015-05-20 doubt", "2016-05-10 expired"}},
		{"the last one leaves", []string{"red holds town 2015-05-10 document", "red left town 2015-05-20 document"},
			[]string{"2015-05-10 first_report", "2015-05-20 hands"}},
		{"some of the region changes hands", []string{"red holds town 2015-05-10 document", "blue took county 2015-05-20 document some"},
			[]string{"2015-05-10 first_report", "2015-05-20 doubt"}},
	}
	for _, tt := range tests {
		a := worldOf(tt.claims...)
		var got []string
		for _, c := range changes(atlas.Derive(a, atlas.NewIndex(a), atlas.Reading{Rule: atlas.Documented}).Spans) {
			if c.After.PlaceID == "town" {
				got = append(got, c.Date.String()+" "+string(c.Kind))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSpanTellsItsBeginningAndLastReport(t *testing.T) {
	tests := []struct {
		name, place, day   string
		claims             []string
		from, to, reported string
		basis              atlas.Basis
	}{
		{"a capture", "town", "2015-05-10", []string{"red took town 2015-05-10 document"}, "2015-05-10", "2015-05-10", "2015-05-10", atlas.Direct},
		{"a capture in a range", "town", "2015-05-12", []string{"red took town [2015-05-10..2015-05-12] document"}, "2015-05-10", "2015-05-12", "2015-05-12", atlas.Direct},
		{"holds alone", "town", "2015-05-10", []string{"red holds town 2015-05-10 document"}, "?", "2015-05-10", "2015-05-10", atlas.Direct},
		{"holds after another", "town", "2015-05-10", []string{"blue took town 2015-05-01 document", "red holds town 2015-05-10 document"}, "2015-05-02", "2015-05-10", "2015-05-10", atlas.Direct},
		{"an open start that nothing bounds", "town", "2015-05-10", []string{"red took town [..2015-05-10] document"}, "?", "2015-05-10", "2015-05-10", atlas.Direct},
		{"confirmed", "town", "2015-05-20", []string{"red took town 2015-05-10 document", "red holds town 2015-05-20 document"}, "2015-05-10", "2015-05-10", "2015-05-20", atlas.Direct},
		{"a report that is not accepted", "town", "2015-05-20", []string{"red took town 2015-05-10 document", "blue entered town 2015-05-20 blue-spokesman"}, "2015-05-10", "2015-05-10", "2015-05-20", atlas.Direct},
		{"by its region", "village", "2015-05-10", []string{"red took county 2015-05-10 document all"}, "2015-05-10", "2015-05-10", "2015-05-10", atlas.ByInclusion},
		{"a region repeats a claim on the place", "village", "2015-05-20", []string{"red took village 2015-05-10 document", "red took county 2015-05-20 document all"}, "2015-05-10", "2015-05-10", "2015-05-10", atlas.Direct},
		{"a region after a silence", "village", "2017-05-20", []string{"blue took village 2015-05-10 document", "red took county 2017-05-20 document all"}, "2017-05-20", "2017-05-20", "2017-05-20", atlas.ByInclusion},
		{"a region after an announcement", "village", "2015-05-20", []string{"red took village 2015-05-10 red-general", "red took county 2015-05-20 document all"}, "2015-05-10", "2015-05-10", "2015-05-20", atlas.ByInclusion},
		{"a quarter with its town", "quarter", "2015-05-10", []string{"red took town 2015-05-10 document"}, "2015-05-10", "2015-05-10", "2015-05-10", atlas.ByInclusion},
	}
	for _, tt := range tests {
		s := on(t, derive(worldOf(tt.claims...), atlas.Documented), tt.place, tt.day)
		if dayOr(s.FromEarliest) != tt.from || dayOr(s.FromLatest) != tt.to || dayOr(s.LastReport) != tt.reported || s.Basis != tt.basis {
			t.Errorf("%s: %v", tt.name, written([]atlas.Span{*s}))
		}
	}
}
