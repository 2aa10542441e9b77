package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

// serveOne asks the handler itself, without a network.
func serveOne(b *testing.B, path string) {
	b.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "gzip")
	anbar.Config.Handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.Fatalf("%s answers %d", path, w.Code)
	}
}

// paper is a ResponseWriter that keeps its headers' place and throws away the rest, so
// that only the handler is measured.
type paper struct {
	header http.Header
	status int
}

func (p *paper) Header() http.Header         { return p.header }
func (p *paper) Write(b []byte) (int, error) { return len(b), nil }
func (p *paper) WriteHeader(status int)      { p.status = status }

// serveKept asks for what was asked for before; with have, as a client that has it.
func serveKept(b *testing.B, path string, have bool) {
	b.Helper()
	w := &paper{header: http.Header{}}
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "gzip, deflate, br, zstd")
	want := http.StatusOK
	anbar.Config.Handler.ServeHTTP(w, r)
	if have {
		r.Header.Set("If-None-Match", w.header.Get("Etag"))
		want = http.StatusNotModified
	}
	b.ReportAllocs()
	for b.Loop() {
		clear(w.header)
		if anbar.Config.Handler.ServeHTTP(w, r); w.status != want {
			b.Fatalf("%s answers %d", path, w.status)
		}
	}
}

func BenchmarkKeptState(b *testing.B) { serveKept(b, "/control/2017-11-03.geojson", false) }

// A tile that was asked for before; internal/tile measures those that were not.
func BenchmarkKeptTile(b *testing.B) {
	serveKept(b, "/tiles/control/6/39/25.mvt?date=2017-11-03", false)
}

func BenchmarkKeptAsset(b *testing.B) { serveKept(b, "/assets/app.js", false) }

func BenchmarkStateThatTheClientHas(b *testing.B) { serveKept(b, "/control/2017-11-03.geojson", true) }

// A page names the host that it was asked of, so it is found behind the router.
func BenchmarkKeptPage(b *testing.B) { serveKept(b, "/", false) }

// A box that nobody asked for makes every answer new.
func BenchmarkNewState(b *testing.B) {
	i := 0
	for b.Loop() {
		i++
		serveOne(b, fmt.Sprintf("/control/2017-11-03.geojson?bbox=-180,-90,180,%.9f", 90-float64(i)/1e8))
	}
}

func BenchmarkNewChangesOfAWeek(b *testing.B) {
	i := 0
	for b.Loop() {
		i++
		serveOne(b, fmt.Sprintf("/changes.geojson?from=2017-11-01&to=2017-11-08&bbox=-180,-90,180,%.9f", 90-float64(i)/1e8))
	}
}

// A page of a host that nobody asked for is written anew: under a reading that is
// at hand, and as each evening knew it, which has to be derived.
func BenchmarkNewPage(b *testing.B) {
	for _, path := range []string{
		"/", "/?from=2017-09-15&to=2017-12-09", "/on/2017-11-03", "/on/2017-09-15/2017-12-09", "/places/rawa", "/campaigns/2017-western-iraq-campaign", "/on/2017-11-03?known=%s",
	} {
		b.Run(path, func(b *testing.B) {
			i := 0
			for b.Loop() {
				i++
				w := httptest.NewRecorder()
				r := httptest.NewRequest(http.MethodGet, strings.Replace(path, "%s", (edtf.MustDay("2000-01-01")+edtf.Day(i)).String(), 1), nil)
				r.Host = fmt.Sprintf("host-%d.example", i)
				anbar.Config.Handler.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					b.Fatalf("%s answers %d", path, w.Code)
				}
			}
		})
	}
}
