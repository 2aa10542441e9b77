package server

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The reference names everything that the reconciliation service knows.
func TestReferenceNamesThePropertiesAndLimitsOfReconciliation(t *testing.T) {
	b, err := os.ReadFile("../../docs/http.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "\n## Reconciliation\n")
	about, _, _ := strings.Cut(rest, "\n## ")
	for _, name := range slices.Concat(extensions(), filters(), []string{"same_name", "in_atlas", "name", anyPlace, "should", "any", "all", "callback"}) {
		if !strings.Contains(about, "`"+name+"`") {
			t.Errorf("docs/http.md, Reconciliation: %s is missing", name)
		}
	}
	for _, limit := range []string{fmt.Sprintf("up to %d queries", maxQueries), fmt.Sprintf("up to %d ids", maxIDs), fmt.Sprintf("1 to %d; %d without it", maxMatches, usualMatches)} {
		if !strings.Contains(about, limit) {
			t.Errorf("docs/http.md, Reconciliation: %q is missing", limit)
		}
	}
}
