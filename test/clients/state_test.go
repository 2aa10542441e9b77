//go:build clients

package clients

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// days are those that the tests ask for: around the day on which a town changes
// hands, the first and last days of a span that ends (TestDaysHaveABorder), and one long before.
func days() []string {
	return []string{"2014-06-30", "2017-11-02", "2017-11-03", "2017-11-04", "2017-11-05", "2017-12-09"}
}

// state is who held a place on a day.
type state struct{ Place, Holder, Status string }

// control is what the server itself says of a day.
func control(t *testing.T, day string) []state {
	t.Helper()
	answer := get[collection](t, "/control/"+day+".geojson")
	if len(answer.Features) < 50 {
		t.Fatalf("%s has only %d places", day, len(answer.Features))
	}
	return states(answer.Features)
}

func states(features []feature) []state {
	var all []state
	for _, f := range features {
		holder, _ := f.Properties["holder"].(string)
		all = append(all, state{fmt.Sprint(f.Properties["place_id"]), holder, fmt.Sprint(f.Properties["status"])})
	}
	return all
}

// same fails the test unless both lists have the same states, in any order.
func same(t *testing.T, got, want []state) {
	t.Helper()
	order := func(a, b state) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	got, want = slices.SortedFunc(slices.Values(got), order), slices.SortedFunc(slices.Values(want), order)
	if slices.Equal(got, want) {
		return
	}
	t.Errorf("the client has %d states, the server %d", len(got), len(want))
	for _, s := range got {
		if !slices.Contains(want, s) {
			t.Errorf("only the client: %v", s)
		}
	}
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("only the server: %v", s)
		}
	}
}

// A client that takes ends for included, or starts a day early, is found out only by
// days on which a span ends and another starts.
func TestDaysHaveABorder(t *testing.T) {
	borders := map[string]int{}
	for _, f := range get[collection](t, "/spans.geojson").Features {
		if end, ok := f.Properties["end_date"].(string); ok {
			borders[end]++
		}
	}
	for _, day := range []string{"2017-11-03", "2017-11-05"} {
		if borders[day] == 0 {
			t.Errorf("no span ends with the start of %s", day)
		}
	}
}
