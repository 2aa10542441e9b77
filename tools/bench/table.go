package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// print writes the rates of both atlases and how they compare.
func print(out io.Writer, o *options, a, b *result) error {
	fmt.Fprintf(out, "\nAnswers a second; over HTTP by %d connections that are kept, gzipped, on this machine's loopback with the client on it.\n\n", o.Connections)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(cells ...string) {
		for _, c := range cells {
			fmt.Fprint(w, c, "\t")
		}
		fmt.Fprintln(w)
	}
	row("", "index", "as GeoJSON", "HTTP, asked before", "HTTP, new", "before : new", "bytes")
	line := func(name string, r rates) {
		row(name, whole(r.index), whole(r.geojson), whole(r.kept), whole(r.fresh), ratio(r.kept, r.fresh), fmt.Sprint(r.bytes))
	}
	compare := func(x, y rates) {
		row(a.name+" : "+b.name, ratio(x.index, y.index), ratio(x.geojson, y.geojson), ratio(x.kept, y.kept), ratio(x.fresh, y.fresh), "", "")
	}
	line(a.name+", state on a date", a.state)
	line(b.name+", state on a date", b.state)
	compare(a.state, b.state)
	line(a.name+", changes of a week", a.changes)
	line(b.name+", changes of a week", b.changes)
	compare(a.changes, b.changes)
	return w.Flush()
}

func whole(rate float64) string {
	if rate < 10 {
		return fmt.Sprintf("%.1f", rate)
	}
	return fmt.Sprintf("%.0f", rate)
}

func ratio(x, y float64) string {
	if y == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3g", x/y)
}
