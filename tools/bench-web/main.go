// Command bench-web writes the atlas that make bench-web measures: an invented
// one in which every place is important enough to be drawn at any zoom, so that
// all pages draw the same number of symbols. bench.mjs runs it.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/alecthomas/kong"

	"github.com/heldline/heldline/internal/sample"
)

// options is the command line.
type options struct {
	Dir    string `arg:"" help:"The folder to write."`
	Places int    `arg:"" help:"Places of the atlas."`
	Claims int    `arg:"" help:"Claims of the atlas."`
}

// always is the rank of places that every zoom shows.
const always = "2"

func main() {
	var o options
	kong.Parse(&o, kong.Description("Write the atlas that make bench-web measures."))
	if err := o.run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-web:", err)
		os.Exit(1)
	}
}

func (o *options) run() error {
	if err := sample.Write(o.Dir, o.Places, o.Claims); err != nil {
		return err
	}
	return raise(filepath.Join(o.Dir, "places.csv"))
}

// raise gives every place below a country the same rank.
func raise(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	rank := slices.Index(rows[0], "rank")
	if rank < 0 {
		return fmt.Errorf("%s has no column rank", path)
	}
	for _, row := range rows[1:] {
		if row[rank] > always {
			row[rank] = always
		}
	}
	f, err = os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	return errors.Join(w.WriteAll(rows), f.Close())
}
