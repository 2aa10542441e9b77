// Command mapserver checks, publishes and serves an atlas.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the linker.
var version = "dev"

// program is what every command gets: streams, and a context that ends on a signal.
type program struct {
	ctx    context.Context
	stdout io.Writer
	stderr io.Writer
	log    *slog.Logger
}

// commands is the command line.
type commands struct {
	Serve     serveCommand     `cmd:"" help:"Publish the data folder if it changed, then serve the map."`
	Publish   publishCommand   `cmd:"" help:"Check, geocode and derive the data folder, and store it as an edition."`
	Check     checkCommand     `cmd:"" help:"Check a data folder and report every problem; store nothing."`
	Geocode   geocodeCommand   `cmd:"" help:"Say where a name or a phrase is, with candidates and doubt."`
	Choose    chooseCommand    `cmd:"" help:"Record which of the things that a place's name may mean is meant."`
	Gazetteer gazetteerCommand `cmd:"" help:"Import, list and remove gazetteers for geocoding and search."`
	Export    exportCommand    `cmd:"" help:"Write the published map as plain files."`
	Init      initCommand      `cmd:"" help:"Write an empty, valid atlas with three example rows into a folder."`
	Version   kong.VersionFlag `short:"V" env:"-" help:"Print the version and leave."`
}

const description = `Heldline shows who held which place, on which date, and who says so.

An atlas is a folder of plain CSV files (a Frictionless Data Package). mapserver checks it, resolves its
places to points with a precision, derives control from its claims, keeps each published edition in one
SQLite file, and serves it as a map, as pages, and as GeoJSON and CSV by plain addresses.

  mapserver init my-atlas           start an atlas of your own
  mapserver check my-atlas          see every problem, each with file, line and remedy
  mapserver serve --data my-atlas   publish it and serve the map
  mapserver export site public      write it as files that any web server serves
  mapserver gazetteer add IQ.zip    know the places of a whole country, from GeoNames

Every flag can be set in the environment, too: --addr is MAPSERVER_ADDR. Logs go to standard error.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes one command line and returns the exit code: 0 done, 1 failed, 2
// the command line cannot be read.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	var cli commands
	exited := -1
	parser, err := kong.New(&cli, kong.Name("mapserver"), kong.Description(description), kong.Vars{"version": version},
		kong.Writers(stdout, stderr), kong.Exit(func(c int) { exited = c }), kong.DefaultEnvars("MAPSERVER"),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}))
	if err != nil {
		return report(stderr, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		report(stderr, fmt.Errorf("%w; `mapserver --help` lists commands and flags", err))
		return 2
	}
	p := &program{ctx: ctx, stdout: stdout, stderr: stderr, log: slog.New(slog.NewTextHandler(stderr, nil))}
	if err := parsed.Run(p); err != nil {
		return report(stderr, err)
	}
	return 0
}

// report writes one sentence and returns the exit code of a failure.
func report(stderr io.Writer, err error) int {
	if _, werr := fmt.Fprintf(stderr, "mapserver: %v\n", err); werr != nil {
		return 1
	}
	return 1
}
