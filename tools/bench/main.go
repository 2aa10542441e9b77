// Command bench measures the program from outside: it publishes generated atlases
// of growing size, starts bin/mapserver on each, asks it over the loopback with
// wrk beside nginx and a bare net/http handler that send the same bytes, and writes
// the tables of docs/performance.md. `make bench` runs it.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commands is the command line; what is hidden is started by run itself.
type commands struct {
	Run     runCommand     `cmd:"" default:"withargs" help:"Measure, and write the tables."`
	Sample  sampleCommand  `cmd:"" help:"Write a generated atlas into a folder."`
	Queries queriesCommand `cmd:"" hidden:""`
	Plain   plainCommand   `cmd:"" hidden:""`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var c commands
	k := kong.Parse(&c, kong.Name("bench"), kong.Description("Measure publishing, starting and answering, from a thousand spans to a million."), kong.BindTo(ctx, (*context.Context)(nil)))
	return k.Run()
}
