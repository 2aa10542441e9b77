package server_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

// notice is how a page says that it shows something else than was asked for.
func notices(body string) []string {
	return regexp.MustCompile(`(?s)class="notice[^"]*"[^>]*>.*?</`).FindAllString(body, -1)
}

func TestPagesIgnoreWhatTheyDoNotKnow(t *testing.T) {
	for _, path := range []string{"/", "/on/2017-11-03", "/places/rawa", "/codebook", "/about", "/sources"} {
		plain := anbar.get(t, path)
		for _, query := range []string{"?fbclid=IwAR0", "?utm_source=x&utm_medium=y", "?gclid=1&x=2", "?utm_source=a&utm_source=b", "?%zz"} {
			a := anbar.get(t, path+query)
			if len(notices(a.body)) != len(notices(plain.body)) {
				t.Errorf("%s%s shows a notice", path, query)
			}
			if canonical(a.body) != canonical(plain.body) {
				t.Errorf("%s%s has the canonical address %s", path, query, canonical(a.body))
			}
		}
	}
}

func canonical(body string) string {
	return regexp.MustCompile(`<link rel="canonical" href="[^"]*">`).FindString(body)
}

func TestBadAndFarValuesShowTheNearestWithANotice(t *testing.T) {
	for _, query := range []string{
		"?date=x", "?date=2017-11-31", "?date=1066-10-14", "?date=9999-12-31", "?rule=none", "?known=x", "?without=nobody", "?place=nowhere",
	} {
		for _, lang := range []string{"", "&lang=ar"} {
			a := anbar.get(t, "/"+query+lang)
			if len(notices(a.body)) == 0 {
				t.Errorf("/%s%s shows no notice", query, lang)
			}
		}
	}
	for _, query := range []string{"", "?date=2017-11-02&rule=any&place=rawa"} {
		if a := anbar.get(t, "/"+query); len(notices(a.body)) != 0 {
			t.Errorf("/%s shows %v", query, notices(a.body))
		}
	}
}

// A day far from every report is still a day: its page says what is known then.
func TestPagesOfFarDays(t *testing.T) {
	for _, day := range []string{"0001-01-01", "1066-10-14", "9999-12-31"} {
		if a := anbar.get(t, "/on/"+day); !strings.Contains(a.body, "<h1") {
			t.Errorf("%s is no page", day)
		}
	}
}

func TestBadDateInAPathIsNotFoundInWords(t *testing.T) {
	for _, day := range []string{"x", "2017-11-31", "2017-11-3", "20171103", "10000-01-01", "0000-01-01", "2017-11-03.html", "%2e%2e"} {
		a := anbar.ask(t, http.MethodGet, "/on/"+day)
		if a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc || !strings.Contains(a.body, "<h1") {
			t.Errorf("/on/%s answers %d %s", day, a.StatusCode, a.Header.Get("Content-Type"))
		}
	}
}

func TestLanguageIsChosenByItsParameterOnly(t *testing.T) {
	plain := anbar.get(t, "/on/2017-11-03")
	if asked := anbar.get(t, "/on/2017-11-03", "Accept-Language", "ar"); asked.body != plain.body {
		t.Error("Accept-Language changes the page")
	}
	arabic := anbar.get(t, "/on/2017-11-03?lang=ar").body
	if !strings.Contains(arabic, `<html lang="ar" dir="rtl"`) || !strings.Contains(plain.body, `<html lang="en"`) {
		t.Error("the pages are not in the language asked for")
	}
	if a := anbar.get(t, "/on/2017-11-03?lang=xx"); !strings.Contains(a.body, `<html lang="en"`) {
		t.Error("a language that is not there is not answered in English")
	}
}

func TestPagesSayWhatMachinesLookFor(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, contentType := range s.pinned() {
			if contentType != htmlDoc || path == "/codebook" || path == "/embedding" || path == "/qgis" || path == "/about" {
				continue
			}
			if strings.HasPrefix(path, "/ogc") && strings.Contains(path, "?") {
				continue // not for search engines: the address without the query is
			}
			body := s.get(t, path).body
			for _, want := range []string{`<link rel="canonical" href="` + s.URL, `property="og:title"`, `property="og:url"`, "<title>", "<h1", `lang="en"`} {
				if !strings.Contains(body, want) {
					t.Errorf("%s has no %s", path, want)
				}
			}
		}
		if body := s.get(t, "/on/"+s.edition.Atlas.About.DefaultDate.String()).body; !strings.Contains(body, `"@type":"Dataset"`) {
			t.Error("the page of a day is no Dataset")
		}
		if body := s.get(t, "/places/"+s.edition.Places[0].ID).body; !strings.Contains(body, `"@type":"Place"`) {
			t.Error("the page of a place is no Place")
		}
	})
}

// The map page states the day without JavaScript.
func TestMapPageSaysTheStateInWords(t *testing.T) {
	body := anbar.get(t, "/?date=2017-11-03").body
	for _, want := range []string{"3 November 2017", "Rawa", "/places/al-qaim"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

func TestNothingFromTheAddressIsWrittenAsMarkup(t *testing.T) {
	const script = `%3Cscript%3Ealert(1)%3C/script%3E`
	for _, path := range []string{
		"/?date=" + script, "/?place=" + script, "/?rule=" + script, "/?without=" + script, "/?known=" + script, "/?lang=" + script, "/places?q=" + script,
		"/on/" + script, "/places/" + script, "/e/" + script + "/places", "/" + script,
	} {
		a := anbar.ask(t, http.MethodGet, path)
		if strings.Contains(a.body, "<script>alert") {
			t.Errorf("%s comes back as markup", path)
		}
	}
}

func TestSitemapListsPagesThatAnswer(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		var paths []string
		for _, m := range regexp.MustCompile(`<loc>([^<]+)</loc>`).FindAllStringSubmatch(s.get(t, "/sitemap.xml").body, -1) {
			path, ours := strings.CutPrefix(m[1], s.URL)
			if !ours {
				t.Errorf("%s is elsewhere", m[1])
				continue
			}
			paths = append(paths, path)
			if a := s.ask(t, http.MethodHead, path); a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != htmlDoc {
				t.Errorf("%s answers %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
			}
		}
		for _, p := range s.edition.Places {
			if !slices.Contains(paths, "/places/"+p.ID) {
				t.Errorf("%s is not listed", p.ID)
			}
		}
		if day := s.edition.Atlas.About.DefaultDate; !slices.Contains(paths, "/on/"+day.String()) && countsOn(s, day) {
			t.Errorf("%s is not listed", day)
		}
		if robots := s.get(t, "/robots.txt").body; !strings.Contains(robots, "Sitemap: "+s.URL+"/sitemap.xml") {
			t.Errorf("robots.txt is %q", robots)
		}
	})
}

func countsOn(s *site, day edtf.Day) bool {
	for _, d := range s.edition.Dates {
		if d.Date == day {
			return true
		}
	}
	return false
}
