package atlas_test

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
)

// A text directive reads back as the words of the sentence, and nothing in it has a
// meaning of its own.
func TestSentenceURLMarksTheWords(t *testing.T) {
	ix := atlas.NewIndex(&atlas.Atlas{Sources: []atlas.Source{{ID: "s", URL: "https://example.org/a"}}})
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.OneOf(rapid.StringMatching(`[ -~]{0,12}`), rapid.String()), 1, 2).Draw(t, "words")
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], ",", ".")
		}
		fragment := strings.Join(words, ",")
		got := ix.SentenceURL(&atlas.Locator{SourceID: "s", Fragment: fragment})
		if fragment == "" {
			if got != "https://example.org/a" {
				t.Fatalf("no words become %s", got)
			}
			return
		}
		directive, found := strings.CutPrefix(got, "https://example.org/a#:~:text=")
		parts := strings.Split(directive, ",")
		if !found || len(parts) != len(words) || strings.ContainsAny(directive, "-&+ ") {
			t.Fatalf("%q becomes %s", fragment, got)
		}
		for i, part := range parts {
			if back, err := url.PathUnescape(part); err != nil || back != strings.TrimSpace(words[i]) {
				t.Fatalf("%q becomes %s, which reads %q (%v)", words[i], part, back, err)
			}
		}
	})
	if got := ix.SentenceURL(&atlas.Locator{SourceID: "t", Fragment: "x"}); got != "" {
		t.Errorf("an unknown source has the address %s", got)
	}
}
