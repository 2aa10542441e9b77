package pages

import (
	"net/url"
	"strings"
)

// licenceURL is the address of a licence by its SPDX id: the deed of a Creative
// Commons licence, else its page at SPDX; "" for no id.
func licenceURL(id string) string {
	rest, cc := strings.CutPrefix(id, "CC-")
	if at := strings.LastIndexByte(rest, '-'); cc && at > 0 {
		return "https://creativecommons.org/licenses/" + strings.ToLower(rest[:at]) + "/" + rest[at+1:] + "/"
	}
	switch id {
	case "":
		return ""
	case "CC0-1.0":
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	return "https://spdx.org/licenses/" + url.PathEscape(id) + ".html"
}

// langQuery is the query that keeps the page's language.
func (w *writer) langQuery() url.Values {
	q := url.Values{}
	if w.lang.Code != w.first {
		q.Set("lang", w.lang.Code)
	}
	return q
}
