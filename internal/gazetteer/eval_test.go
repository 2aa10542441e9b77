package gazetteer

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
)

// evaluated is one mention with the gazetteer rows that are right for it.
type evaluated struct {
	text, country, family string
	near, want            []string
}

// The figures of the whole evaluation stand in docs/geocoding.md; here the mentions
// whose place the atlas's own gazetteer has are asked of that gazetteer alone.
func TestMentionsFindTheirPlace(t *testing.T) {
	rows := evaluationRows(t)
	mentions := evaluationMentions(t, rows)
	if len(mentions) < 400 {
		t.Fatalf("only %d mentions have their place in data/gazetteer.csv", len(mentions))
	}
	bare := slices.Clone(rows)
	for i := range bare {
		bare[i].NameAr, bare[i].Aliases = "", nil
	}
	for name, c := range map[string]struct {
		rows              []atlas.GazetteerEntry
		first, firstFive  float64 // shares of the mentions that have a place
		locatedRight      float64 // share of what was given as certain
		locatedOfNowhere  int
		leastLocatedShare float64
	}{
		"all names known":       {rows, 0.955, 0.98, 0.995, 0, 0.6},
		"only main names known": {bare, 0.92, 0.96, 0.985, 0, 0.38},
	} {
		t.Run(name, func(t *testing.T) {
			var placed, first, firstFive, located, right, nowhere int
			geocoder := NewGeocoder(Input{})
			library := newMemory(c.rows)
			for _, m := range mentions {
				a, err := geocoder.Geocode(t.Context(), library, Question{Phrase: m.text, Near: m.near, Country: m.country, Limit: 5})
				if err != nil {
					continue // a phrase that cannot be read finds nothing
				}
				ids := candidateIDs(a)
				isRight := func(id string) bool { return slices.Contains(m.want, id) }
				found := len(ids) > 0 && isRight(ids[0])
				if a.Status == StatusLocated {
					if len(m.want) == 0 {
						nowhere++
						t.Logf("%q is nowhere, but was located as %s", m.text, ids[0])
						continue
					}
					located++
					if found {
						right++
					} else {
						t.Logf("%q near %v is %v, but was located as %s", m.text, m.near, m.want, ids[0])
					}
				}
				if found {
					first++
				}
				if slices.ContainsFunc(ids, isRight) {
					firstFive++
				}
			}
			for _, m := range mentions {
				if len(m.want) > 0 {
					placed++
				}
			}
			share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
			t.Logf("%d mentions: first %.3f, among five %.3f, located %.3f, of these right %.3f", placed, share(first, placed),
				share(firstFive, placed), share(located, placed), share(right, located))
			if share(first, placed) < c.first || share(firstFive, placed) < c.firstFive || share(right, located) < c.locatedRight ||
				share(located, placed) < c.leastLocatedShare || nowhere > c.locatedOfNowhere {
				t.Errorf("a figure fell below %v, %v, %v or %v, or %d names of nowhere were located", c.first, c.firstFive, c.leastLocatedShare, c.locatedRight, nowhere)
			}
		})
	}
}

// candidateIDs lists what was answered, best first; what was picked is the best.
func candidateIDs(a Answer) []string {
	var ids []string
	if a.Status == StatusLocated {
		ids = slices.Clone(a.GazetteerIDs)
	}
	for _, c := range a.Choices {
		if !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids[:min(5, len(ids))]
}

// evaluationMentions reads the mentions whose rows all are among the rows.
func evaluationMentions(t *testing.T, rows []atlas.GazetteerEntry) []evaluated {
	t.Helper()
	var mentions []evaluated
	for _, cell := range evaluationTable(t, "testdata/mentions.csv") {
		m := evaluated{text: cell["mention"], country: cell["country"], family: cell["family"], near: list(cell["near"]), want: list(cell["gazetteer_id"])}
		known := func(id string) bool {
			return slices.ContainsFunc(rows, func(r atlas.GazetteerEntry) bool { return r.ID == id })
		}
		m.want = slices.DeleteFunc(m.want, func(id string) bool { return !known(id) })
		if len(m.want) == 0 && cell["gazetteer_id"] != "" || slices.ContainsFunc(m.near, func(id string) bool { return !known(id) }) {
			continue
		}
		mentions = append(mentions, m)
	}
	return mentions
}

func evaluationRows(t *testing.T) []atlas.GazetteerEntry {
	t.Helper()
	pack, problems := datapack.Read(os.DirFS("../../data"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return pack.Atlas.Gazetteer
}

// evaluationTable reads a CSV, each row by the names of its columns.
func evaluationTable(t *testing.T, path string) []map[string]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, cell := range line {
			row[lines[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, ";")
}
