package server_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

func TestPosterAnswersAsPictureOfTheSizeAskedFor(t *testing.T) {
	t.Parallel()
	for path, want := range map[string][2]int{
		"/poster/2017-11-03.png":                                {1200, 630},
		"/poster/2017-11-03.png?width=360&height=189":           {360, 189},
		"/poster/2017-11-03.png?width=9999&height=1&utm_source": {2400, 126},
		"/poster/2017-11-03.png?width=wide":                     {1200, 630},
		"/lang/ar/rules/strict/poster/2017-11-03.png?theme=x":   {1200, 630},
		"/e/" + anbar.edition.ID + "/poster/0001-01-01.png":     {1200, 630},
	} {
		a := anbar.get(t, path)
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "image/png" {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
			continue
		}
		picture, err := png.Decode(strings.NewReader(a.body))
		if err != nil || picture.Bounds().Dx() != want[0] || picture.Bounds().Dy() != want[1] {
			t.Errorf("%s: %v, not %v (%v)", path, picture.Bounds(), want, err)
		}
	}
}

func TestPosterTellsWhatItDidNotGet(t *testing.T) {
	for query, want := range map[string]string{
		"rule=foo": "There is no rule “foo”", "place=nowhere": "no place “nowhere”", "bbox=1,2": "“1,2” is no part", "width=99999": "240 to 2400",
		"theme=blue": "no theme “blue”", "campaign=x": "no “x”", "lang=xx": "“xx”", "highlight=nowhere": "nothing is ringed",
		"from=2017-12-01&to=2017-11-01": "the second date", "known=2017-10-30": "30 October 2017",
	} {
		svg := plainText(anbar.get(t, "/poster/2017-11-03.svg?text=live&height=1200&"+query).body)
		if !strings.Contains(strings.ToLower(svg), strings.ToLower(want)) {
			t.Errorf("%s: the picture does not say %q", query, want)
		}
	}
	if svg := plainText(anbar.get(t, "/poster/1950-01-01.svg?text=live").body); !strings.Contains(svg, "nearest day") {
		t.Error("a far day has no notice")
	}
	if anbar.get(t, "/poster/2017-11-03.svg?fbclid=1").body != anbar.get(t, "/poster/2017-11-03.svg").body {
		t.Error("an unknown parameter changes the picture")
	}
}

// plainText is what the texts of an SVG say, line after line.
func plainText(svg string) string {
	var out []string
	for _, part := range strings.Split(svg, "<text")[1:] {
		if _, rest, ok := strings.Cut(part, ">"); ok {
			words, _, _ := strings.Cut(rest, "<")
			out = append(out, words)
		}
	}
	return strings.ReplaceAll(strings.Join(out, " "), "\u00a0", " ")
}

func TestPosterThatIsNoDayIsNotFound(t *testing.T) {
	for _, path := range []string{"/poster/x.png", "/poster/2017-13-01.svg", "/poster/2017-11-03", "/poster/2017-11-03.gif", "/poster/2017-11-03.svg.png", "/e/0123456789abcdef/poster/2017-11-03.png"} {
		if a := anbar.ask(t, http.MethodGet, path); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}

func TestManyAskForPostersAtOnce(t *testing.T) {
	var group sync.WaitGroup
	bodies := make([][]byte, 24)
	for i := range bodies {
		group.Go(func() {
			res, err := http.Get(fmt.Sprintf("%s/poster/2017-11-%02d.png?width=300&height=200", anbar.URL, 1+i%3)) //nolint:noctx // a plain reader
			if err != nil {
				t.Error(err)
				return
			}
			defer res.Body.Close()
			if bodies[i], err = io.ReadAll(res.Body); err != nil || res.StatusCode != http.StatusOK {
				t.Errorf("%d %v", res.StatusCode, err)
			}
		})
	}
	group.Wait()
	for i := range bodies {
		if !bytes.Equal(bodies[i], bodies[i%3]) {
			t.Errorf("picture %d differs from %d", i, i%3)
		}
	}
}

// Whatever stands in an address, the answer is a picture, or there is none of that day.
func TestPosterAnswersWhateverItIsAsked(t *testing.T) {
	t.Parallel()
	value := rapid.OneOf(rapid.String(), rapid.StringMatching(`-?[0-9]{0,5}(\.[0-9])?`), rapid.SampledFrom([]string{
		"2017-11-03", "1-1-1", "180,-90,-180,90", "NaN,0,1,1", "rawa,rawa", "umm-al-waz", "2017-western-iraq-campaign", "dark", "ar", "live", "🚩\u202eعنوان",
	}))
	rapid.Check(t, func(rt *rapid.T) {
		q := url.Values{"width": {"260"}, "height": {"150"}}
		for range rapid.IntRange(0, 6).Draw(rt, "n") {
			name := rapid.SampledFrom([]string{"width", "height", "bbox", "from", "to", "known", "rule", "without", "place", "highlight", "campaign", "title", "theme", "lang", "text", "actor"}).Draw(rt, "name")
			q.Set(name, value.Draw(rt, "value"))
		}
		if n, err := strconv.Atoi(q.Get("width")); err == nil && n > 600 {
			q.Set("width", "600") // large pictures only take time
		}
		if n, err := strconv.Atoi(q.Get("height")); err == nil && n > 600 {
			q.Set("height", "600")
		}
		a := anbar.get(t, "/poster/2017-11-03.svg?"+q.Encode())
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "image/svg+xml" {
			rt.Errorf("%v: %d %s", q, a.StatusCode, a.Header.Get("Content-Type"))
		}
		if err := xml.Unmarshal([]byte(a.body), new(struct{})); err != nil {
			rt.Errorf("%v: %v", q, err)
		}
	})
}

func TestPagesOfferTheirPicture(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/":                              "/poster/2017-11-03.png",
		"/?date=2017-11-17":              "/poster/2017-11-17.png",
		"/on/2017-10-28":                 "/poster/2017-10-28.png",
		"/places/rawa":                   "/poster/2017-11-03.png?place=rawa",
		"/campaigns/al-karmah-offensive": "/poster/2015-05-15.png?campaign=al-karmah-offensive",
		"/on/2017-10-25/2017-11-05":      "/poster/2017-11-05.png?from=2017-10-25&amp;to=2017-11-05",
		"/?rule=strict&lang=ar":          "/poster/2017-11-03.png?lang=ar&amp;rule=strict",
		"/e/" + anbar.edition.ID + "/":   "/e/" + anbar.edition.ID + "/poster/2017-11-03.png",
	} {
		page := anbar.get(t, path).body
		for _, meta := range []string{
			`<meta property="og:image" content="` + anbar.URL + want + `">`, `<meta property="og:image:width" content="1200">`,
			`<meta property="og:image:height" content="630">`, `<meta property="og:image:alt" content="`, `<meta name="twitter:card" content="summary_large_image">`,
		} {
			if !strings.Contains(page, meta) {
				t.Errorf("%s lacks %s", path, meta)
			}
		}
		if a := anbar.get(t, strings.ReplaceAll(want, "&amp;", "&")); a.StatusCode != http.StatusOK {
			t.Errorf("%s: its picture answers %d", path, a.StatusCode)
		}
	}
	if page := anbar.get(t, "/").body; !strings.Contains(page, `<noscript><img class="still" src="/poster/2017-11-03.svg?height=720&amp;width=720" width="720" height="720" alt="Map. `) {
		t.Error("readers without scripts get no picture of the map")
	}
}
