// Command coverage counts what an atlas records of its sources and what it
// leaves open, and writes the counts as docs/coverage.md. Everything in that
// file comes from the records: the same folder gives the same bytes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/publish"
)

func main() {
	data := flag.String("data", "data", "the data folder")
	out := flag.String("out", "docs/coverage.md", "the file to write")
	flag.Parse()
	if err := run(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "coverage:", err)
		os.Exit(1)
	}
}

func run(data, out string) error {
	text, err := report(os.DirFS(data))
	if err != nil {
		return err
	}
	return os.WriteFile(out, []byte(text), 0o644)
}

// report counts a folder. A folder that cannot be published has no counts: its
// first problem is the error.
func report(fsys fs.FS) (string, error) {
	content, _, err := publish.Publisher{}.Build(context.Background(), fsys)
	var problems publish.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		return "", fmt.Errorf("%w; the first is %s", problems, problems[0])
	}
	if err != nil {
		return "", err
	}
	p := &page{edition: edition.New(content)}
	p.sources()
	p.claims()
	p.gains()
	p.voices()
	p.located()
	p.unlocated()
	p.names()
	p.contradictions()
	return p.String(), nil
}
