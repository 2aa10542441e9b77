package publish

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// gather adds to the atlas's gazetteer the imported rows that its places refer
// to and that the folder itself does not know, so that an edition is whole
// without the library. A folder that resolves by itself is left as it is: what
// was imported on a machine must not change it. The ids of the rows that were
// added are returned.
func gather(ctx context.Context, a *atlas.Atlas, library gazetteer.Library) (map[string]bool, error) {
	added := map[string]bool{}
	if library == nil {
		return added, nil
	}
	ids, names := gazetteer.Missing(gazetteer.InputOf(a))
	for _, ask := range []struct {
		of  []string
		get func(context.Context, []string) ([]atlas.GazetteerEntry, error)
	}{{ids, library.Rows}, {names, library.Named}} {
		if len(ask.of) == 0 {
			continue
		}
		rows, err := ask.get(ctx, ask.of)
		if err != nil {
			return nil, fmt.Errorf("the imported gazetteers cannot be read: %w", err)
		}
		for i := range rows {
			if !added[rows[i].ID] {
				added[rows[i].ID] = true
				a.Gazetteer = append(a.Gazetteer, rows[i])
			}
		}
	}
	slices.SortStableFunc(a.Gazetteer, func(x, y atlas.GazetteerEntry) int { return cmp.Compare(x.ID, y.ID) })
	return added, nil
}

// prune drops the added rows that no answer rests upon or weighed.
func prune(a *atlas.Atlas, added map[string]bool, located []gazetteer.Located) {
	used := map[string]bool{}
	for i := range located {
		for _, id := range located[i].GazetteerIDs {
			used[id] = true
		}
		for _, c := range located[i].RunnersUp {
			used[c.ID] = true
		}
	}
	a.Gazetteer = slices.DeleteFunc(a.Gazetteer, func(x atlas.GazetteerEntry) bool { return added[x.ID] && !used[x.ID] })
}
