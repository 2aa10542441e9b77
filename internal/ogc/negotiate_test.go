package ogc

import (
	"strconv"
	"testing"
)

func number64(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func TestOnlyReadersGetPages(t *testing.T) {
	for accept, want := range map[string]bool{
		"": false, "*/*": false, "text/plain, application/json": false, "application/json": false, "application/geo+json, application/json": false,
		"text/html": true, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": true, "text/html;q=0.5, application/json": false,
		"application/json;q=0.5, text/html": true, "text/html, application/json": true, "application/json, text/html": false, "text/html;q=0": false,
		"TEXT/HTML": true, "text/*": false, "application/vnd.oai.openapi+json;version=3.0, application/openapi+json;version=3.0, application/json": false,
		"application/xml": false, "text/html;q=x": true, "*/*, text/html;q=0.9": false,
	} {
		if got := PrefersHTML(accept); got != want {
			t.Errorf("%q: %v, want %v", accept, got, want)
		}
	}
}

func TestOneParameterIsSetAndTheOthersStay(t *testing.T) {
	for _, c := range [][4]string{
		{"https://h/x", "offset", "10", "https://h/x?offset=10"},
		{"https://h/x?bbox=1,2,3,4&datetime=..%2F2017-01-01&offset=10&f=json", "offset", "20", "https://h/x?bbox=1,2,3,4&datetime=..%2F2017-01-01&f=json&offset=20"},
		{"https://h/x?offset=10", "offset", "", "https://h/x"},
		{"https://h/x?%6Fffset=10&a", "offset", "1", "https://h/x?a&offset=1"},
	} {
		if got := withParam(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("%s with %s=%s is %s, want %s", c[0], c[1], c[2], got, c[3])
		}
	}
}
