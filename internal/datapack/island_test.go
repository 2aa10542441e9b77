package datapack

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

// island is an invented folder with rows in every table and no problem.
func island(t testing.TB) fstest.MapFS {
	t.Helper()
	locator := func(sentence string, more map[string]string) map[string]string {
		row := map[string]string{
			"source_id": "example-report", "section": "lead", "paragraph": "1", "sentence": sentence,
			"statement_en": "In our words.", "recorded_by": "e1", "claimant_id": "document",
		}
		maps.Copy(row, more)
		return row
	}
	rows := exampleRows()
	add := func(table string, more ...map[string]string) { rows[table] = append(rows[table], more...) }
	add("actors",
		map[string]string{"actor_id": "mainland", "name": "Mainland", "color": "#b3261e", "shape": "square"},
		map[string]string{"actor_id": "navy", "name": "Navy", "parent_id": "mainland"})
	add("claimants", map[string]string{"claimant_id": "admiral", "name": "The Admiral", "party": "mainland"})
	for _, n := range []string{"2", "3", "4", "5"} {
		add("sentences", locator(n, map[string]string{"fragment": "first words,last words"}))
	}
	add("sentences", locator("6", map[string]string{"reason": "Only praise."}))
	add("campaigns", map[string]string{"campaign_id": "landing", "title": "Landing", "source_id": "example-report",
		"date": "2001-02", "window_start": "2001-02-01", "window_end": "2001-02-28"})
	add("phases",
		map[string]string{"phase_id": "p1", "campaign_id": "landing", "title": "One", "kind": "phase", "start": "2001-02-01", "end": "2001-02-03"},
		map[string]string{"phase_id": "p2", "campaign_id": "landing", "title": "Two", "kind": "interlude", "start": "2001-02-03", "end": "2001-02-28"})
	add("infobox", locator("2", map[string]string{"infobox_id": "i1", "campaign_id": "landing", "field": "result", "side": "1", "value": "Landed"}))
	add("places",
		map[string]string{"place_no": "2", "place_id": "isle", "name": "Isle", "name_ar": "جزيرة", "name_ar_origin": "invented", "kind": "region", "rank": "2"},
		map[string]string{"place_no": "3", "place_id": "north-quay", "name": "North Quay", "kind": "neighbourhood", "within": "port-example", "where": "in Port Example", "rank": "4"})
	add("claims", locator("3", map[string]string{"claim_id": "c2", "actor_ids": "navy;mainland", "verb": "holds", "extent": "whole",
		"quantifier": "all", "place_id": "isle", "loser_id": "islanders", "date": "2001-02-20", "reported_on": "2001-02-21"}))
	add("events", locator("4", map[string]string{"event_id": "ev1", "kind": "strike", "title": "Strike", "date": "2001-02-10", "place_ids": "isle; port-example"}))
	add("figures", locator("5", map[string]string{"figure_id": "f1", "kind": "killed", "low": "3", "high": "4", "as_given": "3 or 4", "event_id": "ev1"}))
	add("gazetteer", map[string]string{"gazetteer_id": "geonames:1", "name": "Rock", "lat": "-48.9", "lon": "-123.4", "origin": "invented"})

	fsys := fstest.MapFS{}
	files, err := exampleFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		fsys[f.name] = &fstest.MapFile{Data: f.data}
	}
	for _, table := range Tables() {
		data, err := encodeTable(table, rows[table.Name])
		if err != nil {
			t.Fatal(err)
		}
		fsys[table.File()] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// edit replaces one text of a file, which must be there.
func edit(t testing.TB, fsys fstest.MapFS, file, old, replacement string) {
	t.Helper()
	data := string(fsys[file].Data)
	if !strings.Contains(data, old) {
		t.Fatalf("%s does not hold %q:\n%s", file, old, data)
	}
	fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(data, old, replacement, 1))}
}

func TestIslandHasNoProblems(t *testing.T) {
	_, problems := Read(island(t))
	for _, p := range problems {
		t.Error(p)
	}
}
