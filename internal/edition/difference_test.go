package edition_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/publish"
)

const strait = "../server/testdata/atlas2"

// revised publishes a folder into memory after texts of its files were replaced:
// file, old, new.
func revised(tb testing.TB, dir string, edits ...string) *edition.Edition {
	tb.Helper()
	fsys := fstest.MapFS{}
	disk := os.DirFS(dir)
	err := fs.WalkDir(disk, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(disk, path)
		fsys[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	for i := 0; i < len(edits); i += 3 {
		data := fsys[edits[i]].Data
		if !bytes.Contains(data, []byte(edits[i+1])) {
			tb.Fatalf("%s does not hold %q", edits[i], edits[i+1])
		}
		fsys[edits[i]] = &fstest.MapFile{Data: bytes.Replace(data, []byte(edits[i+1]), []byte(edits[i+2]), 1)}
	}
	c, _, err := publish.Publisher{}.Build(context.Background(), fsys)
	if err != nil {
		tb.Fatal(err)
	}
	return edition.New(c)
}

// TestComparisonAgreesWithAskingEveryDay asks both editions for every place on
// every day, which is slow and simple.
func TestComparisonAgreesWithAskingEveryDay(t *testing.T) {
	base := build(t, strait)
	dates := []string{"1923-04-20", "1923-05-03", "1923-05-11", "1923-05-30", "1923-06-20"}
	lines := claimLines(t)
	rapid.Check(t, func(t *rapid.T) {
		a, b := variant(t, base, lines, dates), variant(t, base, lines, dates)
		rule := rapid.SampledFrom(atlas.Rules).Draw(t, "rule")
		ab, ba := edition.Compare(a, b, rule), edition.Compare(b, a, rule)
		mirrored(t, ab, ba)
		if d := edition.Compare(a, a, rule); !d.Empty() {
			t.Fatalf("an edition differs from itself: %+v", d)
		}
		places, days := everyDay(a, b, rule)
		if got := ab.Totals(); got.PlacesChanged != places || got.PlaceDays != days {
			t.Fatalf("%d places on %d days differ, want %d on %d", got.PlacesChanged, got.PlaceDays, places, days)
		}
	})
}

// claimLines are the rows of the claims of the invented atlas.
func claimLines(t *testing.T) []*atlas.Claim {
	t.Helper()
	e := build(t, strait)
	var out []*atlas.Claim
	for i := range e.Atlas.Claims.Len() {
		out = append(out, e.Atlas.Claims.At(i))
	}
	return out
}

// variant is an edition of some of the claims, some of them withdrawn or dated otherwise.
func variant(t *rapid.T, base *edition.Edition, claims []*atlas.Claim, dates []string) *edition.Edition {
	a := *base.Atlas
	a.Claims = atlas.ClaimList{}
	for _, c := range claims {
		x := *c
		switch rapid.SampledFrom([]string{"same", "same", "same", "withdrawn", "dated", "gone"}).Draw(t, "what") {
		case "gone":
			continue
		case "withdrawn":
			x.WithdrawnOn, x.WithdrawnReason = edtf.MustDay("1931-01-01").Ptr(), "An invented reason."
		case "dated":
			x.Date, x.ReportedOn = edtf.MustParse(rapid.SampledFrom(dates).Draw(t, "date")), nil
		}
		a.Claims.Append(&x)
	}
	id, err := edition.Hash(&a, nil)
	if err != nil {
		t.Fatal(err)
	}
	return edition.New(edition.Content{ID: id, Atlas: &a})
}

func mirrored(t *rapid.T, ab, ba *edition.Difference) {
	turned := map[edition.RowKind]edition.RowKind{
		edition.Added: edition.Removed, edition.Removed: edition.Added, edition.Withdrawn: edition.Restored,
		edition.Restored: edition.Withdrawn, edition.Changed: edition.Changed,
	}
	if len(ab.Claims) != len(ba.Claims) || len(ab.Control) > 0 != (len(ba.Control) > 0) {
		t.Fatalf("%d claims differ, and %d the other way round", len(ab.Claims), len(ba.Claims))
	}
	for i, x := range ab.Claims {
		y := ba.Claims[i]
		if x.ID != y.ID || turned[x.Kind] != y.Kind || len(x.Fields) != len(y.Fields) {
			t.Fatalf("%+v, and the other way round %+v", x, y)
		}
		for j, f := range x.Fields {
			if g := y.Fields[j]; f.Name != g.Name || f.Before != g.After || f.After != g.Before {
				t.Fatalf("%+v, and the other way round %+v", f, g)
			}
		}
	}
	if x, y := ab.Totals(), ba.Totals(); x.PlacesChanged != y.PlacesChanged || x.PlaceDays != y.PlaceDays {
		t.Fatalf("%+v, and the other way round %+v", x, y)
	}
}

// everyDay counts the places and place-days on which two editions differ.
func everyDay(a, b *edition.Edition, rule atlas.Rule) (places, days int) {
	v, w := a.View(atlas.Reading{Rule: rule}), b.View(atlas.Reading{Rule: rule})
	for _, p := range a.Places {
		n := 0
		for d := min(a.First, b.First) - 1000; d <= max(a.Last, b.Last); d++ {
			if x, y := v.At(p.ID, d), w.At(p.ID, d); x.Status != y.Status || x.Holder != y.Holder || !slices.Equal(x.Shown(), y.Shown()) {
				n++
			}
		}
		if n > 0 {
			places, days = places+1, days+n
		}
	}
	return places, days
}

func TestChangedRowNamesItsCells(t *testing.T) {
	before := build(t, strait)
	c := before.Atlas.Claims.At(2)
	after := revised(t, strait, "claims.csv", c.Statement.En, "Other words.")
	d := edition.Compare(before, after, atlas.Documented)
	if len(d.Claims) != 1 || d.Claims[0].Kind != edition.Changed || len(d.Claims[0].Fields) != 1 {
		t.Fatalf("%+v", d.Claims)
	}
	if f := d.Claims[0].Fields[0]; f.Name != "statement_en" || f.Before != c.Statement.En || f.After != "Other words." {
		t.Errorf("%+v", f)
	}
	if len(d.Control) != 0 || d.Totals().HandsChanged {
		t.Errorf("other words change who held what: %+v", d.Control)
	}
}

// A place that moves on the map has changed, even if its row has not.
func TestPlaceThatMovesHasChanged(t *testing.T) {
	before := build(t, strait)
	after := revised(t, strait, "places.csv", "-17.5, 179.2", "-17.4, 179.2")
	d := edition.Compare(before, after, atlas.Documented)
	var moved []string
	for _, r := range d.Places {
		if slices.ContainsFunc(r.Fields, func(f edition.FieldChange) bool { return f.Name == "position" }) {
			moved = append(moved, r.ID)
		}
	}
	if len(moved) < 2 { // the place, and what is located by it
		t.Errorf("only %v moved: %+v", moved, d.Places)
	}
}

// What a report says of days after those that were covered corrects nothing; the
// same report of a day that was covered does.
func TestOnlyWhatWasPublishedIsCorrected(t *testing.T) {
	const last = "k-17,sea-league;mountain-council,holds"
	const captured = "k-18,northern-union,took,whole,,cape,,DATE,,,document,,,chronicle,lead,6,2,,Invented.,,,,,e-1,,,\n"
	before := build(t, strait)
	for date, hands := range map[string]bool{before.Last.String(): true, (before.Last + 1).String(): false} {
		after := revised(t, strait, "claims.csv", last, strings.Replace(captured, "DATE", date, 1)+last)
		d := edition.Compare(before, after, atlas.Documented)
		if got := d.Totals(); got.HandsChanged != hands || got.ClaimsAdded != 1 || !slices.Contains(edition.ShiftedPlaces(d.Control, false), "cape") {
			t.Errorf("captured on %s: %+v %+v", date, got, d.Control)
		}
		for _, s := range d.Control {
			if s.Hands && s.To > before.Last+1 {
				t.Errorf("captured on %s: %+v lies after the last day", date, s)
			}
		}
	}
}

// A further report of what is announced already is no other hand.
func TestConfirmationChangesNoHands(t *testing.T) {
	before := build(t, strait)
	after := revised(t, strait, "claims.csv", "quarter,,1923-06-10~,,1923-06-11,union-speaker", "quarter,,1923-06-10~,,,document")
	d := edition.Compare(before, after, atlas.Documented)
	found := false
	for _, s := range d.Control {
		if s.Before.Status == atlas.Claimed && s.After.Status == atlas.Held && s.Before.Holder == s.After.Holder {
			found = true
			if s.Hands {
				t.Errorf("%+v changes no hands", s)
			}
		}
	}
	if !found {
		t.Errorf("nothing was confirmed: %+v", d.Control)
	}
}
