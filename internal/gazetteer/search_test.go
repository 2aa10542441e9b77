package gazetteer

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

func searchable() []atlas.Place {
	return []atlas.Place{
		{ID: "al-qaim", Name: "Al-Qa'im", NameAr: "القائم", Aliases: []string{"al-Qaim"}, Rank: 1},
		{ID: "al-qaim-district", Name: "Al-Qa'im District", NameAr: "قضاء القائم", Rank: 3},
		{ID: "al-obeidi", Name: "Al-Obeidi", Rank: 3},
		{ID: "rumana", Name: "Rumana", Rank: 3},
		{ID: "rawa", Name: "Rawa", NameAr: "راوة", Rank: 2},
		{ID: "ramadi", Name: "Ramadi", NameAr: "الرمادي", Rank: 1},
		{ID: "ramadi-government-headquarters", Name: "Ramadi government headquarters", Rank: 4},
		{ID: "al-karabilah", Name: "Al-Karabilah", NameAr: "الكرابلة", Rank: 4},
		{ID: "jereejib", Name: "Jereejib", Rank: 4},
		{ID: "jabbab", Name: "Jabbab", Rank: 4},
		{ID: "al-kasim", Name: "Al-Kasim", Rank: 4},
	}
}

func TestSearchPutsTheRightPlaceFirst(t *testing.T) {
	ix := NewIndex(PlaceEntries(searchable()))
	for query, want := range map[string]string{
		"Al-Qa'im": "al-qaim", "al qaim": "al-qaim", "alqaim": "al-qaim", "al-Qakm": "al-qaim", "al-Qaom": "al-qaim", "القائم": "al-qaim", "القايم": "al-qaim",
		"Ubaydi": "al-obeidi", "العبيدي": "al-obeidi", "Rummanah": "rumana", "Karabla": "al-karabilah", "كرابلة": "al-karabilah",
		"Jarr Yachib": "jereejib", "Chibab": "jabbab", "Jabab": "jabbab", "Khasm": "al-kasim",
		"raw": "rawa", "karab": "al-karabilah", "ram": "ramadi", "الرم": "ramadi", "headq": "ramadi-government-headquarters", "Ramdai": "ramadi", "\u200fراوه": "rawa", "قضاء القائم": "al-qaim-district",
	} {
		hits := ix.Search(query, 5)
		if len(hits) == 0 || hits[0].ID != want {
			t.Errorf("%q: got %+v, want %s first", query, hits, want)
		}
	}
}

func TestSearchScoresFallAndEntriesComeOnce(t *testing.T) {
	hits := NewIndex(PlaceEntries(searchable())).Search("qaim", 10)
	seen := map[string]bool{}
	for i, hit := range hits {
		if seen[hit.ID] || hit.Score > 1 || hit.Score <= 0 || hit.Reason == "" || i > 0 && hit.Score > hits[i-1].Score {
			t.Errorf("hit %d: %+v", i, hit)
		}
		seen[hit.ID] = true
	}
	if len(hits) < 2 || hits[0].Reason != SameSpelling || hits[1].Reason != NamePrefix {
		t.Errorf("got %+v", hits)
	}
}

func TestSearchOfOddTextFindsNothingAndDoesNotFail(t *testing.T) {
	ix := NewIndex(PlaceEntries(searchable()))
	for _, query := range []string{"", " ", "\u200f", "\xff", "' OR 1=1 --", "NEAR(* ^ \"", strings.Repeat("xyz ", 2500), "Vladivostok"} {
		if hits := ix.Search(query, 5); len(hits) > 0 {
			t.Errorf("%.20q: got %+v", query, hits)
		}
	}
	if hits := NewIndex(nil).Search("Rawa", 0); len(hits) > 0 {
		t.Errorf("an empty index found %+v", hits)
	}
}

func TestEditDistanceWeighsVowelsAndSlipsLess(t *testing.T) {
	for pair, want := range map[[2]string]float64{{"", ""}: 0, {"bcd", ""}: 3, {"ramadi", "ramdai"}: 0.75, {"kaim", "kakm"}: 0.5, {"kaim", "kasm"}: 1, {"rawa", "rauwa"}: 0.6, {"القائم", "القايم"}: 1} {
		if got := editDistance([]rune(pair[0]), []rune(pair[1])); got != want {
			t.Errorf("%v: got %v, want %v", pair, got, want)
		}
	}
}
