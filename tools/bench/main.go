// Command bench prints how fast the program answers its two main questions, who
// held what on a date and what changed between two dates: in process and over
// HTTP, on the atlas of data/ and on a generated one. `make bench` runs it.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/alecthomas/kong"

	"github.com/heldline/heldline/internal/sample"
)

// options is the command line.
type options struct {
	Data        string        `default:"data" help:"The data folder, ${default} by default."`
	Places      int           `default:"10000" help:"Places of the generated atlas, ${default} by default."`
	Claims      int           `default:"100000" help:"Claims of the generated atlas, ${default} by default."`
	Connections int           `default:"8" help:"Connections of the HTTP client, ${default} by default."`
	For         time.Duration `default:"1s" help:"How long each number is measured, ${default} by default."`
}

func main() {
	var o options
	kong.Parse(&o, kong.Description("Print the throughput of the server, in process and over HTTP."))
	if err := o.run(context.Background(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (o *options) run(ctx context.Context, out io.Writer) (err error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer func() {
		if e := os.RemoveAll(dir); err == nil {
			err = e
		}
	}()
	generated := filepath.Join(dir, "generated")
	if err := sample.Write(generated, o.Places, o.Claims); err != nil {
		return err
	}
	var all []*result
	for _, folder := range []string{o.Data, generated} {
		b, err := publishFolder(ctx, folder, filepath.Join(dir, fmt.Sprintf("%d.db", len(all))))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\n", b)
		r, err := b.measure(ctx, o)
		if err != nil {
			return err
		}
		all = append(all, r)
	}
	return print(out, o, all[0], all[1])
}
