package words_test

import (
	"testing"

	"github.com/heldline/heldline/internal/words"
)

func TestArticleFollowsTheHeadOfAName(t *testing.T) {
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	english, arabic := catalogue.Language("en"), catalogue.Language("ar")
	for name, want := range map[string]string{
		"Northern government": "the Northern government", "Observatory for Everything": "the Observatory for Everything",
		"Southern Observatory for Everything": "the Southern Observatory for Everything", "Ann Northern": "Ann Northern",
		"Somewhere": "Somewhere", "Government": "Government", "": "",
	} {
		if got := english.The(name); got != want {
			t.Errorf("The(%q) = %q, want %q", name, got, want)
		}
		if got := arabic.The(name); got != name {
			t.Errorf("Arabic changes %q to %q", name, got)
		}
	}
	if got := words.Upper("élan"); got != "Élan" {
		t.Error(got)
	}
}
