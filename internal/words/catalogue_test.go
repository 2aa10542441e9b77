package words

import "testing"

// Names and quotations come from records: what looks like a name of ours in them is
// their text.
func TestBracesOfAValueAreText(t *testing.T) {
	never := func() string {
		t.Error("a value is made that the text has no place for")
		return ""
	}
	for want, s := range map[string]string{
		"{month} May":     fill("{day} {month}", []any{"day", "{month}", "month", "May", "year", never}),
		"3 {month}":       fill("{day} {month}", []any{"day", 3}),
		"{3 {} May, {":    fill("{{day} {} {month}, {", []any{"day", func() string { return "3" }, "month", "May"}),
		"no place for it": fill("no place for it", []any{"day", never}),
	} {
		if s != want {
			t.Errorf("%q, want %q", s, want)
		}
	}
}
