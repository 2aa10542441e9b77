package server_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// headline is what an embed says above its map.
func headline(body string) string {
	m := regexp.MustCompile(`<h1 id="title">(.*?)</h1>`).FindStringSubmatch(body)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// An embed states its date, and has a slider only where it is given days to move in.
func TestEmbedShowsTheDayThatIsAskedFor(t *testing.T) {
	const campaign = "campaign=2017-western-iraq-campaign"
	for path, want := range map[string]struct {
		date   string
		slider bool
	}{
		"/embed":                               {"3 November 2017", false},
		"/embed?date=2017-11-17":               {"17 November 2017", false},
		"/embed/2017-11-17":                    {"17 November 2017", false},
		"/embed?from=2017-10-20&to=2017-11-20": {"20 November 2017", true},
		"/embed?from=2017-10-20&to=2017-11-20&date=2017-11-01":      {"1 November 2017", true},
		"/embed/2017-11-02?from=2017-10-20&to=2017-11-20":           {"2 November 2017", true},
		"/embed?from=2017-10-20&to=2017-11-20&date=2017-12-01":      {"20 November 2017", true},
		"/embed?from=2017-11-20&to=2017-10-20":                      {"20 November 2017", true},
		"/embed?from=2017-11-01&to=2017-11-01":                      {"1 November 2017", false},
		"/embed?" + campaign:                                        {"3 November 2017", true},
		"/embed?campaign=al-karmah-offensive":                       {"15 May 2015", true},
		"/embed?" + campaign + "&date=2017-10-28":                   {"28 October 2017", true},
		"/embed?" + campaign + "&from=2017-11-10&to=2017-11-20":     {"20 November 2017", true},
		"/embed?" + campaign + "&controls=legend,fullscreen":        {"3 November 2017", false},
		"/embed?date=2017-11-17&fbclid=IwAR0&utm_source=newsletter": {"17 November 2017", false},
	} {
		body := anbar.get(t, path).body
		if got := headline(body); got != "Who held what on "+want.date {
			t.Errorf("%s is headed %q, want %s", path, got, want.date)
		}
		if got := strings.Contains(body, `id="strip"`); got != want.slider {
			t.Errorf("%s has a slider: %t", path, got)
		}
	}
}

func TestEmbedSaysWhatItCannotShow(t *testing.T) {
	for _, query := range []string{
		"date=x", "date=1066-10-14", "from=x&to=2017-11-01", "from=2017-11-20&to=2017-10-20", "place=nowhere", "highlight=rawa,nowhere", "rule=none", "known=x",
		"without=nobody", "campaign=none", "bbox=1,2,3", "bbox=40,35,41,34", "layers=labels,none-such", "controls=dance", "theme=pink", "lang=xx",
		"title=" + strings.Repeat("long%20", 30), "from=2017-10-20&to=2017-11-20&date=2015-05-01",
	} {
		for _, lang := range []string{"", "&lang=ar"} {
			if strings.HasPrefix(query, "lang") {
				lang = ""
			}
			a := anbar.get(t, "/embed?"+query+lang)
			if len(notices(a.body)) != 1 {
				t.Errorf("/embed?%s shows %v", query+lang, notices(a.body))
			}
			if headline(a.body) == "" {
				t.Errorf("/embed?%s has no headline", query+lang)
			}
		}
	}
	for _, query := range []string{"", "layers=none&controls=none", "highlight=rawa,anah&theme=dark&bbox=40,34,42,35", "fbclid=x&utm_medium=y&secret=z"} {
		if a := anbar.get(t, "/embed?"+query); len(notices(a.body)) != 0 {
			t.Errorf("/embed?%s shows %v", query, notices(a.body))
		}
	}
}

func TestEmbedTakesAuthorsWordsButKeepsTheDate(t *testing.T) {
	a := anbar.get(t, "/embed?date=2017-11-17&title="+url.QueryEscape(`Nine days <b>"to"</b> the border`))
	if got := headline(a.body); got != `Nine days <b>"to"</b> the border, 17 November 2017` {
		t.Errorf("the headline is %q", got)
	}
	if strings.Contains(a.body, "<b>\"to\"") {
		t.Error("the title comes back as markup")
	}
	long := headline(anbar.get(t, "/embed?title="+strings.Repeat("%D9%85", 300)).body)
	if n := strings.Count(long, "م"); n != 120 {
		t.Errorf("%d characters of a long title are kept", n)
	}
}

// Every site may frame an embed and its errors, and no other page.
func TestEmbedMayBeFramed(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, status := range map[string]int{
			"/embed": http.StatusOK, "/e/" + s.edition.ID + "/embed": http.StatusOK, "/embed/2017-11-31": http.StatusNotFound,
			"/e/0123456789abcdef/embed": http.StatusNotFound,
		} {
			a := s.ask(t, http.MethodGet, path)
			if a.StatusCode != status || a.Header.Get("Content-Type") != htmlDoc {
				t.Errorf("%s answers %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
			}
			if policy := a.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors *") || !strings.Contains(policy, "default-src 'self'") {
				t.Errorf("%s has the policy %q", path, policy)
			}
			if a.Header.Get("X-Frame-Options") != "" || a.Header.Get("Set-Cookie") != "" {
				t.Errorf("%s forbids frames or sets a cookie", path)
			}
			if !strings.Contains(a.body, `<body class="embed`) || strings.Contains(a.body, `class="bar"`) {
				t.Errorf("%s wears the frame of the site", path)
			}
		}
		if policy := s.get(t, "/").Header.Get("Content-Security-Policy"); strings.Contains(policy, "frame-ancestors *") {
			t.Error("every site may frame the map's own page")
		}
	})
}

// Pinned, an embed is immutable and leads to pinned pages only, but for what asks of later editions.
func TestPinnedEmbedStaysInItsEdition(t *testing.T) {
	prefix := "/e/" + anbar.edition.ID
	a := anbar.get(t, prefix+"/embed?campaign=2017-western-iraq-campaign")
	if cache := a.Header.Get("Cache-Control"); !strings.Contains(cache, "immutable") {
		t.Errorf("it is cached as %q", cache)
	}
	found := 0
	for _, link := range addresses(a.body) {
		if link.element == "a" {
			found++
			if !strings.HasPrefix(link.value, prefix) {
				t.Errorf("it leads to %s", link.value)
			}
		}
	}
	if found < 2 {
		t.Errorf("%d links found", found)
	}
}

func TestEmbedTellsTheDayWithoutScripts(t *testing.T) {
	body := anbar.get(t, "/embed?date=2017-11-03&highlight=rawa&bbox=40,34,42,35&rule=any").body
	m := regexp.MustCompile(`(?s)<noscript>.*?<img src="([^"]+)".*?alt="([^"]+)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatal("no picture")
	}
	still := html.UnescapeString(m[1])
	for _, want := range []string{"/poster/2017-11-03.svg?", "bbox=40%2C34%2C42%2C35", "highlight=rawa", "rule=any"} {
		if !strings.Contains(still, want) {
			t.Errorf("the picture %s lacks %s", still, want)
		}
	}
	if !strings.Contains(m[2], "3 November 2017") || !strings.Contains(body, "Iraqi government") || !strings.Contains(body, "CC BY-SA 4.0") {
		t.Error("date, key or licence is missing")
	}
}

// What is not the whole record under the usual rule says so.
func TestEmbedSaysWhatItLeavesOut(t *testing.T) {
	apart := func(query string) string {
		m := regexp.MustCompile(`<p class="apart">(.*?)</p>`).FindStringSubmatch(anbar.get(t, "/embed?"+query).body)
		if m == nil {
			return ""
		}
		return html.UnescapeString(m[1])
	}
	for query, want := range map[string]string{
		"":                                    "",
		"rule=documented":                     "",
		"campaign=2017-western-iraq-campaign": "",
		"rule=strict":                         "Rule: Strict",
		"rule=any&lang=ar":                    "القاعدة: ",
		"actor=is&kind=town,city":             "These places only: Actor: Islamic State; Kind of place: ",
		"known=2017-11-01":                    "As reported by 1 November 2017",
		"date=2017-11-01&known=2017-11-01":    "As reported by that evening",
		"without=joc":                         "Without: Joint Operations Command",
	} {
		if got := apart(query); !strings.HasPrefix(got, want) || (want == "") != (got == "") {
			t.Errorf("/embed?%s says %q, want %q", query, got, want)
		}
	}
}
