package sample

// Hostile are texts that a format may stumble over: what JSON, HTML, CSV or only
// JavaScript minds, parts of characters, and bytes that are no UTF-8.
func Hostile() []string {
	return []string{
		"", " ", "\u00a0", `"`, `\`, `\.`, "a,b", "\r\n", "\n\"\\", "=1+1", "-17.2", "\x00\x1f\x7f", "\x7f",
		"<b>&", "<b>&amp;</b>", "</script>&amp;", "\u2028", "\u2029", "\u2027", "\u202a", "a\u2028b",
		"’", "–", "مرحبا", "😀", "\ufffd", "\xe2", "\xe2\x80", "\x80", "\xff", "\xff\x00\n\"\\", "\xed\xa0\x80",
	}
}
