package server_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/server"
)

// fill writes an address of the atlas for a line of the route table, "" for one that
// this test does not know.
func (s *site) fill(path string) string {
	a := s.edition.Atlas
	day := a.About.DefaultDate.String()
	return map[string]string{
		"/on/:date": "/on/" + day, "/on/:date/:until": "/on/" + s.edition.First.String() + "/" + day, "/places/:id": "/places/" + s.edition.Places[0].ID,
		"/campaigns/:id": "/campaigns/" + a.Campaigns[0].ID, "/sources/:id": "/sources/" + a.Sources[0].ID, "/claims/:id": "/claims/" + a.Claims.At(0).ID, "/events/:id": "/events/" + a.Events[0].ID,
		"/share/:date": "/share/" + day, "/embed/:date": "/embed/" + day, "/control/:file": "/control/" + day + ".geojson", "/map/state/:file": "/map/state/" + day + ".json", "/areas/:file": "/areas/" + day + ".csv",
		"/search": "/search?q=a", "/reconcile/suggest/entity": "/reconcile/suggest/entity?prefix=a", "/reconcile/suggest/type": "/reconcile/suggest/type?prefix=a",
		"/reconcile/suggest/property": "/reconcile/suggest/property?prefix=a", "/reconcile/properties": "/reconcile/properties?type=place", "/reconcile/preview": "/reconcile/preview?id=" + s.edition.Places[0].ID,
		"/poster/:file": "/poster/" + day + ".svg", "/download/:file": "/download/spans.geojson", "/tiles/:layer": "/tiles/control.json", "/tiles/:layer/:z/:x/:y": "/tiles/control/0/0/0.mvt",
		"/ogc/collections/:collection": "/ogc/collections/spans", "/ogc/collections/:collection/queryables": "/ogc/collections/spans/queryables", "/ogc/collections/:collection/schema": "/ogc/collections/spans/schema",
		"/ogc/collections/:collection/items": "/ogc/collections/spans/items?limit=2", "/ogc/collections/:collection/items/:id": "/ogc/collections/spans/items/1",
		"/editions/:id": "/editions/" + s.edition.ID, "/assets/*": "/assets/app.js", "/oembed": "/oembed?url=" + s.URL + "/",
	}[path]
}

// Every address of the route table but the state of the process has a strong tag, and
// 304 for it, with the headers that RFC 9110 wants and none of the content; HEAD is GET
// without a body.
func TestEveryRouteAnswers304(t *testing.T) {
	_, h := serve(t, strait, func(*server.Options) {})
	for _, p := range h.Patterns() {
		path := p.Path
		if strings.ContainsAny(path, ":*") || anbar.fill(path) != "" {
			path = anbar.fill(path)
		}
		switch {
		case p.Path == "/healthz" || p.Path == "/readyz":
			continue
		case path == "":
			t.Errorf("this test knows no address for %s", p.Path)
			continue
		}
		addresses := []string{path}
		if p.Pinned {
			addresses = append(addresses, "/e/"+anbar.edition.ID+path)
		}
		for _, path := range addresses {
			for _, accept := range []string{"", "gzip, deflate, br, zstd"} {
				whole := anbar.get(t, path, "Accept-Encoding", accept)
				tag := whole.Header.Get("ETag")
				if len(tag) < 10 || tag[0] != '"' {
					t.Errorf("%s has the tag %q", path, tag)
					continue
				}
				if n := whole.ContentLength; n != int64(len(whole.body)) && p.Path != "/panel.csv" { // that one is written as it is made
					t.Errorf("%s has %d bytes and says %d", path, len(whole.body), n)
				}
				for _, method := range []string{http.MethodGet, http.MethodHead} {
					a := anbar.ask(t, method, path, "Accept-Encoding", accept, "If-None-Match", tag)
					if a.StatusCode != http.StatusNotModified || a.body != "" {
						t.Errorf("%s %s: %d, %d bytes", method, path, a.StatusCode, len(a.body))
					}
					for _, name := range []string{"ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"} {
						if a.Header.Get(name) != whole.Header.Get(name) {
							t.Errorf("%s %s: 304 has %s %q, 200 has %q", method, path, name, a.Header.Get(name), whole.Header.Get(name))
						}
					}
					for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length", "Content-Security-Policy"} {
						if v := a.Header.Get(name); v != "" {
							t.Errorf("%s %s: 304 has %s %q", method, path, name, v)
						}
					}
				}
				head := anbar.ask(t, http.MethodHead, path, "Accept-Encoding", accept)
				if head.StatusCode != http.StatusOK || head.body != "" || head.Header.Get("ETag") != tag || head.Header.Get("Content-Length") != whole.Header.Get("Content-Length") {
					t.Errorf("HEAD %s: %d, %d bytes, %v", path, head.StatusCode, len(head.body), head.Header)
				}
			}
		}
	}
}
