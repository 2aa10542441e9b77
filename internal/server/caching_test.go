package server_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// kept lists the addresses whose answers may be kept; healthz and readyz may not.
func (s *site) kept() map[string]string {
	out := s.all()
	delete(out, "/healthz")
	delete(out, "/readyz")
	return out
}

func TestStateOfTheProcessIsNotKept(t *testing.T) {
	for _, path := range []string{"/healthz", "/readyz"} {
		if got := anbar.get(t, path).Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: %q", path, got)
		}
	}
}

func TestAnswersMayBeKeptAsLongAsTheyHold(t *testing.T) {
	t.Parallel()
	for path := range anbar.kept() {
		got := anbar.get(t, path).Header.Get("Cache-Control")
		pinned := strings.HasPrefix(path, "/e/") && !strings.HasSuffix(path, "/share") // that one names the day on which it is read
		if pinned && got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: %q", path, got)
		}
		if short := regexp.MustCompile(`^public, max-age=\d{1,3}, stale-while-revalidate=\d+$`); !pinned && !short.MatchString(got) {
			t.Errorf("%s: %q", path, got)
		}
	}
	for path := range anbar.wrong() {
		if got := anbar.ask(t, http.MethodGet, path).Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: an error is %q", path, got)
		}
	}
}

func TestOnlyTheRightVersionOfAnAssetIsImmutable(t *testing.T) {
	page := anbar.get(t, "/").body
	link := regexp.MustCompile(`/assets/app\.css\?v=\w+`).FindString(page)
	if got := anbar.get(t, link).Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("%s: %q", link, got)
	}
	if got := anbar.get(t, "/assets/app.css?v=older").Header.Get("Cache-Control"); strings.Contains(got, "immutable") {
		t.Errorf("another version: %q", got)
	}
}

func TestEachEncodingHasItsStrongETag(t *testing.T) {
	for path := range anbar.kept() {
		plain := anbar.get(t, path)
		tags := map[string]string{plain.Header.Get("ETag"): "identity"}
		for tag := range tags {
			if !regexp.MustCompile(`^"[^"]+"$`).MatchString(tag) {
				t.Errorf("%s: tag %q is not strong", path, tag)
			}
		}
		if plain.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s is encoded though nobody asked", path)
		}
		for _, coding := range []string{"gzip", "br", "zstd"} {
			packed := anbar.get(t, path, "Accept-Encoding", coding)
			tag := packed.Header.Get("ETag")
			if packed.Header.Get("Content-Encoding") == "" {
				if packed.body != plain.body || plain.Header.Get("ETag") != tag {
					t.Errorf("%s: one encoding, two answers", path)
				}
				continue
			}
			if packed.Header.Get("Content-Encoding") != coding || tags[tag] != "" {
				t.Errorf("%s as %s has the encoding %s and the tag of %q", path, coding, packed.Header.Get("Content-Encoding"), tags[tag])
			}
			tags[tag] = coding
			for _, a := range []answer{plain, packed} {
				if !strings.Contains(a.Header.Get("Vary"), "Accept-Encoding") {
					t.Errorf("%s: Vary %q", path, a.Header.Get("Vary"))
				}
			}
			if unpacked(t, coding, packed.body) != plain.body {
				t.Errorf("%s as %s: unpacked it is another body", path, coding)
			}
			if len(packed.body) >= len(plain.body) {
				t.Errorf("%s as %s: %d bytes, plain %d", path, coding, len(packed.body), len(plain.body))
			}
		}
	}
}

// unpacked undoes an encoding, within the window that browsers have for zstd.
func unpacked(t *testing.T, coding, body string) string {
	t.Helper()
	var r io.Reader
	var err error
	switch coding {
	case "gzip":
		r, err = gzip.NewReader(strings.NewReader(body))
	case "br":
		r = brotli.NewReader(strings.NewReader(body))
	case "zstd":
		r, err = zstd.NewReader(strings.NewReader(body), zstd.WithDecoderMaxWindow(8<<20))
	}
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestEncodingIsTheOneThatTheClientPrefers(t *testing.T) {
	for accept, want := range map[string]string{
		"": "", "identity": "", "deflate": "", "gzip;q=0": "", "gzip, deflate": "gzip", "br, gzip;q=0.5": "br", "br;q=0.5, gzip": "gzip", "gzip, deflate, br, zstd": "zstd", "*;q=0": "",
	} {
		for _, path := range []string{"/places.geojson", "/assets/app.js", "/"} {
			if got := anbar.get(t, path, "Accept-Encoding", accept).Header.Get("Content-Encoding"); got != want {
				t.Errorf("%s, Accept-Encoding %q: %q, want %q", path, accept, got, want)
			}
		}
	}
}

func TestWhatTheClientHasIsNotSentAgain(t *testing.T) {
	for path := range anbar.kept() {
		for _, encoding := range []string{"identity", "gzip", "br", "zstd"} {
			first := anbar.get(t, path, "Accept-Encoding", encoding)
			tag := first.Header.Get("ETag")
			for _, given := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
				a := anbar.ask(t, http.MethodGet, path, "Accept-Encoding", encoding, "If-None-Match", given)
				if a.StatusCode != http.StatusNotModified || a.body != "" {
					t.Errorf("%s with If-None-Match %s: %d, %d bytes", path, given, a.StatusCode, len(a.body))
				}
				for _, name := range []string{"ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"} {
					if a.Header.Get(name) != first.Header.Get(name) {
						t.Errorf("%s: 304 has %s %q, 200 has %q", path, name, a.Header.Get(name), first.Header.Get(name))
					}
				}
			}
			if a := anbar.ask(t, http.MethodGet, path, "Accept-Encoding", encoding, "If-None-Match", `"other"`); a.StatusCode != http.StatusOK {
				t.Errorf("%s with another tag: %d", path, a.StatusCode)
			}
		}
	}
}

// A pinned address shows the edition it names, not the current one.
func TestOlderEditionsKeepTheirAddresses(t *testing.T) {
	for path, contentType := range invented.pinned() {
		got := anbar.get(t, "/e/"+anbar.older+path).body
		got = strings.ReplaceAll(got, anbar.URL+"/e/"+anbar.older, invented.URL) // the service's links are whole and stay pinned
		if contentType != htmlDoc && got != invented.get(t, path).body {
			t.Errorf("%s of the older edition answers otherwise than when it was current", path)
		}
	}
	c := anbar.features(t, "/e/"+anbar.older+"/control/1923-05-12.geojson")
	if c.Edition != anbar.older || c.Atlas != "strait" {
		t.Errorf("edition %s of %s", c.Edition, c.Atlas)
	}
	page := anbar.get(t, "/e/"+anbar.older+"/on/1923-05-12")
	if !strings.Contains(page.body, "/e/"+anbar.older+"/places/") {
		t.Error("a pinned page links to pages that are not pinned")
	}
	if current, same := anbar.get(t, "/places.geojson"), anbar.get(t, "/e/"+anbar.edition.ID+"/places.geojson"); current.body != same.body {
		t.Error("the current edition reads otherwise under its own id")
	}
}
