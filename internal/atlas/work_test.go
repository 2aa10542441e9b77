package atlas_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

// Many places are derived by several processors in turns, under all rules at once. What
// comes of it is what each rule alone comes to, place by place.
func TestRulesTogetherGiveWhatEachGives(t *testing.T) {
	a := largeAtlas(700, 5000)
	ix := atlas.NewIndex(a)
	var told []int
	all := atlas.DeriveRules(a, ix, atlas.Reading{}, atlas.Rules, func(places int) { told = append(told, places) })
	if !slices.IsSorted(told) || len(told) < 3 || told[len(told)-1] != len(a.Places) {
		t.Errorf("%v places are told of %d", told, len(a.Places))
	}
	for i, rule := range atlas.Rules {
		alone := atlas.Derive(a, ix, atlas.Reading{Rule: rule})
		if all[i].Reading != alone.Reading || all[i].InPlay != alone.InPlay || !reflect.DeepEqual(all[i].Grounds, alone.Grounds) {
			t.Errorf("%s: %d claims in play and %d accepted, alone %d and %d", rule, all[i].InPlay, all[i].Grounds.Accepted(), alone.InPlay, alone.Grounds.Accepted())
		}
		if !reflect.DeepEqual(all[i].Spans.Rows(), alone.Spans.Rows()) {
			t.Errorf("%s gives other spans than alone", rule)
		}
		places := map[string]bool{}
		for j := range alone.Spans.Len() {
			places[alone.Spans.PlaceID(j)] = true
		}
		if len(places) != len(a.Places) {
			t.Errorf("%s: %d places of %d", rule, len(places), len(a.Places))
		}
	}
}
