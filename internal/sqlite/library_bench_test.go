package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/heldline/heldline/internal/gazetteer"
)

// library imports made-up rows and returns some of them and the time it took, the
// making of the rows left out.
func library(b testing.TB, s *Store, n *namer, rows int) (some []gazetteer.Import, took time.Duration) {
	b.Helper()
	started := time.Now()
	in, err := s.Intake(b.Context(), gazetteer.Dataset{Name: "bench", File: "bench.txt", Format: gazetteer.FormatGeoNames, SHA256: "1"})
	if err != nil {
		b.Fatal(err)
	}
	took = time.Since(started)
	batch := make([]gazetteer.Import, 0, 5000)
	for no := 0; no < rows; {
		batch = batch[:0]
		for range min(cap(batch), rows-no) {
			batch = append(batch, n.row(no))
			if no%(rows/1000) == 0 {
				some = append(some, batch[len(batch)-1])
			}
			no++
		}
		started = time.Now()
		if err := in.Add(b.Context(), batch, strconv.Itoa(no)); err != nil {
			b.Fatal(err)
		}
		took += time.Since(started)
	}
	b.Logf("added after %v", took)
	started = time.Now()
	last := started
	if _, err := in.Finish(b.Context(), func(done, total int64) {
		b.Logf("%d of %d: %v", done, total, time.Since(last).Round(time.Millisecond))
		last = time.Now()
	}); err != nil {
		b.Fatal(err)
	}
	return some, took + time.Since(started)
}

// peak is the largest resident memory of the process in MB; 0 where the system
// does not tell.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb := 0.0
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		return 0
	}
	return kb / 1024
}

// BenchmarkLibrary imports a library of HELDLINE_ROWS rows (100,000 if unset),
// then finds names of several kinds.
func BenchmarkLibrary(b *testing.B) {
	rows := 100_000
	if n, err := strconv.Atoi(os.Getenv("HELDLINE_ROWS")); err == nil {
		rows = n
	}
	s, err := Open(filepath.Join(b.TempDir(), "atlas.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	some, took := library(b, s, newNamer(60_000), rows)
	info, err := os.Stat(s.path)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d rows in %v, file %d MB, peak memory %.0f MB", rows, took, info.Size()>>20, peak())
	n := newNamer(60_000)
	for _, kind := range []struct {
		name   string
		typing bool
		text   func(x gazetteer.Import, i int) string
	}{
		{"prefixes", true, func(x gazetteer.Import, i int) string {
			r := []rune(x.Entry.Name)
			return string(r[:min(len(r), 1+i%10)])
		}},
		{"Arabic prefixes", true, func(x gazetteer.Import, i int) string {
			r := []rune(x.Entry.NameAr)
			return string(r[:min(len(r), 1+i%10)])
		}},
		{"exact", false, func(x gazetteer.Import, _ int) string { return x.Entry.Name }},
		{"misspelt", false, func(x gazetteer.Import, _ int) string { return n.misspelt(x.Entry.Name) }},
		{"Arabic", false, func(x gazetteer.Import, _ int) string { return x.Entry.NameAr }},
		{"misspelt Arabic", false, func(x gazetteer.Import, _ int) string { return n.misspelt(x.Entry.NameAr) }},
		{"none such", false, func(x gazetteer.Import, i int) string { return fmt.Sprintf("Xyzzy %s %d", x.Entry.Name[:3], i) }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var all []time.Duration
			first, five := 0, 0
			for i := range max(b.N, 500) {
				x := some[i*7%len(some)]
				started := time.Now()
				found, err := s.Find(context.Background(), gazetteer.Query{Text: kind.text(x, i), Typing: kind.typing})
				if err != nil {
					b.Fatal(err)
				}
				all = append(all, time.Since(started))
				for at := range found {
					if slices.Contains(append(found[at].Entry.Aliases, found[at].Entry.Name, found[at].Entry.NameAr), x.Entry.Name) {
						five++
						if at == 0 {
							first++
						}
						break
					}
				}
			}
			slices.Sort(all)
			b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
			b.ReportMetric(100*float64(first)/float64(len(all)), "first-%")
			b.ReportMetric(100*float64(five)/float64(len(all)), "found-%")
		})
	}
}
