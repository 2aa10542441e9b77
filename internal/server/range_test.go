package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestRangesShowTheNearestWithANotice(t *testing.T) {
	for query, want := range map[string]struct{ from, to, says string }{
		"?from=2017-10-25&to=2017-11-03":                 {"2017-10-25", "2017-11-03", ""},
		"?from=2017-11-03&to=2017-11-03":                 {"2017-11-03", "2017-11-03", ""},
		"?date=2014-01-01&from=2017-10-25&to=2017-11-03": {"2017-10-25", "2017-11-03", ""},
		"?to=2017-10-25&from=2017-11-03":                 {"2017-10-25", "2017-11-03", "before the first"},
		"?from=2017-10-25":                               {"2017-10-25", "2017-11-03", "one of two dates"},
		"?from=2017-10-25&to=soon":                       {"2017-10-25", "2017-11-03", "no calendar day"},
		"?from=2017-10-25&to=9999-01-01":                 {"2017-10-25", anbar.edition.Last.String(), "outside the sources"},
		"?from=x&to=2017-13-01":                          {"", "", "no calendar day"},
	} {
		body := anbar.get(t, "/"+query).body
		article := `<article id="range" data-from="` + want.from + `" data-to="` + want.to + `">`
		if want.from == "" {
			article = `<article id="day" data-date="` + anbar.edition.Atlas.About.DefaultDate.String() + `"`
		}
		if !strings.Contains(body, article) {
			t.Errorf("/%s has no %s", query, article)
		}
		said := strings.Join(notices(body), " ")
		if !strings.Contains(said, want.says) || (want.says == "") != (said == "") {
			t.Errorf("/%s says %q", query, said)
		}
		if got := notices(anbar.get(t, "/"+query+"&lang=ar").body); len(got) != len(notices(body)) {
			t.Errorf("/%s in Arabic says %q", query, got)
		}
	}
}

func TestRangesHaveAPageInWords(t *testing.T) {
	a := anbar.get(t, "/on/2017-10-25/2017-11-03?rule=strict")
	for _, want := range []string{`<article id="range"`, "What changed, 25 October to 3 November 2017", `/?from=2017-10-25&amp;rule=strict&amp;to=2017-11-03"`} {
		if !strings.Contains(a.body, want) {
			t.Errorf("no %s", want)
		}
	}
	if a := anbar.get(t, "/on/2017-11-03/2017-10-25"); len(notices(a.body)) != 1 || !strings.Contains(a.body, `data-from="2017-10-25" data-to="2017-11-03"`) {
		t.Error("days out of order are not put in order, with a notice")
	}
	for _, path := range []string{"/on/2017-10-25/x", "/on/x/2017-10-25", "/on/2017-11-31/2017-12-01"} {
		if a := anbar.ask(t, http.MethodGet, path); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != htmlDoc {
			t.Errorf("%s answers %d", path, a.StatusCode)
		}
	}
}
