package server_test

import (
	"strings"
	"testing"
)

// Nothing in the program knows what the first atlas is about.
func TestSecondAtlasShowsNothingOfTheFirst(t *testing.T) {
	check := func(path string, a answer) {
		if strings.HasPrefix(path, "/assets/") {
			return
		}
		body := strings.ToLower(a.body)
		for _, name := range []string{"anbar", "iraq", "الأنبار", "العراق", "islamic state"} {
			if at := strings.Index(body, name); at >= 0 {
				t.Errorf("%s says %q", path, body[max(0, at-60):min(len(body), at+60)])
			}
		}
	}
	for path, a := range crawl(t, invented, "/") {
		check(path, a)
	}
	for path := range invented.all() {
		check(path, invented.get(t, path))
	}
	for path := range invented.pinned() {
		sep := "?"
		if strings.Contains(path, "?") {
			sep = "&"
		}
		if invented.pinned()[path] == htmlDoc {
			check(path, invented.get(t, path+sep+"lang=ar"))
		}
	}
}

func TestSecondAtlasHasItsOwnNamesAndColours(t *testing.T) {
	day := invented.get(t, "/on/1923-05-12").body
	for _, want := range []string{"ნავსადგური", "ზღვის ლიგა", "კონცხი &amp; „ნაპირი“", "=შუქურა &lt;1&gt;"} {
		if !strings.Contains(day, want) {
			t.Errorf("the page of a day has no %s", want)
		}
	}
	css := invented.get(t, "/actors.css").body
	for _, color := range []string{"#6a3d9a", "#fdae61", "#0f766e"} {
		if !strings.Contains(css, color) {
			t.Errorf("the colours lack %s", color)
		}
	}
	places := invented.get(t, "/map/places.json").body
	for _, want := range []string{"hexagon", "triangle", "star", "northern-union"} {
		if !strings.Contains(places, want) {
			t.Errorf("the map lacks %s", want)
		}
	}
}

// A place on the 180th meridian lies in a box on either side of it.
func TestSecondAtlasCrossesTheAntimeridian(t *testing.T) {
	c := invented.features(t, "/control/1923-05-12.geojson?bbox=179,-18,-179,-16")
	if n := len(c.Features); n != 5 {
		t.Errorf("%d places around the strait, want 5: %v", n, c.ids())
	}
}
