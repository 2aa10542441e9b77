package words_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// entry is a string of a catalogue as its file has it: plain, or by plural form.
type entry struct {
	plain string
	forms map[string]string
}

func (e *entry) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &e.plain)
	}
	return json.Unmarshal(b, &e.forms)
}

func catalogue(t *testing.T, code string) map[string]entry {
	t.Helper()
	b, err := os.ReadFile("locales/" + code + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Text map[string]entry }
	if err := json.Unmarshal(b, &file); err != nil {
		t.Fatal(err)
	}
	return file.Text
}

// placeholders lists the names that a string or its plural forms hold, once.
func placeholders(e entry) []string {
	all := e.plain
	for _, form := range e.forms {
		all += form
	}
	names := regexp.MustCompile(`\{\w+\}`).FindAllString(all, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func TestCataloguesSayTheSame(t *testing.T) {
	english, arabic := catalogue(t, "en"), catalogue(t, "ar")
	for key := range arabic {
		if _, ok := english[key]; !ok {
			t.Errorf("only Arabic has %s", key)
		}
	}
	for key, en := range english {
		ar, ok := arabic[key]
		if !ok {
			t.Errorf("only English has %s", key)
			continue
		}
		if a, b := placeholders(en), placeholders(ar); !slices.Equal(a, b) {
			t.Errorf("%s: English fills %v, Arabic %v", key, a, b)
		}
		if (en.forms == nil) != (ar.forms == nil) {
			t.Errorf("%s: one language has plural forms, the other has none", key)
		}
		if en.forms == nil {
			continue
		}
		for _, form := range []string{"one", "other"} {
			if en.forms[form] == "" {
				t.Errorf("%s: English lacks %q", key, form)
			}
		}
		for _, form := range []string{"zero", "one", "two", "few", "many", "other"} {
			if ar.forms[form] == "" {
				t.Errorf("%s: Arabic lacks %q", key, form)
			}
		}
	}
}

// Readers never see the word for what no rule accepts, nor a side's own words
// for a capture.
func TestNoCatalogueTakesSides(t *testing.T) {
	for code, words := range map[string][]string{"en": {"claimed", "liberat", "regime", "terror"}, "ar": {"تحرير", "حرر", "إرهاب", "داعش", "ادعاء"}} {
		for key, e := range catalogue(t, code) {
			text := e.plain
			for _, form := range e.forms {
				text += " " + form
			}
			for _, word := range words {
				if strings.Contains(strings.ToLower(text), word) {
					t.Errorf("%s: %s says %q", code, key, word)
				}
			}
		}
	}
}
