package main

import (
	"strings"
	"testing"
)

func TestReadGoCountsLeavesAndBrokenPackages(t *testing.T) {
	events := `
{"Action":"start","Package":"a"}
{"Action":"pass","Package":"a","Test":"TestPlain"}
{"Action":"pass","Package":"a","Test":"TestTable/one"}
{"Action":"fail","Package":"a","Test":"TestTable/two"}
{"Action":"fail","Package":"a","Test":"TestTable"}
{"Action":"pass","Package":"a","Test":"TestOwnFault/one"}
{"Action":"fail","Package":"a","Test":"TestOwnFault"}
{"Action":"skip","Package":"a","Test":"TestSkipped"}
{"Action":"fail","Package":"a"}
{"Action":"fail","Package":"b"}
{"Action":"skip","Package":"c"}
{"Action":"pass","Package":"d"}
`
	got, err := readGo(strings.NewReader(events))
	if err != nil {
		t.Fatal(err)
	}
	// passed: TestPlain and two subtests; failed: one subtest, TestOwnFault itself, package b.
	if want := (counts{3, 3, 1}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestReadNodeAddsUpEveryRun(t *testing.T) {
	output := "# tests 3\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n" +
		"ℹ pass 5\nℹ fail 0\n\x1b[34mℹ skipped 2\x1b[39m\nordinary output: # pass 9\n"
	got, err := readNode(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	if want := (counts{7, 2, 3}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
