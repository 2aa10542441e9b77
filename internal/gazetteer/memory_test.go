package gazetteer

import (
	"context"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// memory is a Library over rows in memory.
type memory struct {
	rows  []atlas.GazetteerEntry
	byID  map[string]int
	byKey map[string][]int
	index *Index
	fails error // what every answer comes with
}

var _ Library = (*memory)(nil)

func newMemory(rows []atlas.GazetteerEntry) *memory {
	m := &memory{rows: rows, byID: map[string]int{}, byKey: map[string][]int{}, index: NewIndex(RowEntries(rows))}
	for i := range rows {
		m.byID[rows[i].ID] = i
		for _, key := range KeysOf(&rows[i]) {
			if !slices.Contains(m.byKey[key.Key], i) {
				m.byKey[key.Key] = append(m.byKey[key.Key], i)
			}
		}
	}
	return m
}

func (m *memory) Find(_ context.Context, q Query) ([]Found, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 20
	}
	var found []Found
	for _, hit := range m.index.Search(q.Text, min(limit, 200)) {
		found = append(found, Found{Entry: m.rows[m.byID[hit.ID]], Matched: hit.Name, Score: hit.Score, Reason: hit.Reason})
	}
	return found, m.fails
}

func (m *memory) Named(_ context.Context, names []string) ([]atlas.GazetteerEntry, error) {
	var at []int
	for _, name := range names {
		at = append(at, m.byKey[compact(Fold(name))]...)
	}
	slices.SortFunc(at, func(a, b int) int { return strings.Compare(m.rows[a].ID, m.rows[b].ID) })
	return m.entries(slices.Compact(at)), m.fails
}

func (m *memory) Rows(_ context.Context, ids []string) ([]atlas.GazetteerEntry, error) {
	var at []int
	for _, id := range ids {
		if i, ok := m.byID[id]; ok {
			at = append(at, i)
		}
	}
	return m.entries(at), m.fails
}

func (m *memory) entries(at []int) []atlas.GazetteerEntry {
	entries := make([]atlas.GazetteerEntry, 0, len(at))
	for _, i := range at {
		entries = append(entries, m.rows[i])
	}
	return entries
}

func (m *memory) Datasets(context.Context) ([]Dataset, error) {
	return []Dataset{{Name: "dump", Licence: "CC-BY-4.0"}}, m.fails
}

func (m *memory) Stamp(context.Context) (string, error) { return "memory", m.fails }
