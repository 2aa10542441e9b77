package main

import (
	"flag"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "rewrite docs/coverage.md from the records")

const committed = "../../docs/coverage.md"

func TestGoldenCoverageIsCountedFromTheRecords(t *testing.T) {
	want, err := report(os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(committed, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(committed)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/coverage.md is not what the records say: run make coverage, and read the diff")
	}
}

func TestReportOfAFolderWithProblemsNamesTheFirst(t *testing.T) {
	_, err := report(fstest.MapFS{})
	if err == nil || !strings.Contains(err.Error(), "datapackage.json:1:1") {
		t.Errorf("got %v, want the problem of datapackage.json", err)
	}
}

func TestDistancesReadAsAPersonWouldSayThem(t *testing.T) {
	for metres, want := range map[float64]string{0: "0.0 km", 1940: "1.9 km", 35_600: "36 km"} {
		if got := kilometres(metres); got != want {
			t.Errorf("%v m reads %q, want %q", metres, got, want)
		}
	}
	for bearing, want := range map[float64]string{0: "N", 359: "N", 134: "SE", 250: "WSW"} {
		if got := compass(bearing); got != want {
			t.Errorf("%v degrees read %q, want %q", bearing, got, want)
		}
	}
}
