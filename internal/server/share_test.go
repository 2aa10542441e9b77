package server_test

import (
	"encoding/csv"
	"html"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// field is a text to copy on a page of what there is to copy.
func field(t *testing.T, body, id string) string {
	t.Helper()
	m := regexp.MustCompile(`(?s)<textarea id="share-` + id + `"[^>]*>\n(.*?)</textarea>`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("the page has no %s", id)
	}
	return html.UnescapeString(m[1])
}

// A pinned page names the day on which it is read too, so it is not kept for ever.
func TestSharePageNamesTheDayOnWhichItIsRead(t *testing.T) {
	for _, prefix := range []string{"", "/e/" + anbar.edition.ID} {
		a := anbar.get(t, prefix+"/share/2017-11-03")
		if cite := field(t, a.body, "cite"); !strings.Contains(cite, "Read on 22 November 2026.") || !strings.Contains(cite, anbar.edition.ID) {
			t.Errorf("the citation is %s", cite)
		}
		if cache := a.Header.Get("Cache-Control"); strings.Contains(cache, "immutable") {
			t.Errorf("%s is kept as %q", prefix, cache)
		}
	}
}

// What is downloaded is what the map shows under the filter, no more and no less.
func TestSharedFilesHoldWhatIsShown(t *testing.T) {
	body := anbar.get(t, "/share?date=2017-11-03&actor=is&rule=any&utm_source=x").body
	link := regexp.MustCompile(`href="([^"]*/control/2017-11-03\.csv[^"]*)"`).FindStringSubmatch(body)
	if link == nil {
		t.Fatal("no CSV")
	}
	rows, err := csv.NewReader(strings.NewReader(anbar.get(t, html.UnescapeString(link[1])).body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`(\d+) of \d+ places \(Actor: Islamic State\)`).FindStringSubmatch(body)
	if shown == nil || shown[1] == "0" || strconv.Itoa(len(rows)-1) != shown[1] {
		t.Errorf("the page speaks of %v places, the file has %d", shown, len(rows)-1)
	}
	for _, row := range rows[1:] {
		if !strings.Contains(strings.Join(row, ","), ",is,") {
			t.Errorf("the file has %v", row)
		}
	}
}

func TestSharedChangesAreThoseBetweenTheEvenings(t *testing.T) {
	body := anbar.get(t, "/share?from=2017-11-01&to=2017-11-05").body
	link := regexp.MustCompile(`href="([^"]*/changes\.csv[^"]*)"`).FindStringSubmatch(body)
	if link == nil {
		t.Fatal("no changes")
	}
	if a, b := anbar.get(t, html.UnescapeString(link[1])).body, anbar.get(t, "/changes.csv?from=2017-11-02&to=2017-11-06").body; a != b {
		t.Error("they are others")
	}
	if got := field(t, body, "iframe"); !strings.Contains(got, "from=2017-11-01&amp;to=2017-11-05") {
		t.Errorf("the frame has no slider between the evenings: %s", got)
	}
}

// Every page with a state leads to what there is to copy for that state.
func TestPagesLeadToWhatThereIsToCopyForTheirState(t *testing.T) {
	for path, want := range map[string]string{
		"/?date=2017-11-05&rule=strict&bbox=40,33,42,35": "/share?bbox=40%2C33%2C42%2C35&date=2017-11-05&rule=strict",
		"/on/2017-11-17?kind=town&lang=ar":               "/share?date=2017-11-17&kind=town&lang=ar",
		"/on/2017-10-25/2017-11-18":                      "/share?from=2017-10-25&to=2017-11-18",
		"/places/rawa?date=2017-11-17":                   "/share?date=2017-11-17&place=rawa",
		"/campaigns/al-karmah-offensive":                 "/share?campaign=al-karmah-offensive&date=2015-05-15&days=al-karmah-offensive",
	} {
		body := anbar.get(t, path).body
		if !strings.Contains(html.UnescapeString(body), `href="`+want+`"`) {
			t.Errorf("%s does not lead to %s", path, want)
		}
		if a := anbar.ask(t, http.MethodGet, want); a.StatusCode != http.StatusOK || strings.Contains(a.body, `class="notice"`) {
			t.Errorf("%s answers %d, or with a notice", want, a.StatusCode)
		}
	}
}

func TestShareChoicesThatAreNoneAreSaid(t *testing.T) {
	for query, want := range map[string]string{
		"size=custom&width=99999": "2400 is taken", "size=custom&height=x": "510 is taken", "theme=pink": "pink", "days=nothing": "nothing", "title=" + strings.Repeat("a", 200): "120 characters",
		"bbox=1,2,3": "1,2,3", "date=soon": "soon",
	} {
		a := anbar.ask(t, http.MethodGet, "/share?"+query)
		notice := regexp.MustCompile(`<p class="notice"[^>]*>([^<]*)`).FindStringSubmatch(a.body)
		if a.StatusCode != http.StatusOK || notice == nil || !strings.Contains(notice[1], want) {
			t.Errorf("%s answers %d and says %v, want %q", query, a.StatusCode, notice, want)
		}
	}
	if a := anbar.ask(t, http.MethodGet, "/share/soon"); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
		t.Errorf("no day answers %d %s", a.StatusCode, a.Header.Get("Content-Type"))
	}
}
