package main

import (
	"fmt"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// mention is a name in a text, with the row that it means.
type mention struct {
	text    string
	near    []string // gazetteer ids that stand beside it
	country string   // ISO 3166-1 alpha-2, or empty
	want    []string // gazetteer ids that are right; none where no row bears the name
	family  string
}

func (m *mention) right(id string) bool { return slices.Contains(m.want, id) }

// readMentions reads a CSV of mention, near, country, gazetteer_id, family, origin.
func readMentions(path string) ([]mention, error) {
	cells, err := readTable(path, "mention", "near", "country", "gazetteer_id", "family")
	if err != nil {
		return nil, err
	}
	mentions := make([]mention, 0, len(cells))
	for _, c := range cells {
		mentions = append(mentions, mention{text: c[0], near: split(c[1]), country: c[2], want: split(c[3]), family: c[4]})
	}
	return mentions, nil
}

// checkExpected fails on a mention whose row nobody could find.
func checkExpected(mentions []mention, rows []city, own []atlas.GazetteerEntry) error {
	known := map[string]bool{}
	for i := range rows {
		known[rows[i].id] = true
	}
	for i := range own {
		known[own[i].ID] = true
	}
	for _, m := range mentions {
		for _, id := range slices.Concat(m.want, m.near) {
			if !known[id] {
				return fmt.Errorf("the mention %q names %s, which is in no gazetteer", m.text, id)
			}
		}
	}
	return nil
}
