package gazetteer

import (
	"context"
	"errors"
	"math"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

func imports() *memory {
	return newMemory([]atlas.GazetteerEntry{
		{ID: "geonames:2", Name: "Rāwah", Aliases: []string{"Reue"}, Kind: "town", Country: "IQ", Lat: 34.482, Lon: 41.919, Origin: "dump"},
		{ID: "geonames:50", Name: "Basra", NameAr: "البصرة", Kind: "city", Country: "IQ", Lat: 30.51, Lon: 47.78, Origin: "dump"},
		{ID: "geonames:60", Name: "Milltown", Kind: "village", Country: "IQ", Lat: 33, Lon: 43, Origin: "dump"},
		{ID: "geonames:61", Name: "Milltown", Kind: "village", Country: "SY", Lat: 35, Lon: 40, Origin: "dump"},
		{ID: "geonames:70", Name: "Akashat", Kind: "town", Country: "IQ", Lat: 33.669, Lon: 39.966, Origin: "dump"},
		{ID: "own:70", Name: "Akashat", Kind: "town", Country: "IQ", Lat: 33.668, Lon: 39.965, Origin: "dump"},
	})
}

func geocode(t *testing.T, q Question) Answer {
	t.Helper()
	a, err := Geocode(t.Context(), valley(), imports(), q)
	if err != nil {
		t.Fatalf("%q: %v", q.Phrase, err)
	}
	return a
}

func TestGeocodeSaysHowSureItIs(t *testing.T) {
	for _, c := range []struct {
		q     Question
		want  Status
		first string
		where string
	}{
		{Question{Phrase: "Rawa"}, StatusLocated, "rawa", "rawa"},
		{Question{Phrase: "Reue"}, StatusLocated, "rawa", "rawa"}, // what only an imported row calls its place
		{Question{Phrase: "البصرة"}, StatusLocated, "geonames:50", "geonames:50"},
		{Question{Phrase: "geonames:50"}, StatusLocated, "geonames:50", "geonames:50"},
		{Question{Phrase: "Basrra"}, StatusAmbiguous, "geonames:50", ""}, // an imported row, spelled otherwise, and nothing beside it
		{Question{Phrase: "Bazra"}, StatusAmbiguous, "geonames:50", ""},
		{Question{Phrase: "Akashat"}, StatusLocated, "akashat", "akashat"}, // three gazetteers, one place
		{Question{Phrase: "Milltown"}, StatusAmbiguous, "geonames:60", ""},
		{Question{Phrase: "Milltown", Country: "sy"}, StatusLocated, "geonames:61", "geonames:61"},
		{Question{Phrase: "Basra", Country: "SY"}, StatusAmbiguous, "geonames:50", ""},
		{Question{Phrase: "Milltown", Near: []string{"Al-Qa'im"}}, StatusAmbiguous, "geonames:61", ""}, // neither lies near
		{Question{Phrase: "Milltown", Near: []string{"35.1, 40"}}, StatusLocated, "geonames:61", "geonames:61"},
		{Question{Phrase: "5 km N of Milltown", Near: []string{"33.1, 43"}}, StatusLocated, "geonames:60", "5 km N of geonames:60"},
		{Question{Phrase: "between Milltown and 35, 40.1"}, StatusAmbiguous, "geonames:60", ""},
		{Question{Phrase: "Bridge"}, StatusUnlocated, "bridge", "bridge"},
		{Question{Phrase: "Vladivostok"}, StatusUnlocated, "", ""},
		{Question{Phrase: "unlocated"}, StatusUnlocated, "", "unlocated"},
		{Question{Phrase: "W of Rawa"}, StatusUnlocated, "rawa", "W of rawa"},
		{Question{Phrase: "5 km N of Bridge"}, StatusUnlocated, "bridge", ""},
		{Question{Phrase: "33.5, 43.25"}, StatusLocated, "", "33.5, 43.25"},
	} {
		a := geocode(t, c.q)
		first := ""
		if len(a.Choices) > 0 {
			first = a.Choices[0].ID
		}
		if a.Status != c.want || first != c.first || a.Where != c.where {
			t.Errorf("%+v: %s, %q first, where %q (%s)", c.q, a.Status, first, a.Where, a.Message)
		}
	}
}

// A place that stands for a row by its name takes that row from nobody: what is
// counted from the row lies where it is published.
func TestGeocoderResolvesPlacesAsPublishingDoes(t *testing.T) {
	in := valley()
	in.Gazetteer = append(in.Gazetteer, atlas.GazetteerEntry{ID: "geonames:20", Name: "Milltown", Kind: "village", Country: "IQ", Lat: 33.1, Lon: 43})
	in.Places = append(in.Places, atlas.Place{ID: "mill", Name: "Old Mill", Kind: "village", Country: "IQ", Where: "Milltown"},
		atlas.Place{ID: "weir", Name: "Weir", Kind: "village", Country: "IQ", Where: "5 km N of Milltown"})
	located, _ := locatedByID(t, in)
	a, err := NewGeocoder(in).Geocode(t.Context(), nil, Question{Phrase: "weir"})
	if want := located["weir"].Point; err != nil || want == nil || a.Point == nil || *a.Point != *want {
		t.Errorf("%+v (%v), want the point %v", a, err, want)
	}
}

func TestAmbiguousNameInAPhraseMovesThePhrase(t *testing.T) {
	a := geocode(t, Question{Phrase: "about 20 km SE of Milltown"})
	if a.Status != StatusAmbiguous || a.Point != nil || a.Where != "" || len(a.Choices) != 2 {
		t.Fatalf("%+v", a)
	}
	for _, c := range a.Choices {
		if c.Result == nil || math.Abs(geo.Distance(*c.Point, *c.Result)-20_000) > 1 || c.ResultPrecisionM < 7000 {
			t.Errorf("%s: %v from %v", c.ID, c.Result, c.Point)
		}
		if c.For != "Milltown" || c.Taken || c.Licence != "CC-BY-4.0" || c.Dataset != "dump" || c.Where != "about 20 km SE of "+c.ID {
			t.Errorf("%+v", c)
		}
	}
}

func TestGeocodedFormsHaveTheirGeometry(t *testing.T) {
	ring := geocode(t, Question{Phrase: "40 km from Al-Qa'im"})
	if ring.Point != nil || ring.Extent == nil || ring.PrecisionM != 41_500 || ring.Method != ByRing {
		t.Errorf("ring: %+v", ring)
	}
	inside := geocode(t, Question{Phrase: "in The West"})
	if inside.Point != nil || inside.Extent == nil || inside.Method != ByWithin {
		t.Errorf("area: %+v", inside)
	}
	area := geocode(t, Question{Phrase: "The West"})
	if area.Point != nil || area.Reference == nil || area.Extent == nil {
		t.Errorf("region: %+v", area)
	}
	row := geocode(t, Question{Phrase: "Basra"})
	if row.Point == nil || row.PrecisionM != 3000 || row.Method != ByGazetteer || row.GazetteerIDs[0] != "geonames:50" {
		t.Errorf("row: %+v", row)
	}
	spring := geocode(t, Question{Phrase: "Spring"})
	if spring.Method != ByOffset || spring.From[0] != "spring" {
		t.Errorf("place: %+v", spring)
	}
}

func TestQuestionsThatCannotBeAskedSayWhy(t *testing.T) {
	var near *NearError
	for _, place := range []string{"5 km N of Rawa", "Milltown", "Nowhere Town", "", "Bridge", "geonames:999"} {
		if _, err := Geocode(t.Context(), valley(), imports(), Question{Phrase: "Rawa", Near: []string{place}}); !errors.As(err, &near) || near.Message == "" {
			t.Errorf("near %q: %v", place, err)
		}
	}
	var syntax *Error
	for _, phrase := range []string{"", "\u200f", strings.Repeat("x", 10_000), "1e9 km from Rawa", "0 km N of Rawa", "\xff"} {
		if _, err := Geocode(t.Context(), valley(), nil, Question{Phrase: phrase}); !errors.As(err, &syntax) {
			t.Errorf("%.20q: %v", phrase, err)
		}
	}
	gone := newMemory(nil)
	gone.fails = errors.New("disk gone")
	if _, err := Geocode(t.Context(), valley(), gone, Question{Phrase: "Rawa"}); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("a library that fails: %v", err)
	}
}

func TestGeocoderServesManyAtOnce(t *testing.T) {
	g := NewGeocoder(valley())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			phrase := []string{"Rawa", "Milltown", "between Rawa and Akashat", "Bazra"}[i%4]
			if _, err := g.Geocode(context.Background(), imports(), Question{Phrase: phrase}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func FuzzGeocode(f *testing.F) {
	for _, s := range []string{
		"Rawa", "al-Qakm", "القائم", "55 km SE of Milltown", "between Milltown and Rawa", "on Akashat–Milltown, 3 km from Milltown", "in The West",
		"on The West, 3 km from Rawa", "unlocated, near Milltown", "geonames:60", "200 km N of 89.9, 0", "20003 km from 0, 0", "\u200f\u202eMilltown",
		"' OR 1=1 --", "NEAR(a b)", "on Rawa–Rawa, 1 m from Rawa", "between 0, 180 and 0, -180",
	} {
		f.Add(s)
	}
	g, lib := NewGeocoder(valley()), imports()
	f.Fuzz(func(t *testing.T, s string) {
		a, err := g.Geocode(t.Context(), lib, Question{Phrase: s})
		var at *Error
		if err != nil {
			if !errors.As(err, &at) || at.Column < 1 || at.Column > utf8.RuneCountInString(s)+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if a.Similar && a.Status != StatusAmbiguous || a.Status != StatusLocated && a.Point != nil {
			t.Fatalf("%q: %+v", s, a)
		}
		if a.Point != nil && (math.IsNaN(a.Point.Lat()) || math.Abs(a.Point.Lat()) > 90 || math.Abs(a.Point.Lon()) > 180) {
			t.Fatalf("%q lies at %v", s, *a.Point)
		}
		for _, c := range a.Choices {
			if c.Score < 0 || c.Score > 1 || c.Reason == "" || c.For == "" {
				t.Fatalf("%q: %+v", s, c)
			}
		}
		if a.Where != "" && len(a.Where) <= maxLength {
			if _, err := Parse(a.Where); err != nil {
				t.Fatalf("%q is to be written as %q: %v", s, a.Where, err)
			}
		}
	})
}
