package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed locales/*.json
var locales embed.FS

// Catalogue holds the languages of the product.
type Catalogue struct {
	languages map[string]*Language
	codes     []string
}

// Language is one catalogue: its strings, and how it writes numbers and dates.
type Language struct {
	Code   string // BCP 47, "en"
	Dir    string // "ltr" or "rtl"
	Name   string // its own name, "English"
	Locale string // for Intl in the browser
	tag    language.Tag
	digits []rune
	months []string
	days   []string
	nouns  []string // that take the article, see The; none where there is none
	text   map[string]entry

	reasons map[reasonKey]template // compiled from text
}

// entry is a string, or one string for each plural category.
type entry struct {
	plain string
	forms map[string]string
}

// any is the string where nothing is counted.
func (e *entry) any() string {
	if e.forms != nil {
		return e.forms["other"]
	}
	return e.plain
}

func (e *entry) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &e.plain)
	}
	return json.Unmarshal(b, &e.forms)
}

// MarshalJSON writes the entry as the catalogue has it.
func (e entry) MarshalJSON() ([]byte, error) {
	if e.forms != nil {
		return json.Marshal(e.forms)
	}
	return json.Marshal(e.plain)
}

// Load reads the embedded catalogues.
func Load() (*Catalogue, error) {
	files, err := locales.ReadDir("locales")
	if err != nil {
		return nil, err
	}
	c := &Catalogue{languages: map[string]*Language{}}
	for _, f := range files {
		b, err := locales.ReadFile("locales/" + f.Name())
		if err != nil {
			return nil, err
		}
		l, err := parseLanguage(strings.TrimSuffix(f.Name(), ".json"), b)
		if err != nil {
			return nil, fmt.Errorf("words: %s: %w", f.Name(), err)
		}
		c.languages[l.Code] = l
		c.codes = append(c.codes, l.Code)
	}
	sort.Slice(c.codes, func(i, j int) bool { return c.codes[i] == "en" || c.codes[j] != "en" && c.codes[i] < c.codes[j] })
	return c, nil
}

func parseLanguage(code string, b []byte) (*Language, error) {
	var file struct {
		Dir, Name, Locale, Digits string
		Months, Days              []string
		Text                      map[string]entry
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, err
	}
	tag, err := language.Parse(code)
	if err != nil {
		return nil, err
	}
	if len(file.Months) != 12 || len(file.Days) != 7 || len([]rune(file.Digits)) != 10 {
		return nil, fmt.Errorf("needs 12 months, 7 days from Sunday and 10 digits")
	}
	nouns := strings.Fields(file.Text["grammar.the"].plain)
	if slices.Equal(nouns, []string{"-"}) {
		nouns = nil
	}
	return &Language{
		Code: code, Dir: file.Dir, Name: file.Name, Locale: file.Locale, tag: tag,
		digits: []rune(file.Digits), months: file.Months, days: file.Days, nouns: nouns, text: file.Text,
		reasons: reasonsOf(file.Text),
	}, nil
}

// Codes lists the languages, English first.
func (c *Catalogue) Codes() []string { return c.codes }

// Has reports that a language has a catalogue.
func (c *Catalogue) Has(code string) bool { return c.languages[code] != nil }

// Language returns a catalogue, or English where the language has none.
func (c *Catalogue) Language(code string) *Language {
	if l := c.languages[code]; l != nil {
		return l
	}
	return c.languages["en"]
}

// Keys lists the keys of a language in order.
func (l *Language) Keys() []string {
	keys := make([]string, 0, len(l.text))
	for k := range l.text {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// Strings returns the entries whose key begins with a prefix, for the browser.
func (l *Language) Strings(prefix string) map[string]any {
	out := map[string]any{}
	for k, e := range l.text {
		if strings.HasPrefix(k, prefix) {
			out[k] = e
		}
	}
	return out
}

// T returns the string of a key with {name} replaced by the values given as
// name, value pairs. A missing key returns the key itself, so that it is seen.
func (l *Language) T(key string, pairs ...any) string {
	e, ok := l.text[key]
	if !ok {
		return key
	}
	return fill(e.any(), pairs)
}

// N returns the plural form of a key for a whole number, which replaces {n}.
func (l *Language) N(key string, n int, pairs ...any) string {
	e, ok := l.text[key]
	if !ok {
		return key
	}
	form := e.forms[category(plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0))]
	if form == "" {
		form = e.forms["other"]
	}
	return fill(form, append(pairs, "n", l.Int(n)))
}

func category(f plural.Form) string {
	return map[plural.Form]string{
		plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	}[f]
}

// fill puts values in the places of their names, {name}, in one pass: braces within a
// value are text, and so is a name without a value.
func fill(s string, pairs []any) string {
	at := strings.IndexByte(s, '{')
	if at < 0 || len(pairs) == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16*len(pairs))
	for ; at >= 0; at = strings.IndexByte(s, '{') {
		end := strings.IndexByte(s[at:], '}') + at
		if end < at {
			break
		}
		b.WriteString(s[:at])
		if v, known := valueOf(s[at+1:end], pairs); known {
			b.WriteString(v)
			s = s[end+1:]
		} else {
			b.WriteByte('{')
			s = s[at+1:]
		}
	}
	b.WriteString(s)
	return b.String()
}

// valueOf finds the value of a name. A function is asked only where its value is
// needed.
func valueOf(name string, pairs []any) (string, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if key, ok := pairs[i].(string); !ok || key != name {
			continue
		}
		switch v := pairs[i+1].(type) {
		case string:
			return v, true
		case func() string:
			return v(), true
		default:
			return fmt.Sprint(v), true
		}
	}
	return "", false
}
