package house

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/pages"
)

// The guide for authors names every parameter and every value of a map in a frame,
// in each language, in the order of the code; and the reference names no other.
func TestEmbeddingGuideListsEveryParameterAndNoOther(t *testing.T) {
	for _, name := range []string{"docs/embedding.md", "docs/embedding.ar.md"} {
		_, table, found := strings.Cut(text(t, name), "{#parameters}\n")
		if !found {
			t.Fatalf("%s has no part {#parameters}", name)
		}
		table, _, _ = strings.Cut(table, "\n## ")
		var got []string
		rows := map[string]string{}
		for line := range strings.Lines(table) {
			for _, cell := range firstCells(line) {
				for _, parameter := range names(cell) {
					got, rows[parameter] = append(got, parameter), line
				}
			}
		}
		if want := pages.FrameParams(); !slices.Equal(got, want) {
			t.Errorf("%s lists %v, the code knows %v", name, got, want)
		}
		for parameter, values := range map[string][]string{"layers": pages.EmbedLayers(), "controls": pages.EmbedControls(), "theme": pages.EmbedThemes()} {
			for _, v := range values {
				if !strings.Contains(rows[parameter], "`"+v+"`") {
					t.Errorf("%s: the parameter %s does not name %s", name, parameter, v)
				}
			}
		}
	}
	for _, cell := range firstCells(part(t, text(t, httpDoc), "## Embeds")) {
		for _, parameter := range names(cell) {
			if !slices.Contains(pages.FrameParams(), parameter) {
				t.Errorf("%s names the embed's parameter %s, which pages.FrameParams lacks", httpDoc, parameter)
			}
		}
	}
}

// Both languages of the guide have the same parts and the same examples, but for
// the language that an example asks for and the words for people in it.
func TestEmbeddingGuideIsTheSameInEveryLanguage(t *testing.T) {
	sameGuides(t, []string{"docs/embedding.md", "docs/embedding.ar.md"})
}

// sameGuides compares the parts and the examples of two guides.
func sameGuides(t *testing.T, files []string) {
	t.Helper()
	en, ar := text(t, files[0]), text(t, files[1])
	anchors := regexp.MustCompile(`(?m)^#+ .*\{(#\w+)\}$`)
	parts := func(s string) []string {
		var out []string
		for _, m := range anchors.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
		return out
	}
	if a, b := parts(en), parts(ar); len(a) < 10 || !slices.Equal(a, b) {
		t.Errorf("the English guide has the parts %v, the Arabic one %v", a, b)
	}
	spoken := regexp.MustCompile(`(title|alt)="[^"]*"|[?&]lang=ar|>[^<>]+</a>`)
	blocks := func(s string) []string {
		var out []string
		for i, block := range strings.Split(s, "```") {
			if i%2 == 1 {
				out = append(out, spoken.ReplaceAllString(block, ""))
			}
		}
		return out
	}
	a, b := blocks(en), blocks(ar)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Errorf("example %d differs: %s%s", i+1, a[i], b[i])
		}
	}
	if len(a) != len(b) {
		t.Errorf("the English guide has %d examples, the Arabic one %d", len(a), len(b))
	}
}
