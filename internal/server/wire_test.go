package server_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

const wireDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// wireRead turns characters into the numbers that they stand for.
func wireRead(text string, more []int) []int {
	out := make([]int, 0, len(text))
	for _, c := range text {
		n := strings.IndexRune(wireDigits, c)
		if c == '-' {
			n, more = more[0], more[1:]
		}
		out = append(out, n)
	}
	return out
}

type wireState struct {
	Status, Holder, Basis int
	Holders               []int
}

type wireHistory struct {
	States  []wireState
	Manners []struct{ Kind, Report, Range int }
	Borders []int
	Gaps    []int
	Spans   string
	More    []int
	Reports []int
	Ranges  []*int
}

// wireSpan is what the map knows of a span.
type wireSpan struct {
	Place                                            string
	Start, End, LastReport, FromEarliest, FromLatest string
	Status                                           atlas.Status
	Holder, Holders                                  string
	Basis                                            atlas.Basis
	Kind                                             atlas.ChangeKind // of the change with which it begins
}

// told writes an optional day.
func told(d *edtf.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// wireNames are what the numbers of the map stand for.
type wireNames struct{ places, actors []string }

func namesOf(t *testing.T, s *site) wireNames {
	t.Helper()
	names := parse[struct {
		PlaceID []string `json:"place_id"`
	}](t, s.get(t, "/map/names.json").body)
	places := parse[struct {
		Actors []struct {
			ActorID string `json:"actor_id"`
		}
	}](t, s.get(t, "/map/places.json").body)
	out := wireNames{places: names.PlaceID}
	for _, a := range places.Actors {
		out.actors = append(out.actors, a.ActorID)
	}
	return out
}

func (n wireNames) actor(i int) string {
	if i < 0 {
		return ""
	}
	return n.actors[i]
}

func (n wireNames) fill(s *wireSpan, x wireState) {
	s.Status, s.Holder = atlas.Statuses[x.Status], n.actor(x.Holder)
	s.Basis = []atlas.Basis{atlas.NoBasis, atlas.Direct, atlas.ByInclusion}[x.Basis]
	var holders []string
	for _, h := range x.Holders {
		holders = append(holders, n.actor(h))
	}
	s.Holders = strings.Join(holders, ",")
}

// spans decodes a history by its description in docs/http.md.
func (n wireNames) spans(h wireHistory) []wireSpan {
	var out []wireSpan
	read := wireRead(h.Spans, h.More)
	for place, borders := range h.Borders {
		start, since := 0, -1
		for k := 0; k <= borders; k++ {
			i := len(out)
			m := h.Manners[read[2*i+1]]
			s := wireSpan{Place: n.places[place]}
			n.fill(&s, h.States[read[2*i]])
			if k > 0 {
				start += h.Gaps[0]
				h.Gaps = h.Gaps[1:]
				s.Start = edtf.Day(start).String()
				out[i-1].End = s.Start
			}
			if m.Kind >= 0 {
				s.Kind = atlas.ChangeKinds[m.Kind]
			}
			switch m.Report {
			case 0:
				s.LastReport = s.Start
			case 1:
				s.LastReport = out[i-1].LastReport
			case 3:
				s.LastReport = edtf.Day(start - h.Reports[0]).String()
				h.Reports = h.Reports[1:]
			}
			switch m.Range {
			case 0:
				s.FromEarliest, s.FromLatest = s.Start, s.Start
			case 1:
				s.FromEarliest, s.FromLatest = out[since].FromEarliest, out[since].FromLatest
			case 3:
				if d := h.Ranges[0]; d != nil {
					s.FromEarliest = edtf.Day(start - *d).String()
				}
				s.FromLatest = edtf.Day(start + *h.Ranges[1]).String()
				h.Ranges = h.Ranges[2:]
			}
			if m.Range != 2 {
				since = i
			}
			out = append(out, s)
		}
	}
	return out
}

// wireOf is what a view says of its spans, by place.
func wireOf(v *edition.View) map[string][]wireSpan {
	out := map[string][]wireSpan{}
	kinds := map[int]atlas.ChangeKind{}
	for _, c := range v.Changes(nil, nil) {
		kinds[c.Index] = c.Kind
	}
	for i := range v.Spans.Len() {
		x := v.Span(i)
		out[x.PlaceID] = append(out[x.PlaceID], wireSpan{
			x.PlaceID, told(x.Start), told(x.End), told(x.LastReport), told(x.FromEarliest), told(x.FromLatest), x.Status, x.Holder, x.HolderList(), x.Basis, kinds[i],
		})
	}
	return out
}

// readings are ways to read each of the two atlases.
func readings(t *testing.T, each func(s *site, query string, r atlas.Reading)) {
	t.Helper()
	for _, s := range []*site{anbar, invented} {
		day := s.edition.Atlas.About.DefaultDate
		voice := s.edition.Atlas.Claimants[0].ID
		for _, rule := range atlas.Rules {
			each(s, "?rule="+string(rule), atlas.Reading{Rule: rule})
			each(s, "?rule="+string(rule)+"&known="+day.String(), atlas.Reading{Rule: rule, Known: &day})
			each(s, "?rule="+string(rule)+"&without="+voice, atlas.Reading{Rule: rule, Without: voice})
		}
	}
}

func TestMapHistoryIsEverySpanAndChange(t *testing.T) {
	same := func(s *site, path string, v *edition.View) {
		want, got := wireOf(v), map[string][]wireSpan{}
		for _, x := range namesOf(t, s).spans(parse[wireHistory](t, s.get(t, path).body)) {
			got[x.Place] = append(got[x.Place], x)
		}
		for id := range want {
			if !slices.Equal(got[id], want[id]) {
				t.Errorf("%s, %s:\n%v, want\n%v", path, id, got[id], want[id])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has %d places, want %d", path, len(got), len(want))
		}
	}
	readings(t, func(s *site, query string, r atlas.Reading) {
		same(s, "/map/history.json"+query, s.edition.View(r))
		if r.Known == nil {
			same(s, "/map/evenings.json"+query, s.edition.Evenings(r))
		}
	})
}

func TestMapStateIsThatOfTheDay(t *testing.T) {
	readings(t, func(s *site, query string, r atlas.Reading) {
		names, v := namesOf(t, s), s.edition.View(r)
		for day := s.edition.First - 1; day <= s.edition.Last; day += max(1, (s.edition.Last-s.edition.First)/40) {
			x := parse[struct {
				wireState
				ValidFrom string `json:"valid_from"`
				States    []wireState
				State     string
				More      []int
				Changed   struct {
					Place []int
					Kind  string
				}
			}](t, s.get(t, fmt.Sprintf("/map/state/%s.json%s", day, query)).body)
			for i, n := range wireRead(x.State, x.More) {
				var got wireSpan
				names.fill(&got, x.States[n])
				at := v.At(names.places[i], day)
				if got.Status != at.Status || got.Holder != at.Holder || got.Holders != at.HolderList() || got.Basis != at.Basis {
					t.Fatalf("%s%s: %s is %v, want %v", day, query, names.places[i], got, at)
				}
			}
			want := map[string]atlas.ChangeKind{}
			if from, _ := v.Stands(day); from != nil {
				until := *from + 1
				for _, c := range v.Changes(from, &until) {
					want[c.After.PlaceID] = c.Kind
				}
			}
			got, number := map[string]atlas.ChangeKind{}, 0
			for i, kind := range wireRead(x.Changed.Kind, nil) {
				number += x.Changed.Place[i]
				got[names.places[number]] = atlas.ChangeKinds[kind]
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s%s changes %v, want %v", day, query, got, want)
			}
		}
	})
}

func TestMapClaimantsAreThoseOfTheSpans(t *testing.T) {
	for _, s := range []*site{anbar, invented} {
		x := parse[struct {
			Lists [][]int
			Spans string
			More  []int
		}](t, s.get(t, "/map/claimants.json").body)
		v, n := s.edition.View(atlas.Reading{Rule: atlas.Documented}), 0
		lists := wireRead(x.Spans, x.More)
		for _, id := range namesOf(t, s).places {
			for _, span := range v.Place(id) {
				var want, got []string
				for _, claim := range span.ClaimIDs {
					if voice := s.edition.Index.Claim(claim).ClaimantID; !slices.Contains(want, voice) {
						want = append(want, voice)
					}
				}
				for _, i := range x.Lists[lists[n]] {
					got = append(got, s.edition.Atlas.Claimants[i].ID)
				}
				if n++; !slices.Equal(got, want) {
					t.Errorf("%s: %v, want %v", id, got, want)
				}
			}
		}
		if n != len(lists) {
			t.Errorf("%d spans have claimants, %d lists", n, len(lists))
		}
	}
}

// Where a place is drawn is where it lies, to half a step; what has no point is last.
func TestMapPlacesAreWhereTheyLie(t *testing.T) {
	for _, s := range []*site{anbar, invented} {
		x := parse[struct {
			Places struct {
				Count, Scale int
				Lon, Lat     []int
			}
		}](t, s.get(t, "/map/places.json").body).Places
		lon, lat := 0, 0
		for i, id := range namesOf(t, s).places {
			point := s.edition.Located(id).Point
			if (point == nil) != (i >= len(x.Lon)) {
				t.Fatalf("%s stands at %d, %d places have a point", id, i, len(x.Lon))
			}
			if point == nil {
				continue
			}
			lon, lat = lon+x.Lon[i], lat+x.Lat[i]
			half := 0.5/float64(x.Scale) + 1e-9
			if dx, dy := float64(lon)/float64(x.Scale)-point[0], float64(lat)/float64(x.Scale)-point[1]; dx > half || dx < -half || dy > half || dy < -half {
				t.Errorf("%s is %g and %g degrees away", id, dx, dy)
			}
		}
		if x.Count != len(s.edition.Places) {
			t.Errorf("%d places, want %d", x.Count, len(s.edition.Places))
		}
	}
}
