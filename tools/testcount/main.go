// Command testcount adds up the results of a test run. It reads, in the folder
// named by its argument, the files
//
//	go        the events of `go test -json`
//	node      the output of Node's test runner
//	clients   the events of `go test -json` for the tests with QGIS and GDAL
//	browser   the output of Node's test runner, for the browser tests
//
// and prints one line for each and a total. A missing file was not run. It
// exits 1 when a test failed or when nothing was counted at all.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// counts are the results of some tests.
type counts struct{ passed, failed, skipped int }

func (c counts) String() string {
	return fmt.Sprintf("%d passed, %d failed, %d skipped", c.passed, c.failed, c.skipped)
}

func (c counts) plus(d counts) counts {
	return counts{c.passed + d.passed, c.failed + d.failed, c.skipped + d.skipped}
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: testcount FOLDER")
		os.Exit(2)
	}
	total, err := report(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, "testcount:", err)
		os.Exit(2)
	}
	if total.failed > 0 || total == (counts{}) {
		os.Exit(1)
	}
}

// report prints the counts of each kind of test and their total.
func report(folder string) (counts, error) {
	var total counts
	for _, kind := range []string{"go", "clients", "node", "browser"} {
		file, err := os.Open(filepath.Join(folder, kind))
		if os.IsNotExist(err) {
			fmt.Printf("  %-8s not run\n", kind)
			continue
		}
		if err != nil {
			return total, err
		}
		read := readNode
		if kind == "go" || kind == "clients" {
			read = readGo
		}
		part, err := read(file)
		_ = file.Close()
		if err != nil {
			return total, fmt.Errorf("%s tests: %w", kind, err)
		}
		fmt.Printf("  %-8s %s\n", kind, part)
		total = total.plus(part)
	}
	fmt.Println("tests:", total)
	return total, nil
}
