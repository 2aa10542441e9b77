package edition_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
)

// build publishes a folder into memory.
func build(tb testing.TB, dir string) *edition.Edition {
	tb.Helper()
	c, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS(dir))
	if err != nil {
		tb.Fatal(err)
	}
	return edition.New(c)
}

// generated is an edition of invented places and claims.
func generated(tb testing.TB, places, claims int) *edition.Edition {
	tb.Helper()
	dir := tb.TempDir()
	if err := sample.Write(dir, places, claims); err != nil {
		tb.Fatal(err)
	}
	return build(tb, dir)
}

// everyView runs a test on the real data and on a generated atlas, under every
// rule and two narrower readings.
func everyView(t *testing.T, test func(*testing.T, *edition.Edition, *edition.View)) {
	t.Helper()
	for name, e := range map[string]*edition.Edition{"real": build(t, "../../data"), "generated": generated(t, 60, 900)} {
		readings := map[string]atlas.Reading{
			"known":   {Rule: atlas.Documented, Known: days(e)[len(days(e))/2].Ptr()},
			"without": {Rule: atlas.Documented, Without: atlas.DocumentClaimant},
		}
		for _, rule := range atlas.Rules {
			readings[string(rule)] = atlas.Reading{Rule: rule}
		}
		for of, r := range readings {
			t.Run(name+"/"+of, func(t *testing.T) { test(t, e, e.View(r)) })
		}
	}
}

// days are the days on which something may change, their neighbours, and the ends of time.
func days(e *edition.Edition) []edtf.Day {
	seen := map[edtf.Day]bool{edtf.MinDay: true, edtf.MaxDay: true}
	for _, rule := range atlas.Rules {
		for _, s := range e.View(atlas.Reading{Rule: rule}).Spans.Rows() {
			if s.Start != nil {
				for d := *s.Start - 1; d <= *s.Start+1; d++ {
					seen[d] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// some takes about n of the days.
func some(all []edtf.Day, n int) []edtf.Day {
	if len(all) <= n {
		return all
	}
	out := make([]edtf.Day, 0, n)
	for i := range n {
		out = append(out, all[i*(len(all)-1)/(n-1)])
	}
	return out
}
