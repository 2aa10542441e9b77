package server_test

import (
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// feed is what RFC 4287 asks of a feed.
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"lang,attr"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []link   `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Content string `xml:"content"`
		Links   []link `xml:"link"`
	} `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func (s *site) feed(t *testing.T, path string) feed {
	t.Helper()
	a := s.get(t, path)
	var f feed
	if err := xml.Unmarshal([]byte(a.body), &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	self := false
	for _, l := range f.Links {
		self = self || l.Rel == "self" && l.Href == s.URL+path
	}
	if f.ID == "" || f.Title == "" || f.Author == "" || !self || f.Lang == "" {
		t.Errorf("%s lacks what a feed needs: %+v", path, f)
	}
	if _, err := time.Parse(time.RFC3339, f.Updated); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	seen := map[string]bool{}
	for _, e := range f.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Title == "" || e.Summary == "" || seen[e.ID] || e.Updated > f.Updated {
			t.Errorf("%s: entry %+v (%v)", path, e, err)
		}
		seen[e.ID] = true
		if strings.Count(e.Title+e.Summary, "\u2068") != strings.Count(e.Title+e.Summary, "\u2069") {
			t.Errorf("%s: a name is not closed in %q", path, e.Title)
		}
		if a := s.ask(t, http.MethodGet, strings.TrimPrefix(e.Links[0].Href, s.URL)); a.StatusCode != http.StatusOK {
			t.Errorf("%s: the entry leads to %s, which answers %d", path, e.Links[0].Href, a.StatusCode)
		}
	}
	if len(f.Entries) == 0 || len(f.Entries) > 100 {
		t.Errorf("%s has %d entries", path, len(f.Entries))
	}
	return f
}

func TestFeedsAreAtom(t *testing.T) {
	s, _ := issued(t, history())
	for _, lang := range []string{"", "?lang=ar"} {
		f := s.feed(t, "/feeds/editions.atom"+lang)
		if len(f.Entries) != 3 || f.Updated != "2026-03-04T00:00:00Z" || !strings.Contains(f.Entries[1].Summary, `"<b>&`) {
			t.Errorf("editions: %+v", f)
		}
		changes := s.feed(t, "/feeds/changes.atom"+lang)
		corrected := false
		for _, e := range changes.Entries {
			corrected = corrected || strings.Contains(e.ID, "/places/cape?date=1923-05-07") && e.Updated == "2026-02-03T00:00:00Z"
		}
		if !corrected {
			t.Errorf("no entry was updated by the correction: %+v", changes)
		}
	}
	for _, path := range []string{"/", "/on/1923-05-05", "/editions"} {
		s.says(t, path, `type="application/atom+xml"`, `href="/feeds/editions.atom"`, `href="/feeds/changes.atom"`)
	}
	anbar.feed(t, "/feeds/changes.atom")
	if a := s.ask(t, http.MethodGet, "/feeds/changes.atom?lang=xx"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown language answers %d", a.StatusCode)
	}
}

// An entry keeps its id, and its date unless an edition tells it otherwise.
func TestEntriesOfFeedsStayTheSame(t *testing.T) {
	two, _ := issued(t, history()[:2])
	three, _ := issued(t, history())
	before := map[string]string{}
	for _, e := range two.feed(t, "/feeds/changes.atom").Entries {
		before[strings.TrimPrefix(e.ID, two.URL)] = e.Updated
	}
	kept := 0
	for _, e := range three.feed(t, "/feeds/changes.atom").Entries {
		if updated, ok := before[strings.TrimPrefix(e.ID, three.URL)]; ok && updated == e.Updated {
			kept++
		}
	}
	if kept < 3 {
		t.Errorf("only %d of %d entries were kept", kept, len(before))
	}
}

func TestEntriesOfTheGroundHaveAPicture(t *testing.T) {
	t.Parallel()
	for _, e := range anbar.feed(t, "/feeds/changes.atom?lang=ar").Entries {
		i := slices.IndexFunc(e.Links, func(l link) bool { return l.Rel == "enclosure" })
		if i < 0 {
			t.Fatalf("%s has no picture", e.ID)
		}
		content := addresses(e.Content)
		if !slices.ContainsFunc(content, func(a address) bool { return a.value == e.Links[i].Href }) || !strings.Contains(e.Links[i].Href, "lang=ar") {
			t.Fatalf("%s shows %v instead of %s", e.ID, content, e.Links[i].Href)
		}
	}
	first := anbar.feed(t, "/feeds/changes.atom").Entries[0]
	a := anbar.ask(t, http.MethodGet, strings.TrimPrefix(first.Links[1].Href, anbar.URL))
	if got := a.Header.Get("Content-Type"); a.StatusCode != http.StatusOK || got != "image/png" {
		t.Errorf("the picture answers %d, %q", a.StatusCode, got)
	}
}
