package words

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// template is a string of a catalogue, parted at the names that it fills.
type template []part

// part is text as it stands or, where it has a name, the place of a value.
type part struct{ text, name string }

// compile parts a string at some names; all other braces are text, as fill has it.
func compile(s string, names ...string) template {
	var t template
	text := ""
	for s != "" {
		before, rest, open := strings.Cut(s, "{")
		text += before
		if !open {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed {
			text += "{" + rest
			break
		}
		if !slices.Contains(names, name) {
			text, s = text+"{", rest
			continue
		}
		if text != "" {
			t = append(t, part{text: text})
		}
		t = append(t, part{name: name})
		text, s = "", after
	}
	if text != "" {
		t = append(t, part{text: text})
	}
	return t
}

// reasonKey names the sentence of a reason: why, and what of it.
type reasonKey struct {
	why  atlas.Why
	more string
}

// String is the sentence's key in the catalogue.
func (k reasonKey) String() string {
	if k.more == "" {
		return "reason." + string(k.why)
	}
	return "reason." + string(k.why) + "." + k.more
}

// reasonsOf compiles the sentences of reasons.
func reasonsOf(text map[string]entry) map[reasonKey]template {
	out := map[reasonKey]template{}
	for key, e := range text {
		rest, ok := strings.CutPrefix(key, "reason.")
		if !ok {
			continue
		}
		why, more, _ := strings.Cut(rest, ".")
		names := []string{"who", "holder", "holders", "area", "last", "before"}
		if atlas.Why(why) == atlas.WhyRange {
			names = append(names, "from", "to")
		}
		out[reasonKey{atlas.Why(why), more}] = compile(e.any(), names...)
	}
	return out
}
