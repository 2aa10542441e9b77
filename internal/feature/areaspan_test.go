package feature_test

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/words"
)

// Of each day of the campaign, the spans of areas that hold it are that day's areas.
func TestAreaSpansOfADayAreItsAreas(t *testing.T) {
	content, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := edition.New(content)
	w, v := feature.NewWriter(e, catalogue), e.View(atlas.Reading{Rule: atlas.Documented})
	spans := w.AreaSpans(v)
	first, last := e.Focus()
	days := 0
	for day := first; day <= last; day++ {
		want := map[string]int{}
		for _, f := range w.Areas(v, day, feature.Filter{}).Features {
			want[written(t, f.Geometry, f.Properties)]++
		}
		if len(want) > 0 {
			days++
		}
		for i := range spans.Features {
			f := &spans.Features[i]
			p := f.Properties.(feature.AreaSpan)
			if (p.StartDate == nil || *p.StartDate <= day) && (p.EndDate == nil || *p.EndDate > day) {
				want[written(t, f.Geometry, p.Area)]--
			}
		}
		for key, n := range want {
			if n != 0 {
				t.Fatalf("%s: %+d of %.120s", day, n, key)
			}
		}
	}
	if days < 20 || e.Atlas.About.DefaultDate < first || e.Atlas.About.DefaultDate > last {
		t.Errorf("%d days with areas from %s to %s", days, first, last)
	}
	seen := map[string]bool{}
	for i := range spans.Features {
		p := spans.Features[i].Properties.(feature.AreaSpan)
		key := written(t, spans.Features[i].Geometry, p.Area, p.EndDate)
		before := written(t, spans.Features[i].Geometry, p.Area, p.StartDate)
		if seen[before] {
			t.Errorf("area %d goes on where the same one ends", spans.Features[i].ID)
		}
		seen[key] = true
	}
}

func written(t *testing.T, parts ...any) string {
	t.Helper()
	b, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
