package words_test

import (
	"testing"

	"github.com/heldline/heldline/internal/words"
)

func TestCountryIsNamedInTheLanguage(t *testing.T) {
	c, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string][2]string{
		"FI": {"Finland", "فنلندا"}, "GE": {"Georgia", "جورجيا"}, "": {"", ""}, "??": {"??", "??"}, "ZZ": {"ZZ", "ZZ"}, "Atlantis": {"Atlantis", "Atlantis"}, "419": {"419", "419"},
	} {
		for i, lang := range []string{"en", "ar"} {
			if got := c.Language(lang).Country(code); got != want[i] {
				t.Errorf("%s of %q is %q, want %q", lang, code, got, want[i])
			}
		}
	}
}
