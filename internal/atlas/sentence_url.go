package atlas

import "strings"

// SentenceURL returns the address of a sentence: the source's address with a
// text fragment (https://wicg.github.io/scroll-to-text-fragment/), so that a
// browser shows the sentence marked. The source itself where no words are
// recorded; "" for an unknown source.
func (x *Index) SentenceURL(l *Locator) string {
	return string(x.AppendSentenceURL(nil, l.SourceID, l.Fragment))
}

// AppendSentenceURL appends what SentenceURL returns for a source and words of it.
func (x *Index) AppendSentenceURL(b []byte, sourceID, fragment string) []byte {
	s := x.Sources[sourceID]
	if s == nil {
		return b
	}
	return AppendTextDirective(append(b, s.URL...), fragment)
}

// AppendTextDirective appends the fragment of an address that has a browser mark some
// words, see Locator; nothing for none. It is of letters, digits and punctuation in ASCII.
func AppendTextDirective(b []byte, fragment string) []byte {
	if fragment == "" {
		return b
	}
	start, end, isRange := strings.Cut(fragment, ",")
	b = appendFragment(append(b, "#:~:text="...), start)
	if isRange {
		b = appendFragment(append(b, ','), end)
	}
	return b
}

// appendFragment percent-encodes what has a meaning in an address or, as the hyphen, in
// a text directive.
func appendFragment(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for _, c := range []byte(strings.TrimSpace(s)) {
		if harmless[c] {
			b = append(b, c)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&0xF])
		}
	}
	return b
}

// harmless are the characters that stand in a fragment as they are.
var harmless = func() (table [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.~") {
		table[c] = true
	}
	return table
}()
