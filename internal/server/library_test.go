package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/server"
)

// shelf is a library of a few rows in memory.
type shelf struct {
	rows   []atlas.GazetteerEntry
	index  *gazetteer.Index
	set    gazetteer.Dataset
	stamp  string
	broken atomic.Bool
	asked  atomic.Int64
}

var errShelf = errors.New("the drawer in room 9 is stuck")

func newShelf(rows ...atlas.GazetteerEntry) *shelf {
	return &shelf{
		rows: rows, index: gazetteer.NewIndex(gazetteer.RowEntries(rows)), stamp: "one",
		set: gazetteer.Dataset{
			Name: "islands", Licence: "CC-BY-4.0", Attribution: "The survey of the islands", URL: "https://survey.example/", Dated: "1922-01-31", Rows: len(rows),
		},
	}
}

func (s *shelf) fails() error {
	s.asked.Add(1)
	if s.broken.Load() {
		return errShelf
	}
	return nil
}

func (s *shelf) Find(_ context.Context, q gazetteer.Query) ([]gazetteer.Found, error) {
	var found []gazetteer.Found
	for _, h := range s.index.Search(q.Text, q.Limit) {
		if h.Reason == gazetteer.NamePrefix && !q.Typing {
			continue
		}
		for i := range s.rows {
			if s.rows[i].ID == h.ID {
				found = append(found, gazetteer.Found{Entry: s.rows[i], Matched: h.Name, Score: h.Score, Reason: h.Reason, Rank: 2})
			}
		}
	}
	return found, s.fails()
}

func (s *shelf) Named(_ context.Context, names []string) ([]atlas.GazetteerEntry, error) {
	var out []atlas.GazetteerEntry
	for i := range s.rows {
		for _, key := range gazetteer.KeysOf(&s.rows[i]) {
			for _, name := range names {
				if want, ok := gazetteer.KeyOf(name); ok && want.Key == key.Key {
					out = append(out, s.rows[i])
				}
			}
		}
	}
	return out, s.fails()
}

func (s *shelf) Rows(_ context.Context, ids []string) ([]atlas.GazetteerEntry, error) {
	var out []atlas.GazetteerEntry
	for i := range s.rows {
		for _, id := range ids {
			if s.rows[i].ID == id {
				out = append(out, s.rows[i])
			}
		}
	}
	return out, s.fails()
}

func (s *shelf) Datasets(context.Context) ([]gazetteer.Dataset, error) {
	return []gazetteer.Dataset{s.set}, s.fails()
}

func (s *shelf) Stamp(context.Context) (string, error) { return s.stamp, nil }

// row is an invented row of the shelf.
func row(id, name, kind, country, admin1 string, lat, lon float64) atlas.GazetteerEntry {
	return atlas.GazetteerEntry{ID: id, Name: name, Kind: kind, Country: country, Admin1: admin1, Lat: lat, Lon: lon, PrecisionM: 1500, Origin: "The survey of the islands"}
}

// shelved serves a folder beside a library. The rows: a namesake of a place, one
// that a place stands for, two of one name, and one with a name of its own.
func shelved(t testing.TB, folder string) (*site, *shelf) {
	t.Helper()
	rows := []atlas.GazetteerEntry{
		row("survey:1", "Harbour", "city", "FI", "Northern Cape", 61, 21), row("survey:2", "Kumpula", "town", "FI", "Northern Cape", -17.6, 179.3),
		row("survey:3", "Lintula", "village", "FI", "Northern Cape", 62, 22), row("survey:4", "Lintula", "village", "SE", "Southern Cape", 58, 15),
		row("survey:5", "<script>alert(1)</script>", "", "", "", 0, 0),
	}
	rows[1].Aliases, rows[1].NameAr = []string{"Kumpulla", "Gumtäkt"}, "كومبولا"
	s := newShelf(rows...)
	out, _ := serve(t, folder, func(o *server.Options) { o.Library = s })
	return out, s
}

func TestSearchFindsRowsBelowThePlacesOfTheAtlas(t *testing.T) {
	s, _ := shelved(t, strait)
	g := s.search(t, "harbour", "")
	if len(g.Features) < 2 || g.best() != "harbour" {
		t.Fatalf("found %+v", g.Features)
	}
	r := g.Features[1].Properties.Geocoding
	if r.PlaceID != "" || r.GazetteerID != "survey:1" || r.Label != "Harbour, Northern Cape, Finland" || r.Type != "city" || r.Reason != "same name" || r.Score != 1 {
		t.Errorf("the row is %+v", r)
	}
	if want := "The survey of the islands (CC-BY-4.0)"; !strings.HasSuffix(g.Geocoding.Attribution, "; "+want) || r.Attribution != want {
		t.Errorf("credited are %q and %q, want %q", g.Geocoding.Attribution, r.Attribution, want)
	}
	if p := g.Features[1].Geometry; p == nil {
		t.Error("the row has no point")
	}
	if g := s.search(t, "kumpula", "&lang=ar"); len(g.Features) != 1 || !strings.Contains(g.Features[0].Properties.Geocoding.Label, "كومبولا, Northern Cape, فنلندا") {
		t.Errorf("in Arabic %+v", g.Features)
	}
}

// What only looks like a place of the atlas must not hide the thing itself.
func TestRowOfThatVeryNameStandsBeforeSimilarPlaces(t *testing.T) {
	s, l := shelved(t, strait)
	l.rows[2].Name = "Harboun"
	l.index = gazetteer.NewIndex(gazetteer.RowEntries(l.rows))
	g := s.search(t, "harboun", "")
	if len(g.Features) < 2 || g.Features[0].Properties.Geocoding.GazetteerID != "survey:3" {
		t.Errorf("found %+v", g.Features)
	}
}

func TestEveryFeatureHasEveryKey(t *testing.T) {
	s, _ := shelved(t, strait)
	type keyed = struct {
		Features []struct {
			Properties struct{ Geocoding map[string]any }
		}
	}
	for _, q := range []string{"harbour", "kum", "lintula", "script"} {
		for _, f := range parse[keyed](t, s.get(t, "/search?q="+q).body).Features {
			if len(f.Properties.Geocoding) != 16 {
				t.Errorf("%q: %d keys: %v", q, len(f.Properties.Geocoding), f.Properties.Geocoding)
			}
		}
	}
}

func TestPinnedAnswersKnowTheEditionOnly(t *testing.T) {
	s, l := shelved(t, strait)
	pinned := "/e/" + s.edition.ID
	before := l.asked.Load()
	for _, path := range []string{"/search?q=kumpula", "/places?q=kumpula", "/reconcile?queries=" + query(`{"q":{"query":"kumpula"}}`), "/reconcile/suggest/entity?prefix=kumpula", "/about"} {
		if a := s.get(t, pinned+path); strings.Contains(a.body, "survey") || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s knows the library: %.300s", path, a.body)
		}
		if a := s.get(t, path); !strings.Contains(a.body, "survey") {
			t.Errorf("%s does not know the library: %.300s", path, a.body)
		}
	}
	if before == l.asked.Load() {
		t.Error("the library was never asked")
	}
	if a := s.ask(t, http.MethodGet, pinned+"/places/survey:2"); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
		t.Errorf("a pinned row answers %d", a.StatusCode)
	}
}

func TestFailingLibraryLeavesTheAtlas(t *testing.T) {
	s, l := shelved(t, strait)
	l.broken.Store(true)
	if g := s.search(t, "harbour", ""); len(g.Features) != 1 || g.best() != "harbour" {
		t.Errorf("found %+v", g.Features)
	}
	for _, path := range []string{"/places?q=harbour", "/about", "/reconcile?queries=" + query(`{"q":{"query":"Harbour"}}`), "/reconcile/suggest/entity?prefix=harb"} {
		if a := s.get(t, path); strings.Contains(a.body, "room 9") {
			t.Errorf("%s tells the inside", path)
		}
	}
	if a := s.ask(t, http.MethodGet, "/places/survey:2"); a.StatusCode != http.StatusNotFound {
		t.Errorf("the page of a row answers %d", a.StatusCode)
	}
	l.broken.Store(false)
	if g := s.search(t, "harbour", ""); len(g.Features) != 2 {
		t.Errorf("mended, it finds %+v: the failure was kept", g.Features)
	}
}

func TestAnswersFollowTheLibrary(t *testing.T) {
	s, l := shelved(t, strait)
	if g := s.search(t, "kumpula", ""); len(g.Features) != 1 {
		t.Fatalf("found %+v", g.Features)
	}
	l.rows, l.index, l.stamp = nil, gazetteer.NewIndex(nil), "two"
	if g := s.search(t, "kumpula", ""); len(g.Features) != 0 {
		t.Errorf("after the import is gone: %+v", g.Features)
	}
}

func TestPageOfARow(t *testing.T) {
	s, _ := shelved(t, strait)
	for _, path := range []string{"/places/survey:2", "/places/survey%3A2", "/places/survey:2?lang=ar"} {
		body := s.get(t, path).body
		for _, want := range []string{
			`content="noindex"`, "Kumpula", "كومبولا", "Gumt", "-17.6, 179.3", "survey:2", "The survey of the islands (CC-BY-4.0)", `href="/places/harbour`, "<code",
		} {
			if !strings.Contains(body, want) {
				t.Errorf("%s has no %s", path, want)
			}
		}
	}
	if body := s.get(t, "/places/survey:5").body; strings.Contains(body, "<script>alert") {
		t.Error("a name comes back as markup")
	}
	for _, path := range []string{"/places/survey:99", "/places/:", "/places/survey:", "/places/survey:2%00", "/places/" + strings.Repeat("a:", 2000)} {
		if a := s.ask(t, http.MethodGet, path); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
			t.Errorf("%.40s answers %d", path, a.StatusCode)
		}
	}
}

func TestRowThatAPlaceStandsForLeadsToIt(t *testing.T) {
	for _, p := range anbar.edition.Atlas.Places {
		if p.GeonamesID == 0 {
			continue
		}
		id := fmt.Sprintf("geonames:%d", p.GeonamesID)
		place := anbar.edition.PlaceOfRow(id)
		for _, prefix := range []string{"", "/e/" + anbar.edition.ID} {
			a := anbar.ask(t, http.MethodGet, prefix+"/places/"+id+"?lang=ar")
			if want := prefix + "/places/" + place + "?lang=ar"; a.StatusCode != http.StatusFound || a.Header.Get("Location") != want {
				t.Errorf("%s leads to %d %s, want %s", id, a.StatusCode, a.Header.Get("Location"), want)
			}
		}
	}
}

func TestRowOfTheEditionHasAPage(t *testing.T) {
	for _, r := range anbar.edition.Atlas.Gazetteer {
		if anbar.edition.PlaceOfRow(r.ID) == "" {
			for _, prefix := range []string{"", "/e/" + anbar.edition.ID} {
				anbar.get(t, prefix+"/places/"+r.ID)
			}
			return
		}
	}
	t.Skip("every row has its place")
}

func TestSearchPageListsRowsBelowPlaces(t *testing.T) {
	s, _ := shelved(t, strait)
	body := s.get(t, "/places?q=harbour").body
	place, row := strings.Index(body, `href="/places/harbour"`), strings.Index(body, `href="/places/survey:1"`)
	if place < 0 || row < place {
		t.Errorf("the place stands at %d, the row at %d", place, row)
	}
}

func TestAboutNamesImportedGazetteers(t *testing.T) {
	s, _ := shelved(t, strait)
	body := s.get(t, "/about").body
	for _, want := range []string{"islands", "31 January 1922", "CC-BY-4.0", "The survey of the islands", "5 rows", "https://survey.example/"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if body := anbar.get(t, "/about").body; strings.Contains(body, `id="gazetteers"`) {
		t.Error("gazetteers are listed where none is imported")
	}
}
