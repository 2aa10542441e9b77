package atlas

import (
	"net/url"
	"strings"
)

// SentenceURL returns the address of a sentence: the source's address with a
// text fragment (https://wicg.github.io/scroll-to-text-fragment/), so that a
// browser shows the sentence marked. The source itself where no words are
// recorded; "" for an unknown source.
func (x *Index) SentenceURL(l *Locator) string {
	s := x.Sources[l.SourceID]
	if s == nil {
		return ""
	}
	if l.Fragment == "" {
		return s.URL
	}
	start, end, ok := strings.Cut(l.Fragment, ",")
	fragment := "#:~:text=" + escapeFragment(start)
	if ok {
		fragment += "," + escapeFragment(end)
	}
	return s.URL + fragment
}

// escapeFragment percent-encodes what has a meaning in a text directive.
func escapeFragment(s string) string {
	s = strings.ReplaceAll(url.QueryEscape(strings.TrimSpace(s)), "+", "%20")
	return strings.ReplaceAll(s, "-", "%2D")
}
