package edition_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/publish"
)

func TestHashIsSixteenDigitsOfTheContent(t *testing.T) {
	c, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	id, err := edition.Hash(c.Atlas, c.Located)
	if err != nil || id != c.ID || !regexp.MustCompile(`^[0-9a-f]{16}$`).MatchString(id) {
		t.Fatalf("id %q of an edition published as %q: %v", id, c.ID, err)
	}
	claims := c.Atlas.Claims.Rows()
	slices.Reverse(claims)
	c.Atlas.Claims = atlas.Claims(claims...)
	slices.Reverse(c.Atlas.Places)
	slices.Reverse(c.Located)
	if again, err := edition.Hash(c.Atlas, c.Located); err != nil || again != id {
		t.Errorf("other order of rows: %q, want %q (%v)", again, id, err)
	}
	at := slices.IndexFunc(c.Located, func(l gazetteer.Located) bool { return l.Point != nil })
	c.Located[at].Point[0] += 0.0001
	if moved, err := edition.Hash(c.Atlas, c.Located); err != nil || moved == id {
		t.Errorf("a moved point leaves the id at %q (%v)", moved, err)
	}
}
