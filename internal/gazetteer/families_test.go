package gazetteer_test

import (
	"os"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/gazetteer"
)

// anbar resolves the committed atlas.
func anbar(tb testing.TB) *gazetteer.Geocoder {
	tb.Helper()
	pack, problems := datapack.Read(os.DirFS("../../data"))
	if len(problems) > 0 {
		tb.Fatal(problems)
	}
	return gazetteer.NewGeocoder(gazetteer.InputOf(pack.Atlas))
}

func ask(tb testing.TB, g *gazetteer.Geocoder, phrase string, near ...string) gazetteer.Answer {
	tb.Helper()
	a, err := g.Geocode(tb.Context(), nil, gazetteer.Question{Phrase: phrase, Near: near})
	if err != nil {
		tb.Fatalf("%q: %v", phrase, err)
	}
	return a
}

// The spellings of both documents and of their family.
func TestFamiliesOfTheDocumentsFindTheirPlaceFirst(t *testing.T) {
	g := anbar(t)
	for _, family := range []struct{ spellings, first string }{
		{"Al-Qaim|al-Qa'im|al-Qakm|al-Qaom|القائم|القايم|Qaim|al Qaʾim|el-Kaim|Al Qā’im|Alqaim|Husaybah", "al-qaim"},
		{"Obeidi|Al-Obeidi|Ubaydi|'Ubaydi|al-Ubaidi|العبيدي|Al ‘Ubaydī", "al-obeidi"},
		{"Rumana|Rummanah|Ar Rummanah|الرمانة", "rumana"},
		{"Karabilah|Karabla|Karabila|al-Karabilah|الكرابلة", "al-karabilah"},
		{"Jereejib|Jarr Yachib|Jarryachib|جر يچيب", "jereejib"},
		{"Jabbab|Chibab|چباب", "jabbab"},
		{"al-Kasim|Khasm|Al-Khasm|الخصم", "al-kasim"},
		{"Saada|Sa'dah|al-Saada|سعدة", "al-saada"},
		{"Rafedah|Rafidah|Ar Rafidah|الرافدة", "rafedah"},
		{"Zalla|Zallah|al-Zalla|Az Zallah|الزلة", "al-zalla"},
		{"Hawija|Hawijah|al-Hawija|الحويجة", "hawija"},
		{"Awani|al-Awani", "awani"},
		{"Awafi", "geonames:6734659"},
		{"Ramadi|Ar Ramadi|الرمادي|الرمادى", "ramadi"},
		{"Falluja|Fallujah|الفلوجه", "fallujah"},
		{"Rawa|Rawah|راوة|راوه", "rawa"},
		{"Akashat|Ukashat|عكاشات", "akashat"},
	} {
		for _, spelling := range strings.Split(family.spellings, "|") {
			a := ask(t, g, spelling)
			if len(a.Choices) == 0 || a.Choices[0].ID != family.first {
				t.Errorf("%s: %s %+v, want %s first", spelling, a.Status, a.Choices, family.first)
			}
		}
	}
}

func TestVerdictsOnTheNamesOfTheDocuments(t *testing.T) {
	g := anbar(t)
	for _, c := range []struct {
		phrase string
		near   []string
		want   gazetteer.Status
		first  string
	}{
		{"al-Qa'im", nil, gazetteer.StatusLocated, "al-qaim"},
		{"al-Qakm", nil, gazetteer.StatusLocated, "al-qaim"}, // an alias of this atlas
		{"al-Qakim", nil, gazetteer.StatusAmbiguous, "al-qaim"},
		{"Zawiya", nil, gazetteer.StatusAmbiguous, ""},
		{"Husayniyah", nil, gazetteer.StatusAmbiguous, ""},
		{"Husayniyah", []string{"h-2-air-base"}, gazetteer.StatusLocated, "husseiniyat"},
		{"Husayniyah", []string{"33.68, 42.79"}, gazetteer.StatusAmbiguous, ""},
		{"Karmah", nil, gazetteer.StatusLocated, "al-karmah"},
		{"Sagra", nil, gazetteer.StatusUnlocated, "sagra"},
		{"Atlantis on Sea", nil, gazetteer.StatusUnlocated, ""},
		{"South of Hatra", nil, gazetteer.StatusUnlocated, "south-of-hatra"},
		{"55 km south-east of al-Qa'im", nil, gazetteer.StatusLocated, "al-qaim"},
		{"55 km south-east of Zawiya", nil, gazetteer.StatusAmbiguous, ""},
		{"40 km of al-Qa'im", nil, gazetteer.StatusLocated, "al-qaim"},
		{"on Akashat–Al-Qa'im, 43 km from Akashat", nil, gazetteer.StatusLocated, "akashat"},
		{"in Al-Qa'im District", nil, gazetteer.StatusLocated, "al-qaim-district"},
		{"unlocated, near Rawa", nil, gazetteer.StatusUnlocated, "rawa"},
		{"geonames:98684", nil, gazetteer.StatusLocated, "geonames:98684"},
		{"between Rawa and Anah", nil, gazetteer.StatusLocated, "rawa"},
	} {
		a := ask(t, g, c.phrase, c.near...)
		if a.Status != c.want || c.first != "" && (len(a.Choices) == 0 || a.Choices[0].ID != c.first) {
			t.Errorf("%s near %v: %s (%s), want %s with %s first", c.phrase, c.near, a.Status, a.Message, c.want, c.first)
			for _, choice := range a.Choices {
				t.Logf("   %5.3f %s %s %s", choice.Score, choice.ID, choice.Name, choice.Reason)
			}
		}
	}
}
