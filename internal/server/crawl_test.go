package server_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// address is what an element of a page names: <a href="/places">.
type address struct{ element, value string }

// addresses finds what the markup of a page names, without running it.
func addresses(body string) []address {
	var out []address
	for _, attribute := range []string{` href="`, ` src="`, ` action="`} {
		for at := strings.Index(body, attribute); at >= 0; {
			start := at + len(attribute)
			value, _, _ := strings.Cut(body[start:], `"`)
			tag := body[strings.LastIndexByte(body[:at], '<')+1 : at]
			element, _, _ := strings.Cut(tag, " ")
			out = append(out, address{element, html.UnescapeString(value)})
			next := strings.Index(body[start:], attribute)
			if at = next; next >= 0 {
				at += start
			}
		}
	}
	return out
}

// crawl follows every link of the site that begins with a prefix, from the
// prefix on, and returns the answers by address. Days and readings of the map go
// on for ever: links with a query are followed from the first pages only. Pictures
// take a while to draw: some of them stand for all.
func crawl(t *testing.T, s *site, prefix string) map[string]answer {
	t.Helper()
	s.crawling.Lock()
	defer s.crawling.Unlock()
	if s.crawled[prefix] != nil {
		return s.crawled[prefix]
	}
	out := map[string]answer{}
	seen := map[string]bool{prefix: true}
	made := 0
	for queue := []string{prefix}; len(queue) > 0; queue = queue[1:] {
		path := queue[0]
		a := s.ask(t, http.MethodGet, path)
		out[path] = a
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		for _, next := range s.links(a.body, path) {
			if strings.HasPrefix(next, prefix) && !seen[next] && (!strings.Contains(next, "?") || len(seen) < 300) {
				seen[next] = true
				if strings.Contains(next, "/poster/") || strings.Contains(next, "/download/") {
					if made++; made > 40 {
						continue // pictures and files take most of the time: some stand for all
					}
				}
				queue = append(queue, next)
			}
		}
	}
	if len(out) < 50 {
		t.Errorf("only %d addresses found", len(out))
	}
	s.crawled[prefix] = out
	return out
}

// links are the addresses on the site that a page leads to, without fragments.
func (s *site) links(body, page string) []string {
	var out []string
	base, err := url.Parse(s.URL + page)
	if err != nil {
		return nil
	}
	for _, to := range addresses(body) {
		u, err := base.Parse(to.value)
		if err != nil || u.Host != base.Host {
			continue
		}
		u.Fragment, u.RawFragment = "", ""
		out = append(out, strings.TrimPrefix(u.String(), s.URL))
	}
	return out
}

func TestEveryLinkOfTheSiteAnswers(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for path, a := range crawl(t, s, "/") {
			if a.StatusCode != http.StatusOK {
				t.Errorf("%s answers %d", path, a.StatusCode)
			}
			if a.Header.Get("Set-Cookie") != "" {
				t.Errorf("%s sets a cookie", path)
			}
			if strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				s.selfContained(t, path, a.body)
			}
		}
	})
}

// Only plain links, to sources and licences, lead to another origin; no
// browser asks another one by itself.
func (s *site) selfContained(t *testing.T, path, body string) {
	t.Helper()
	for _, to := range addresses(body) {
		u, err := url.Parse(to.value)
		if err != nil {
			t.Errorf("%s: %q is no address (%v)", path, to.value, err)
			continue
		}
		named := slices.Contains([]string{"a", "link"}, to.element) && !strings.Contains(body, `<link rel="stylesheet" href="`+to.value)
		if u.Host != "" && s.URL != u.Scheme+"://"+u.Host && !named {
			t.Errorf("%s: <%s> asks %s", path, to.element, u.Host)
		}
	}
	for _, word := range []string{"@import", "url(http", "srcset=", "<iframe", "<object", "<embed", "http-equiv=\"refresh\"", "preconnect", "dns-prefetch"} {
		if word == "<iframe" && strings.Contains(path, "/share") {
			continue // its own preview
		}
		if strings.Contains(body, word) {
			t.Errorf("%s holds %s", path, word)
		}
	}
}

// A pinned page leads to pinned pages, and they all answer.
func TestEveryLinkOfAPinnedEditionAnswers(t *testing.T) {
	t.Parallel()
	for path, a := range crawl(t, anbar, "/e/"+anbar.older+"/") {
		if a.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", path, a.StatusCode)
		}
	}
}

func TestStylesAndScriptsAskNoOtherOrigin(t *testing.T) {
	for _, path := range []string{"/assets/app.css", "/assets/story.css", "/assets/text.css", "/actors.css"} {
		for _, m := range regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(anbar.get(t, path).body, -1) {
			if at := strings.Trim(m[1], `"' `); strings.Contains(at, "//") {
				t.Errorf("%s asks %s", path, at)
			}
		}
	}
	policy := anbar.get(t, "/").Header.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'self'", "object-src 'none'"} {
		if !slices.Contains(strings.Split(policy, "; "), want) {
			t.Errorf("the policy %q has no %s", policy, want)
		}
	}
}

// Links of a reading keep the reading: whoever leaves a voice out goes on without it.
func TestLinksKeepLanguageAndReading(t *testing.T) {
	for query, want := range map[string]string{"lang=ar": "lang=ar", "rule=strict": "rule=strict", "without=joc": "without=joc"} {
		kept := 0
		for _, link := range anbar.links(anbar.get(t, "/on/2017-11-03?"+query).body, "/on/2017-11-03") {
			if strings.HasPrefix(link, "/places/") && strings.Contains(link, want) {
				kept++
			}
		}
		if kept == 0 {
			t.Errorf("no link of the page keeps %s", want)
		}
	}
}
