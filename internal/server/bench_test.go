package server_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
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

func BenchmarkKeptState(b *testing.B) {
	for b.Loop() {
		serveOne(b, "/control/2017-11-03.geojson")
	}
}

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

func BenchmarkPageOfADay(b *testing.B) {
	for b.Loop() {
		serveOne(b, "/on/2017-11-03")
	}
}
