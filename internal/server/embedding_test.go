package server_test

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/heldline/heldline/internal/pages"
)

// What the guide calls a parameter reaches the map in the frame.
func TestEmbedTakesEveryParameterOfTheGuide(t *testing.T) {
	for _, name := range pages.FrameParams() {
		body := anbar.get(t, "/embed?"+name+"=2017-11-03").body
		m := regexp.MustCompile(`(?s)id="boot">(.*?)</script>`).FindStringSubmatch(body)
		if m == nil {
			t.Fatalf("the embed with %s has no record for its script", name)
		}
		var boot struct{ Asked map[string]string }
		if err := json.Unmarshal([]byte(m[1]), &boot); err != nil {
			t.Fatal(err)
		}
		if boot.Asked[name] != "2017-11-03" {
			t.Errorf("the embed does not know %s", name)
		}
	}
}

// The examples of the guide are of this very site: each address in them answers.
func TestEmbeddingGuideGivesExamplesThatWork(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/embedding", "/embedding?lang=ar"} {
			body := html.UnescapeString(s.get(t, path).body)
			_, guide, _ := strings.Cut(body, `<main class="page"`)
			for _, left := range []string{"maps.example", "CAMPAIGN", "EDITION"} {
				if strings.Contains(guide, left) {
					t.Errorf("%s still says %s", path, left)
				}
			}
			found := regexp.MustCompile(regexp.QuoteMeta(s.URL)+`/[^"<\s]*`).FindAllString(guide, -1)
			if len(found) < 10 {
				t.Errorf("%s has only the examples %v", path, found)
			}
			for _, address := range found {
				if strings.HasSuffix(address, "/oembed?url=") {
					address += url.QueryEscape(s.URL + "/")
				}
				s.get(t, strings.TrimPrefix(address, s.URL))
			}
		}
	})
}
