package server_test

import (
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/download"
)

// Every file of the list answers under its name and type, also to HEAD, pinned for good.
func TestFilesAreAnsweredUnderTheirNames(t *testing.T) {
	s := invented
	day := "1923-05-03"
	names := []string{"control-" + day + ".kml", "areas-" + day + ".geojson"}
	for _, f := range download.Files(s.edition) {
		names = append(names, f.Name)
	}
	for _, name := range names {
		f, _ := download.Find(s.edition, name)
		saved := f.Name
		if f.ByDay() {
			saved = strings.Replace(saved, ".", "-"+s.edition.Last.String()+".", 1)
		}
		for prefix, cache := range map[string]string{"": "public, max-age=60, stale-while-revalidate=600", "/e/" + s.edition.ID: "public, max-age=31536000, immutable"} {
			a := s.ask(t, http.MethodHead, prefix+"/download/"+name)
			want := `attachment; filename="` + saved + `"; filename*=UTF-8''` + saved
			if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != f.Format.Type || a.Header.Get("Content-Disposition") != want || a.Header.Get("Cache-Control") != cache || a.Header.Get("ETag") == "" {
				t.Errorf("%s%s answers %d %v, want %s", prefix, name, a.StatusCode, a.Header, want)
			}
		}
	}
	if plain, pinned := s.get(t, "/download/spans.kml"), s.get(t, "/e/"+s.edition.ID+"/download/spans.kml"); plain.body != pinned.body || len(plain.body) < 1000 {
		t.Errorf("one file has %d bytes, and pinned %d", len(plain.body), len(pinned.body))
	}
}

// The name on disk says of which day and under which reading the file is.
func TestSavedNamesStateDayAndReading(t *testing.T) {
	for path, want := range map[string]string{
		"/download/control-2017-11-03.csv?rule=strict":                "control-2017-11-03-strict.csv",
		"/download/control.csv?date=2017-11-03":                       "control-2017-11-03.csv",
		"/rules/any/download/control-2017-11-03.csv.zip":              "control-2017-11-03-any.csv.zip",
		"/download/anbar.lpf.json?known=2017-11-01":                   "anbar-known-2017-11-01.lpf.json",
		"/download/spans.geojson?without=document&rule=documented":    "spans-without-document.geojson",
		"/download/places.csv":                                        "places.csv",
		"/e/" + anbar.edition.ID + "/rules/strict/download/spans.csv": "spans-strict.csv",
	} {
		a := anbar.ask(t, http.MethodHead, path)
		if got := a.Header.Get("Content-Disposition"); a.StatusCode != http.StatusOK || !strings.HasPrefix(got, `attachment; filename="`+want+`";`) {
			t.Errorf("%s answers %d and is saved as %s, want %s", path, a.StatusCode, got, want)
		}
	}
	day, stated := anbar.get(t, "/download/control.csv?date=2017-11-03").body, anbar.get(t, "/control/2017-11-03.csv").body
	if len(table(t, day)) != len(table(t, stated)) {
		t.Error("the file of a day has other rows than the state of that day")
	}
}

func TestFilesThatAreNotThereAndParametersThatDoNotFit(t *testing.T) {
	for _, path := range []string{"/download/x.csv", "/download/control-2017-02-30.csv", "/download/control-2017-11-03.exe", "/download/places-2017-11-03.csv", "/download/.csv", "/download/ground_areas.csv"} {
		d := anbar.refused(t, path, http.StatusNotFound)
		if !strings.Contains(d.Detail, "/download") {
			t.Errorf("%s: %s", path, d.Detail)
		}
	}
	for path, param := range map[string]string{
		"/download/places.csv?rule=any": "rule", "/download/control-2017-11-03.csv?date=2017-11-03": "date", "/download/control.csv?date=x": "date",
		"/download/anbar.kml?rule=x": "rule", "/download/anbar.kml?bbox=1,2,3,4": "bbox", "/series.csv?by=x": "by", "/series.csv?step=year": "step", "/panel.csv?by=kind": "by",
		"/series.csv?from=2017-11-04&to=2017-11-03": "to", "/panel.csv?from=0001-01-01&to=9999-12-31": "to", "/series.csv?from=0001-01-01": "to", "/panel.csv?step=": "step",
	} {
		if d := anbar.refused(t, path, http.StatusBadRequest); d.Parameter != param || !strings.Contains(d.Detail, param) {
			t.Errorf("%s names %q: %s", path, d.Parameter, d.Detail)
		}
	}
}

// What is said of a range is what is said of its days, and of no day beside it.
func TestSeriesAndPanelAreThoseOfTheirDays(t *testing.T) {
	panel := plainTable(t, anbar.get(t, "/panel.csv?from=2017-11-02&to=2017-11-04&rule=strict").body)
	series := plainTable(t, anbar.get(t, "/series.csv?from=2017-11-02&to=2017-11-04&rule=strict").body)
	counted, states := map[string]string{}, map[string]int{}
	for _, row := range series {
		counted[row["date"]+" "+row["holder"]+" "+row["status"]] = row["places"]
	}
	for _, row := range panel {
		states[row["date"]+" "+row["holder"]+" "+row["status"]]++
	}
	for key, n := range states {
		if counted[key] != strconv.Itoa(n) {
			t.Errorf("%s: the series counts %s, the panel has %d", key, counted[key], n)
		}
	}
	for _, day := range []string{"2017-11-02", "2017-11-03"} {
		state := map[string]map[string]string{}
		for _, row := range table(t, anbar.get(t, "/control/"+day+".csv?rule=strict").body) {
			state[row["place_id"]] = row
		}
		n := 0
		for _, row := range panel {
			if row["date"] != day {
				continue
			}
			n++
			for _, name := range []string{"holder", "holders", "status", "basis", "from_earliest", "last_report", "claim_ids"} {
				if want := state[row["place_id"]][name]; row[name] != want {
					t.Errorf("%s, %s: %s is %q, want %q", day, row["place_id"], name, row[name], want)
				}
			}
		}
		if n != len(state) {
			t.Errorf("%s has %d places, want %d", day, n, len(state))
		}
	}
	if len(panel) != 2*len(anbar.edition.Places) {
		t.Errorf("%d rows", len(panel))
	}
}

// The page leads to files that are there, of the day and rule that were chosen.
func TestDownloadPageLeadsToFiles(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "ar"} {
		body := anbar.get(t, "/download?date=2017-11-02&rule=strict&lang="+lang).body
		if !strings.Contains(body, "/download/control-2017-11-02.gpkg?rule=strict") {
			t.Error("the files of the chosen day and rule are missing")
		}
		n := 0
		for _, to := range anbar.links(body, "/download") {
			if strings.HasPrefix(to, "/download/") || strings.Contains(to, ".csv") {
				n++
				if a := anbar.ask(t, http.MethodHead, to); a.StatusCode != http.StatusOK {
					t.Errorf("%s answers %d", to, a.StatusCode)
				}
			}
		}
		if n < 40 {
			t.Errorf("only %d files", n)
		}
	}
}

// plainTable reads a table that has no features.
func plainTable(t *testing.T, body string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		out = append(out, row)
	}
	return out
}
