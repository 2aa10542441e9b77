package pages

import "net/url"

// langQuery is the query that keeps the page's language.
func (w *writer) langQuery() url.Values {
	q := url.Values{}
	if w.lang.Code != w.first {
		q.Set("lang", w.lang.Code)
	}
	return q
}
