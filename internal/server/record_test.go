package server_test

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/server"
	"github.com/heldline/heldline/internal/sqlite"
)

// edit is one act of publishing: texts of the files replaced, the day and the note.
type edit struct {
	day, note string
	texts     []string // file, old, new
}

// history are three editions of the invented atlas: as it is, with a claim dated
// otherwise, and with a claim withdrawn, a place moved and other words.
func history() []edit {
	return []edit{
		{day: "2026-01-02"},
		{day: "2026-02-03", note: `The landing was misdated; "<b>&` + "\u0645\u0644\u0627\u062d\u0638\u0629", texts: []string{"claims.csv", "cape,northern-union,1923-05-03", "cape,northern-union,1923-05-07"}},
		{day: "2026-03-04", texts: []string{
			"claims.csv", "Invented statement number 6.,,,,,e-1,,,", "Invented statement number 6.,,,,,e-1,,2026-03-04,The sentence speaks of another <harbour>.",
			"places.csv", "-16.9, 179.99", "-16.8, 179.99", "claims.csv", "Invented statement number 7.", "The same in other words.",
		}},
	}
}

// issued serves the last of several editions from a store on disk; ids are
// those of the editions, the earliest first.
func issued(t testing.TB, edits []edit) (s *site, ids []string) {
	t.Helper()
	store, err := sqlite.Open(filepath.Join(t.TempDir(), "atlas.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	folder := inMemory(t, strait)
	for _, e := range edits {
		for i := 0; i < len(e.texts); i += 3 {
			data := folder[e.texts[i]].Data
			if !bytes.Contains(data, []byte(e.texts[i+1])) {
				t.Fatalf("%s does not hold %q", e.texts[i], e.texts[i+1])
			}
			folder[e.texts[i]] = &fstest.MapFile{Data: bytes.Replace(data, []byte(e.texts[i+1]), []byte(e.texts[i+2]), 1)}
		}
		p := publish.Publisher{Note: e.note, AllowSilent: true}
		if day, err := time.Parse(time.DateOnly, e.day); err == nil {
			p.Clock = func() time.Time { return day }
		}
		r, err := p.Publish(t.Context(), folder, store)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.Edition)
	}
	content, err := store.Load(t.Context(), ids[len(ids)-1])
	if err != nil {
		t.Fatal(err)
	}
	o, err := options(store)
	if err != nil {
		t.Fatal(err)
	}
	h, err := server.New(o, content)
	if err != nil {
		t.Fatal(err)
	}
	s = &site{Server: httptest.NewServer(h.Handler()), edition: edition.New(content)}
	t.Cleanup(s.Close)
	return s, ids
}

// inMemory reads a folder into memory.
func inMemory(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	disk := os.DirFS(dir)
	err := fs.WalkDir(disk, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(disk, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// says checks that a page holds texts.
func (s *site) says(t *testing.T, path string, texts ...string) {
	t.Helper()
	body := s.get(t, path).body
	for _, want := range texts {
		if !strings.Contains(body, want) {
			t.Errorf("%s does not hold %q", path, want)
		}
	}
}

func TestEditionsAreListedWithTheirDifference(t *testing.T) {
	s, ids := issued(t, history())
	list := parse[struct {
		Atlas, Current string
		Editions       []struct {
			Edition         string
			PublishedOn     string `json:"published_on"`
			Note            *string
			ClaimsAdded     int  `json:"claims_added"`
			ClaimsWithdrawn int  `json:"claims_withdrawn"`
			ClaimsChanged   int  `json:"claims_changed"`
			PlacesChanged   int  `json:"places_changed"`
			HandsChanged    bool `json:"hands_changed"`
		}
	}](t, s.get(t, "/editions.json").body)
	if list.Atlas != "strait" || list.Current != ids[2] || len(list.Editions) != 3 {
		t.Fatalf("%+v", list)
	}
	last, middle, first := list.Editions[0], list.Editions[1], list.Editions[2]
	if last.Edition != ids[2] || last.ClaimsWithdrawn != 1 || last.ClaimsChanged != 1 || last.Note != nil || !last.HandsChanged || last.PublishedOn != "2026-03-04" {
		t.Errorf("the last is %+v", last)
	}
	if middle.ClaimsChanged != 1 || middle.PlacesChanged != 1 || middle.Note == nil || !strings.Contains(*middle.Note, `"<b>&`) {
		t.Errorf("the middle one is %+v", middle)
	}
	if first.ClaimsAdded != s.edition.Atlas.Claims.Len() || first.HandsChanged {
		t.Errorf("the first is %+v", first)
	}
	s.says(t, "/editions", "Edition of 4 March 2026", "Edition of 3 February 2026", `href="/e/`+ids[0]+`/"`, "&lt;b&gt;&amp;", "The first edition, with 17 claims.", "place-days")
	s.says(t, "/editions?lang=ar", "الإصدارات", "إصدار ٤ آذار ٢٠٢٦", "/editions/"+ids[1]+"?lang=ar")
	if a := s.ask(t, http.MethodGet, "/editions.json?foo=1"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown parameter answers %d", a.StatusCode)
	}
}

func TestPageOfAnEditionTellsWhatItChangedAndWhatHasSince(t *testing.T) {
	s, ids := issued(t, history())
	s.says(t, "/editions/"+ids[1], "3 May 1923 to 4 May 1923", `<a href="/claims/k-02"><bdi>k-02</bdi></a>`, "3 May 1923</span>", "7 May 1923</span>",
		"1 edition has been published since.", "Who held what: in this edition and in the current one")
	s.says(t, "/editions/"+ids[2], "This is the current edition", "withdrawn", "The sentence speaks of another &lt;harbour&gt;.", "-16.8, 179.99", "left no note")
	s.says(t, "/editions/"+ids[0], "2 editions have been published since.", "The first edition")
	for _, path := range []string{"/editions/0123456789abcdef", "/e/" + ids[0] + "/editions", "/e/" + ids[0] + "/corrections"} {
		if a := s.ask(t, http.MethodGet, path); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
			t.Errorf("%s answers %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
		}
	}
}

func TestCorrectionsHaveTheirNoteOrNone(t *testing.T) {
	s, ids := issued(t, history())
	s.says(t, "/corrections", "Note of the editors:", "&lt;b&gt;&amp;", "The editors left no note.", "3 May 1923 to 4 May 1923", "mailto:")
	if body := s.get(t, "/corrections").body; strings.Contains(body, "/editions/"+ids[0]+`"`) {
		t.Error("the first edition corrects nothing")
	}
	fresh, _ := issued(t, history()[:1])
	fresh.says(t, "/corrections", "Nothing has been corrected so far.")
	fresh.says(t, "/editions", "There is one edition so far")
	fresh.says(t, "/claims/k-02", "Recorded since the")
}

func TestWithdrawnClaimKeepsItsPageAndCountsNoMore(t *testing.T) {
	s, ids := issued(t, history())
	s.says(t, "/claims/k-06", "Withdrawn on 4 March 2026: The sentence speaks of another &lt;harbour&gt;.", "Withdrawn in the", "/editions/"+ids[2], "Recorded since the", "counts under no rule")
	s.says(t, "/claims/k-02", "Changed in the", "&lt;b&gt;&amp;", "3 May 1923")
	before := s.features(t, "/e/"+ids[1]+"/control/1923-05-14.geojson")
	after := s.features(t, "/control/1923-05-14.geojson")
	named := func(c collection) (holder string, claims string) {
		for i := range c.Features {
			if f := &c.Features[i]; f.text("place_id") == "harbour" {
				return f.text("holder"), f.text("claim_ids")
			}
		}
		return "", ""
	}
	if holder, claims := named(before); holder != "sea-league" || !strings.Contains(claims, "k-06") {
		t.Errorf("before: %q by %q", holder, claims)
	}
	if holder, claims := named(after); holder == "sea-league" || strings.Contains(claims, "k-06") {
		t.Errorf("withdrawn: %q by %q", holder, claims)
	}
}

// What stands under /e/ knows nothing of what was published later.
func TestPinnedPagesNeverChange(t *testing.T) {
	s, ids := issued(t, history()[:1])
	later, _ := issued(t, history())
	for _, path := range []string{"/claims/k-02", "/claims/k-06", "/claims/k-02?lang=ar", "/about", "/on/1923-05-05", "/places/cape"} {
		pinned := "/e/" + ids[0] + path
		then, now := s.get(t, pinned), later.get(t, pinned)
		if s.anywhere(then.body) != later.anywhere(now.body) {
			t.Errorf("%s has changed", pinned)
		}
		if !strings.Contains(now.Header.Get("Cache-Control"), "immutable") || strings.Contains(now.body, "History of this record") {
			t.Errorf("%s tells of other editions", pinned)
		}
	}
}

// anywhere is a page without the address of its server, which each test has anew.
func (s *site) anywhere(body string) string {
	return strings.NewReplacer(s.URL, "", url.QueryEscape(s.URL), "").Replace(body)
}

func TestEveryClaimCanBeReported(t *testing.T) {
	s, ids := issued(t, history())
	for path, want := range map[string]string{"/claims/k-02": "/claims/k-02", "/places/cape": "/claims/k-", "/sources/chronicle": "/claims/k-", "/claims/k-02?lang=ar": "/claims/k-02?lang=ar", "/events/" + s.edition.Atlas.Events[0].ID: "/events/"} {
		found := ""
		for _, to := range addresses(s.get(t, path).body) {
			if strings.HasPrefix(to.value, "mailto:strait@chronicle.example?") {
				found = to.value
				break
			}
		}
		u, err := url.Parse(found)
		if err != nil || strings.Contains(found, "+") {
			t.Fatalf("%s: %q (%v)", path, found, err)
		}
		q := u.Query()
		if body := q.Get("body"); !strings.Contains(body, s.URL+"/e/"+ids[2]+want) || !strings.Contains(body, ids[2]) || !strings.Contains(body, "\r\n") {
			t.Errorf("%s: the mail is %q", path, body)
		}
	}
	none, _ := issued(t, []edit{{texts: []string{"datapackage.json", "strait@chronicle.example", ""}}})
	for _, to := range addresses(none.get(t, "/claims/k-02").body) {
		if strings.HasPrefix(to.value, "mailto:") || strings.Contains(to.value, "chronicle.example/report") {
			t.Errorf("an atlas without an address offers %s", to.value)
		}
	}
	web, _ := issued(t, []edit{{texts: []string{"datapackage.json", "strait@chronicle.example", "https://chronicle.example/report?from=map"}}})
	var q url.Values
	for _, to := range addresses(web.get(t, "/claims/k-02").body) {
		if u, err := url.Parse(to.value); err == nil && u.Host == "chronicle.example" && u.Path == "/report" {
			q = u.Query()
		}
	}
	page := web.URL + "/e/" + web.edition.ID + "/claims/k-02"
	if q.Get("from") != "map" || q.Get("record") != "k-02" || q.Get("edition") != web.edition.ID || q.Get("page") != page ||
		!strings.Contains(q.Get("title"), "k-02") || !strings.Contains(q.Get("body"), page) {
		t.Errorf("the report's page is asked for %v", q)
	}
}

// Where the store fails, records are shown without their way through the editions.
func TestRecordsAreShownWhereTheStoreFails(t *testing.T) {
	s, _ := serve(t, strait, func(*server.Options) {})
	s.says(t, "/claims/k-02", "Does it count?")
	if a := s.ask(t, http.MethodGet, "/editions"); a.StatusCode != http.StatusInternalServerError || strings.Contains(a.body, "room 7") {
		t.Errorf("/editions answers %d", a.StatusCode)
	}
}
