package feature_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/words"
)

// rows reads a table, each row by its column names.
func rows(t *rapid.T, text []byte) []map[string]string {
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		out = append(out, row)
	}
	return out
}

// anyAtlas draws a small atlas: few places, actors and days, so that much happens.
func anyAtlas(t *rapid.T) *edition.Edition {
	a := &atlas.Atlas{About: atlas.About{ID: "any", DefaultDate: 100, Horizons: atlas.Horizons{Contested: 5, Claimed: 9, Held: 15}}}
	actors := []string{"a", "b", "c"}
	for _, id := range actors {
		a.Actors = append(a.Actors, atlas.Actor{ID: id, Name: atlas.Text{En: "The " + id}})
		a.Claimants = append(a.Claimants, atlas.Claimant{ID: "voice-" + id, Party: id})
	}
	a.Claimants = append(a.Claimants, atlas.Claimant{ID: atlas.DocumentClaimant})
	a.Sources = []atlas.Source{{ID: "s"}}
	for i := range rapid.IntRange(1, 5).Draw(t, "places") {
		a.Places = append(a.Places, atlas.Place{No: i + 1, ID: fmt.Sprintf("p%d", i), Name: "P", Kind: rapid.SampledFrom([]string{"town", "village"}).Draw(t, "kind")})
	}
	for i := range rapid.IntRange(0, 14).Draw(t, "claims") {
		day := edtf.Day(rapid.IntRange(90, 130).Draw(t, "day"))
		a.Claims.Append(&atlas.Claim{
			ID: fmt.Sprintf("c%02d", i), ActorIDs: []string{rapid.SampledFrom(actors).Draw(t, "actor")}, Verb: rapid.SampledFrom(atlas.Verbs).Draw(t, "verb"),
			Extent: "whole", PlaceID: rapid.SampledFrom(a.Places).Draw(t, "place").ID, ReportedOn: day.Ptr(),
			Date:       edtf.Between(day-edtf.Day(rapid.IntRange(0, 3).Draw(t, "about")), day),
			ClaimantID: rapid.SampledFrom(a.Claimants).Draw(t, "claimant").ID, Locator: atlas.Locator{SourceID: "s", Section: "lead", Paragraph: 1, Sentence: i + 1},
		})
	}
	return edition.New(edition.Content{ID: "0123456789abcdef", Atlas: a})
}

func anyDays(t *rapid.T) []edtf.Day {
	from := edtf.Day(rapid.IntRange(80, 150).Draw(t, "from"))
	days, _ := feature.Days(from, from+edtf.Day(rapid.IntRange(0, 60).Draw(t, "length")), rapid.SampledFrom(feature.Steps()).Draw(t, "step"), 1000)
	return days
}

// The series, which only follows what begins and ends, counts what the state of each
// day holds.
func TestSeriesCountsTheStateOfEveryDay(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		e := anyAtlas(t)
		v, days, by := e.View(atlas.Reading{Rule: rapid.SampledFrom(atlas.Rules).Draw(t, "rule")}), anyDays(t), rapid.SampledFrom(feature.SeriesGroups()).Draw(t, "by")
		series := feature.NewWriter(e, catalogue).Series(v, days, by)
		got := rows(t, series.CSV())
		if len(got) != series.Rows() {
			t.Fatalf("%d rows, said to be %d", len(got), series.Rows())
		}
		counted := map[string]int{}
		for _, row := range got {
			n, err := strconv.Atoi(row["places"])
			key := strings.Join([]string{row["date"], row["kind"], row["holder"], row["status"]}, " ")
			if _, twice := counted[key]; twice || err != nil || n < 0 {
				t.Fatalf("the row %v stands twice or counts nothing (%v)", row, err)
			}
			counted[key] = n
		}
		for _, day := range days {
			want := map[string]int{}
			for _, i := range v.State(day) {
				s := v.Span(i)
				kind, holder := "", s.Holder
				switch by {
				case "status":
					holder = ""
				case "kind":
					kind = e.Index.Places[s.PlaceID].Kind
				}
				want[strings.Join([]string{day.String(), kind, holder, string(s.Status)}, " ")]++
			}
			for key, n := range want {
				if counted[key] != n {
					t.Fatalf("%s: %d places, the state has %d", key, counted[key], n)
				}
			}
			sum := 0
			for key, n := range counted {
				if strings.HasPrefix(key, day.String()) {
					sum += n
				}
			}
			if sum != len(e.Places) {
				t.Fatalf("%s counts %d places of %d", day, sum, len(e.Places))
			}
		}
	})
}

// A row of the panel says what the state of its day says.
func TestPanelIsTheStateOfEveryDay(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		e := anyAtlas(t)
		v, days := e.View(atlas.Reading{Rule: rapid.SampledFrom(atlas.Rules).Draw(t, "rule")}), anyDays(t)
		w := feature.NewWriter(e, catalogue)
		var text bytes.Buffer
		if err := w.Panel(&text, v, days); err != nil {
			t.Fatal(err)
		}
		got := rows(t, text.Bytes())
		for _, day := range days {
			for _, f := range w.Control(v, day, feature.Filter{}).Collection().Features {
				if len(got) == 0 {
					t.Fatal("the panel ends too soon")
				}
				want := map[string]string{"date": day.String()}
				values := feature.Values(f.Properties)
				for i, field := range feature.Fields(f.Properties) {
					want[field.Name] = feature.Text(values[i])
				}
				for name, cell := range got[0] {
					if want[name] != cell {
						t.Fatalf("%s of %s: %s is %q, the state has %q", day, want["place_id"], name, cell, want[name])
					}
				}
				got = got[1:]
			}
		}
		if len(got) != 0 {
			t.Fatalf("%d rows too many", len(got))
		}
	})
}

func TestDaysOfSteps(t *testing.T) {
	for _, c := range []struct{ from, until, step, want string }{
		{"2016-01-30", "2016-02-02", "day", "2016-01-30 2016-01-31 2016-02-01"},
		{"2016-01-30", "2016-02-14", "week", "2016-01-30 2016-02-06 2016-02-13"},
		{"2016-01-31", "2016-05-01", "month", "2016-01-31 2016-02-29 2016-03-31 2016-04-30"},
		{"2015-11-30", "2016-03-01", "month", "2015-11-30 2015-12-30 2016-01-30 2016-02-29"},
		{"2016-01-01", "2016-01-01", "day", ""},
		{"9999-12-30", "9999-12-31", "month", "9999-12-30"},
	} {
		days, more := feature.Days(edtf.MustDay(c.from), edtf.MustDay(c.until), c.step, 10)
		var got []string
		for _, d := range days {
			got = append(got, d.String())
		}
		if strings.Join(got, " ") != c.want || more {
			t.Errorf("%s from %s until %s: %v (more: %t), want %s", c.step, c.from, c.until, got, more, c.want)
		}
	}
	if days, more := feature.Days(0, 100, "day", 7); len(days) != 7 || !more || !slices.IsSorted(days) {
		t.Errorf("%v, more: %t", days, more)
	}
}
