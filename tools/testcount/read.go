package main

import (
	"bufio"
	"encoding/json"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// readGo counts the events of `go test -json`. A test with subtests is counted
// by its subtests, unless it failed while all of them passed; a package that
// failed without a failing test (it did not build, or it panicked) counts as
// one failure.
func readGo(r io.Reader) (counts, error) {
	type event struct{ Action, Package, Test string }
	outcome := map[event]string{}
	parents := map[event]bool{}
	brokenBelow := map[event]bool{}

	events := json.NewDecoder(r)
	for events.More() {
		var e event
		if err := events.Decode(&e); err != nil {
			return counts{}, err
		}
		if e.Action != "pass" && e.Action != "fail" && e.Action != "skip" {
			continue
		}
		key := event{Package: e.Package, Test: e.Test}
		outcome[key] = e.Action
		for up, ok := above(e.Test); ok; up, ok = above(up) {
			parent := event{Package: e.Package, Test: up}
			parents[parent] = true
			brokenBelow[parent] = brokenBelow[parent] || e.Action == "fail"
		}
	}

	var c counts
	for key, action := range outcome {
		switch {
		case action == "fail" && !brokenBelow[key]:
			c.failed++
		case key.Test == "" || parents[key]:
		case action == "pass":
			c.passed++
		case action == "skip":
			c.skipped++
		}
	}
	return c, nil
}

// above names what holds a test: the test of a subtest, the package (the empty
// name) of a test. The package itself has nothing above.
func above(test string) (string, bool) {
	if test == "" {
		return "", false
	}
	return test[:max(strings.LastIndexByte(test, '/'), 0)], true
}

// readNode adds up the summary lines of Node's test runner, whatever its
// reporter: "# pass 3" (tap) or "ℹ pass 3" (spec). Cancelled tests count as
// failed, tests to be done as skipped.
func readNode(r io.Reader) (counts, error) {
	summary := regexp.MustCompile(`^(?:\x1b\[\d+m)?[#ℹ] (pass|fail|cancelled|skipped|todo) (\d+)`)
	var c counts
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		found := summary.FindStringSubmatch(lines.Text())
		if found == nil {
			continue
		}
		n, err := strconv.Atoi(found[2])
		if err != nil {
			return c, err
		}
		switch found[1] {
		case "pass":
			c.passed += n
		case "fail", "cancelled":
			c.failed += n
		default:
			c.skipped += n
		}
	}
	return c, lines.Err()
}
