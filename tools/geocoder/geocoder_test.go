package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Four rows of an invented country, which shares one name with another land.
var cities = []string{
	"1\tAl Mashra`\tAl Mashra`\tMachraa,المشرع\t33.5\t43.5\tP\tPPLA2\tIQ\t\t01\t\t\t\t5000\t\t20\tAsia/Baghdad\t2020-01-01",
	"2\tKhirbat Zulal\tKhirbat Zulal\tXirbet Zulal,KZL\t33.6\t43.9\tP\tPPL\tIQ\t\t01\t\t\t\t1500\t\t20\tAsia/Baghdad\t2020-01-01",
	"3\tSawran\tSawran\tSouran\t32.1\t44.2\tP\tPPL\tIQ\t\t02\t\t\t\t1500\t\t20\tAsia/Baghdad\t2020-01-01",
	"4\tMashra\tMashra\t\t-30.1\t24.2\tP\tPPL\tZA\t\t02\t\t\t\t1500\t\t20\tAfrica/Johannesburg\t2020-01-01",
}

func TestRunCountsWhatTheRealGeocoderAnswers(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, lines ...string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	o := options{
		cities: write("cities.txt", cities...),
		mentions: write("mentions.csv", "mention,near,country,gazetteer_id,family,origin",
			"Machraa,,IQ,geonames:1,latin,", "Suran,,IQ,geonames:3,latin,", "Atlantis,,IQ,,nowhere,"),
		data: write("gazetteer.csv", "gazetteer_id,name,name_ar,aliases,kind,country,admin1,admin2,lat,lon,precision_m,origin"),
		doc:  write("page.md", "before", markBegin, "old", markEnd, "after"),
	}
	for range 2 { // the second time nothing changes
		if err := run(t.Context(), o); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(o.doc)
		if err != nil {
			t.Fatal(err)
		}
		page := string(text)
		for _, want := range []string{
			"before\n" + markBegin, markEnd + "\nafter\n",
			"### Mentions, all names known\n", "| latin | 2 | 1.000 | 1.000 | 1.000 | 2 | 1.000 |\n| nowhere | 1 | - | - | - | 0 | - |\n| all that have a place | 2 |",
			"### Other spellings, only main names known, with the country\n", "| Latin letters, Iraq and Syria | 3 | ", "| Arabic letters, Iraq and Syria | 1 | 1.000 |",
		} {
			if !strings.Contains(page, want) {
				t.Fatalf("the page lacks %q:\n%s", want, page)
			}
		}
		if strings.Contains(page, "old") {
			t.Errorf("the old figures stayed:\n%s", page)
		}
	}
}

func TestRunNamesAMentionThatNoRowIsRightFor(t *testing.T) {
	err := checkExpected([]mention{{text: "Suran", want: []string{"geonames:9"}}}, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "geonames:9") {
		t.Errorf("got %v", err)
	}
}
