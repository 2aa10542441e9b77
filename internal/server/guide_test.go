package server_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The examples of the guide for analysts are of this very site: each address in it
// answers.
func TestAnalystsGuideGivesExamplesThatWork(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/qgis", "/qgis?lang=ar"} {
			body := html.UnescapeString(s.get(t, path).body)
			_, guide, _ := strings.Cut(body, `<main class="page"`)
			guide, _, _ = strings.Cut(guide, `<footer`)
			for _, left := range []string{"maps.example", "ATLAS", "EDITION"} {
				if strings.Contains(guide, left) {
					t.Errorf("%s still says %s", path, left)
				}
			}
			day := s.edition.Atlas.About.DefaultDate.String()
			fill := strings.NewReplacer("{z}", "5", "{x}", "19", "{y}", "12", "LAYER", "spans", "DATE", day)
			asked := map[string]bool{}
			for _, address := range regexp.MustCompile(regexp.QuoteMeta(s.URL)+`/[^"<\s]*[^"<\s.*]`).FindAllString(guide, -1) {
				asked[fill.Replace(strings.TrimPrefix(address, s.URL))] = true
			}
			for _, m := range regexp.MustCompile(`<code>(/[a-z][^<]*)</code>|src="(/[^"]*)"`).FindAllStringSubmatch(guide, -1) {
				asked[fill.Replace(m[1]+m[2])] = true
			}
			if len(asked) < 20 {
				t.Errorf("%s has only the addresses %v", path, asked)
			}
			for address := range asked {
				s.get(t, address)
			}
		}
	})
}
