package gazetteer

import (
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

// valley is a small atlas: a border town at known coordinates and what is told
// relative to it.
func valley() Input {
	return Input{
		Places: []atlas.Place{
			{ID: "iraq", Name: "Iraq", Kind: "country", Country: "IQ"},
			{ID: "west", Name: "The West", Kind: "governorate", Country: "IQ", Within: "iraq"},
			{ID: "al-qaim-district", Name: "Al-Qa'im District", Kind: "district", Country: "IQ", Within: "west", Where: "geonames:9"},
			{ID: "al-qaim", Name: "Al-Qa'im", NameAr: "القائم", Kind: "town", Country: "IQ", Within: "al-qaim-district", Where: "34.393, 40.989", PrecisionM: 1500},
			{ID: "akashat", Name: "Akashat", Kind: "town", Country: "IQ", Within: "west", Where: "33.667, 39.967"},
			{ID: "rawa", Name: "Rawa", Kind: "town", Country: "IQ", Within: "west", Where: "geonames:2"},
			{ID: "spring", Name: "Spring", Kind: "village", Country: "IQ", Where: "55 km south-east of al-Qaim"},
			{ID: "air-base", Name: "Air Base", Kind: "airfield", Country: "IQ", Where: "32.93, 39.73", TextWhere: "120 km S of Al-Qa'im"},
			{ID: "pump", Name: "Pump", Kind: "area", Country: "IQ", Where: "40 km from القائم"},
			{ID: "milestone", Name: "Milestone", Kind: "facility", Country: "IQ", Where: "on Akashat–Al-Qa'im, 43 km from Akashat"},
			{ID: "half-way", Name: "Half Way", Kind: "village", Country: "IQ", Where: "between Akashat and Al-Qa'im"},
			{ID: "quarter", Name: "Quarter", Kind: "neighbourhood", Country: "IQ", Where: "in Al-Qa'im"},
			{ID: "somewhere", Name: "Somewhere", Kind: "village", Country: "IQ", Where: "in Al-Qa'im District"},
			{ID: "bridge", Name: "Bridge", Kind: "bridge", Country: "IQ", Where: "unlocated, near Spring"},
			{ID: "jabbab", Name: "Jabbab", Kind: "village", Country: "IQ", Where: "geonames:3", TextWhere: "about 2 km west of Rawa"},
			{ID: "saada", Name: "Saada", Kind: "village", Country: "IQ", Where: "34.367, 41.094", TextWhere: "west of Al-Qa'im"},
			{ID: "second", Name: "Second", Kind: "village", Country: "IQ", Where: "about 2 km W of Spring"},
		},
		Gazetteer: []atlas.GazetteerEntry{
			{ID: "geonames:2", Name: "Rāwah", Kind: "town", Country: "IQ", Lat: 34.482, Lon: 41.919, PrecisionM: 900},
			{ID: "geonames:3", Name: "Chibab", Aliases: []string{"Jabab"}, Kind: "village", Country: "IQ", Lat: 34.44, Lon: 41.53},
			{ID: "geonames:4", Name: "Jabab", Kind: "village", Country: "IQ", Lat: 36.1, Lon: 43.2},
			{ID: "geonames:9", Name: "Qadā’ al Qā’im", Kind: "district", Country: "IQ", Lat: 34.2, Lon: 41.1},
		},
		Geometries: map[string][]byte{
			"regions.geojson": []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"place_id":"west"},
				"geometry":{"type":"Polygon","coordinates":[[[39,32],[43,32],[43,35],[39,35],[39,32]]]}}]}`),
		},
	}
}

func locatedByID(t *testing.T, in Input) (map[string]Located, Result) {
	t.Helper()
	result, err := Resolve(t.Context(), in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Located) != len(in.Places) {
		t.Fatalf("%d answers for %d places", len(result.Located), len(in.Places))
	}
	byID := map[string]Located{}
	for _, l := range result.Located {
		byID[l.PlaceID] = l
	}
	return byID, result
}

func TestResolveGivesEachFormItsMethodAndPrecision(t *testing.T) {
	byID, result := locatedByID(t, valley())
	for _, p := range result.Problems {
		t.Errorf("problem: %+v", p)
	}
	sector := math.Sin(22.5 * math.Pi / 180)
	for id, want := range map[string]struct {
		method, confidence string
		precision          float64
		point              bool
	}{
		"al-qaim":   {ByCoordinates, High, 1500, true},
		"akashat":   {ByCoordinates, High, 2000, true},
		"rawa":      {ByGazetteer, High, 900, true},
		"spring":    {ByOffset, Low, 55000 * sector, true},
		"pump":      {ByRing, Low, 41500, false},
		"milestone": {ByRoute, Low, 12407, true},
		"half-way":  {ByBetween, Low, 64034, true},
		"quarter":   {ByWithin, Low, 0, false},
		"bridge":    {ByUnlocated, Low, 0, false},
		"second":    {ByOffset, Low, 55000 * sector, true},
		"jabbab":    {ByGazetteer, High, 2000, true},
		"west":      {ByCoordinates, Medium, 0, false},
	} {
		got := byID[id]
		if got.LocatedBy != want.method || got.Confidence != want.confidence || (got.Point != nil) != want.point || math.Abs(got.PrecisionM-want.precision) > 1 {
			t.Errorf("%s: got %s %s %.0f m, point %v; want %+v", id, got.LocatedBy, got.Confidence, got.PrecisionM, got.Point, want)
		}
	}
	if byID["bridge"].Status != StatusUnlocated || byID["bridge"].Note != NoteNear || byID["iraq"].Note != NoteNoWhere {
		t.Errorf("bridge: %+v, iraq: %+v", byID["bridge"], byID["iraq"])
	}
}

func TestResolveKeepsStatedDistancesOnTheEllipsoid(t *testing.T) {
	byID, _ := locatedByID(t, valley())
	town := orb.Point{40.989, 34.393}
	spring := *byID["spring"].Point
	if d := geo.Distance(town, spring); math.Abs(d-55_000) > 0.01 {
		t.Errorf("spring is %v m away", d)
	}
	if b := geo.Bearing(town, spring); math.Abs(b-135) > 1e-6 {
		t.Errorf("spring bears %v", b)
	}
	base := geo.Offset(town, 180, 120_000)
	if math.Abs(base.Lon()-town.Lon()) > 1e-9 || math.Abs(base.Lat()-33.3111) > 0.001 {
		t.Errorf("120 km south lies at %v", base)
	}
	akashat := orb.Point{39.967, 33.667}
	if d := geo.Distance(akashat, *byID["milestone"].Point); math.Abs(d-43_000) > 1 {
		t.Errorf("the milestone is %v m from Akashat", d)
	}
}

func TestPrecisionOfOffsetsFollowsTheWording(t *testing.T) {
	for _, c := range []struct {
		distance Measure
		ofX      float64
		want     float64
	}{
		{km("2"), 0, 2000 * math.Sin(math.Pi/8)},
		{about(km("2")), 0, 1000},
		{km("1"), 0, 500},
		{about(km("1")), 0, 1000},
		{km("2"), 3000, 3000},
		{Measure{"10", Mile, false}, 0, 16093.44 * math.Sin(math.Pi/8)},
	} {
		if got := offsetPrecision(c.distance, c.ofX); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%v, X %v m: got %v, want %v", c.distance, c.ofX, got, c.want)
		}
	}
	if got := ringPrecision(km("40"), 1500); got != 41500 {
		t.Errorf("ring: got %v", got)
	}
}

func TestRegionsAndRoadsKeepTheirReferenceButNoPoint(t *testing.T) {
	byID, _ := locatedByID(t, valley())
	district := byID["al-qaim-district"]
	if district.Point != nil || district.Reference == nil || district.PrecisionM != 0 || district.Note != NoteNoPoint {
		t.Errorf("district: %+v", district)
	}
	if west := byID["west"]; west.Reference == nil || west.Extent == nil || west.Note != NoteDrawn {
		t.Errorf("west: %+v", west)
	}
	if quarter := byID["quarter"]; quarter.Extent == nil || len(quarter.From) != 1 || quarter.From[0] != "al-qaim" {
		t.Errorf("quarter: %+v", quarter)
	}
	if band, ok := byID["pump"].Extent.(orb.Polygon); !ok || len(band) != 2 {
		t.Errorf("pump: %+v", byID["pump"].Extent)
	}
	if _, ok := byID["half-way"].Extent.(orb.LineString); !ok {
		t.Errorf("half-way: %+v", byID["half-way"].Extent)
	}
}

func TestDrawnRoadsCarryTheDistance(t *testing.T) {
	in := valley()
	in.Places = append(in.Places, atlas.Place{ID: "desert-road", Name: "Desert Road", Kind: "road", Country: "IQ"},
		atlas.Place{ID: "culvert", Name: "Culvert", Kind: "facility", Country: "IQ", Where: "on Desert Road, 20 km from Akashat"},
		atlas.Place{ID: "too-far", Name: "Too Far", Kind: "facility", Country: "IQ", Where: "on Akashat–Al-Qa'im, 400 km from Akashat"})
	in.Geometries["routes.geojson"] = []byte(`{"features":[{"properties":{"place_id":"desert-road"},
		"geometry":{"type":"LineString","coordinates":[[40.99,34.39],[40.5,34.2],[39.967,33.667],[40.29,33.04]]}}]}`)
	byID, result := locatedByID(t, in)
	if got := byID["milestone"]; got.Note != "" || got.PrecisionM != 5000 || got.Confidence != Medium || got.From[len(got.From)-1] != "desert-road" {
		t.Errorf("milestone: %+v", got)
	}
	if got := byID["culvert"]; got.Point == nil {
		t.Errorf("culvert: %+v", got)
	}
	if got := byID["desert-road"]; got.LocatedBy != ByRoute || got.Point != nil || got.Extent == nil {
		t.Errorf("road: %+v", got)
	}
	if len(result.Problems) != 1 || result.Problems[0].Code != ProblemRoute || result.Problems[0].PlaceID != "too-far" {
		t.Errorf("problems: %+v", result.Problems)
	}
}

func TestAmbiguousNamesAreNeverPicked(t *testing.T) {
	in := Input{
		Places: []atlas.Place{
			{ID: "karmah", Name: "Karmah", Kind: "town", Country: "IQ", Where: "Karmah"},
			{ID: "ramadi", Name: "Ramadi", Kind: "city", Country: "IQ", Admin1: "Anbar", Where: "Ramadi"},
			{ID: "gaza", Name: "Gaza", Kind: "neighbourhood", Country: "IQ", Where: "Gaza"},
			{ID: "own", Name: "Own", Kind: "town", Country: "IQ", Where: "Zawiya", GeonamesID: 8},
		},
		Gazetteer: []atlas.GazetteerEntry{
			{ID: "x:1", Name: "Al Karmah", Kind: "town", Country: "IQ", Lat: 33.40, Lon: 43.91},
			{ID: "x:2", Name: "Karma", Kind: "town", Country: "IQ", Lat: 33.35, Lon: 43.95},
			{ID: "x:3", Name: "Ar Ramādī", Kind: "city", Country: "IQ", Admin1: "Al Anbar", Lat: 33.42, Lon: 43.31},
			{ID: "x:4", Name: "Ramadi", Kind: "village", Country: "SY", Lat: 34.5, Lon: 40.8},
			{ID: "x:5", Name: "Gaza", Kind: "city", Country: "PS", Lat: 31.5, Lon: 34.47},
			{ID: "geonames:8", Name: "Zawiya", Kind: "town", Country: "IQ", Lat: 34.0, Lon: 42.4},
			{ID: "geonames:7", Name: "Zāwiyah", Kind: "town", Country: "IQ", Lat: 35.0, Lon: 43.4},
		},
	}
	byID, result := locatedByID(t, in)
	for _, id := range []string{"karmah", "gaza"} {
		if got := byID[id]; got.Status != StatusAmbiguous || got.Point != nil || len(got.RunnersUp) == 0 || got.RunnersUp[0].Reason == "" {
			t.Errorf("%s: %+v", id, got)
		}
	}
	if len(result.Problems) != 2 || result.Problems[0].Code != ProblemAmbiguous {
		t.Errorf("problems: %+v", result.Problems)
	}
	if got := byID["ramadi"]; got.Status != StatusLocated || got.GazetteerIDs[0] != "x:3" || len(got.RunnersUp) != 1 || got.RunnersUp[0].ID != "x:4" {
		t.Errorf("ramadi: %+v", got)
	}
	if got := byID["own"]; got.Status != StatusLocated || got.GazetteerIDs[0] != "geonames:8" || len(got.RunnersUp) != 1 {
		t.Errorf("own: %+v", got)
	}
}

func TestNeighboursInTheSentenceDecideAmongEquals(t *testing.T) {
	in := Input{
		Places: []atlas.Place{
			{ID: "zawiya", Name: "Zawiya", Kind: "town", Country: "IQ", Where: "Zawiya"},
			{ID: "sagra", Name: "Sagra", Kind: "town", Country: "IQ", Where: "34.1, 42.3"},
		},
		Gazetteer: []atlas.GazetteerEntry{
			{ID: "x:1", Name: "Zawiya", Kind: "town", Country: "IQ", Lat: 34.12, Lon: 42.32},
			{ID: "x:2", Name: "Zawiya", Kind: "town", Country: "IQ", Lat: 35.0, Lon: 44.4},
		},
	}
	if byID, _ := locatedByID(t, in); byID["zawiya"].Status != StatusAmbiguous {
		t.Errorf("alone: %+v", byID["zawiya"])
	}
	in.Beside = func(id string) []string { return map[string][]string{"zawiya": {"sagra"}}[id] }
	if byID, _ := locatedByID(t, in); byID["zawiya"].Status != StatusLocated || byID["zawiya"].GazetteerIDs[0] != "x:1" {
		t.Errorf("beside Sagra: %+v", byID["zawiya"])
	}
}

func TestProblemsNameThePlaceTheColumnAndTheNearestNames(t *testing.T) {
	in := valley()
	in.Places = append(in.Places,
		atlas.Place{ID: "p1", Name: "P One", Kind: "town", Where: "5 km N of Akkashaat East"},
		atlas.Place{ID: "p2", Name: "P Two", Kind: "town", Where: "geonames:404"},
		atlas.Place{ID: "p3", Name: "P Three", Kind: "town", Where: "5 kn N of Rawa"},
		atlas.Place{ID: "p4", Name: "P Four", Kind: "town", Where: "5 km N of p5"},
		atlas.Place{ID: "p5", Name: "P Five", Kind: "town", Where: "5 km N of p4"},
		atlas.Place{ID: "p6", Name: "P Six", Kind: "town", Where: "5 km N of Bridge"},
		atlas.Place{ID: "p7", Name: "P Seven", Kind: "town", Where: "5 km N of P Seven"},
		atlas.Place{ID: "p8", Name: "P Eight", Kind: "town", Where: "33, 44", TextWhere: "5 km N of"},
	)
	in.Geometries["broken.geojson"] = []byte(`{"features":[{"properties":{"place_id":"p1"},"geometry":{"type":"Point","coordinates":[1,2]}}]}`)
	_, result := locatedByID(t, in)
	want := []Problem{
		{PlaceID: "p1", Field: "where", Column: 11, Code: ProblemUnknownName},
		{PlaceID: "p1", Field: "broken.geojson", Column: 1, Code: ProblemGeometry},
		{PlaceID: "p2", Field: "where", Column: 1, Code: ProblemUnknownID},
		{PlaceID: "p3", Field: "where", Column: 3, Code: ProblemSyntax},
		{PlaceID: "p4", Field: "where", Column: 1, Code: ProblemCycle},
		{PlaceID: "p5", Field: "where", Column: 1, Code: ProblemCycle},
		{PlaceID: "p6", Field: "where", Column: 11, Code: ProblemNoPosition},
		{PlaceID: "p7", Field: "where", Column: 11, Code: ProblemCycle},
		{PlaceID: "p8", Field: "text_where", Column: 6, Code: ProblemSyntax},
	}
	var got []Problem
	for _, p := range result.Problems {
		if p.Message == "" {
			t.Errorf("%+v has no message", p)
		}
		p.Message = ""
		got = append(got, p)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestResolveDoesNotDependOnTheOrderOfRows(t *testing.T) {
	in := valley()
	want, _ := locatedByID(t, in)
	shuffle := rand.New(rand.NewSource(1))
	for range 20 {
		shuffle.Shuffle(len(in.Places), func(i, j int) { in.Places[i], in.Places[j] = in.Places[j], in.Places[i] })
		shuffle.Shuffle(len(in.Gazetteer), func(i, j int) { in.Gazetteer[i], in.Gazetteer[j] = in.Gazetteer[j], in.Gazetteer[i] })
		if got, _ := locatedByID(t, in); !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives another answer")
		}
	}
}

func TestContradictionsMeasureTheSentenceAgainstThePosition(t *testing.T) {
	_, result := locatedByID(t, valley())
	byID := map[string]Contradiction{}
	for _, c := range result.Contradictions {
		byID[c.PlaceID] = c
	}
	if c := byID["jabbab"]; !c.Disagrees || c.FromID != "rawa" || *c.StatedDistanceM != 2000 || *c.StatedBearingDeg != 270 || c.DistanceM < 35_000 || c.DistanceM > 37_000 {
		t.Errorf("jabbab: %+v", c)
	}
	if c := byID["saada"]; !c.Disagrees || c.StatedDistanceM != nil || c.BearingDeg < 90 || c.BearingDeg > 120 || c.Stated != "W of Al-Qa'im" {
		t.Errorf("saada: %+v", c)
	}
	in := valley()
	in.Places[7].Where = "33.3, 41.0"
	_, result = locatedByID(t, in)
	for _, c := range result.Contradictions {
		if c.PlaceID == "air-base" && (c.Disagrees || c.ApartM > 3000) {
			t.Errorf("air-base: %+v", c)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	in := valley()
	for i := range 10_000 {
		in.Places = append(in.Places, atlas.Place{
			ID: fmt.Sprintf("v-%d", i), Name: fmt.Sprintf("Village %d", i%5000), Kind: "village", Country: "IQ", Within: "west",
			Where: "33.1, 42.2",
		})
	}
	for b.Loop() {
		if _, err := Resolve(b.Context(), in, nil); err != nil {
			b.Fatal(err)
		}
	}
}
