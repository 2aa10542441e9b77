package feature_test

import (
	"os"
	"syscall"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
	"github.com/heldline/heldline/internal/words"
)

// generated is an edition of an invented atlas, or of a folder of records.
func generated(b testing.TB, places, claims int) *edition.Edition {
	b.Helper()
	dir := os.Getenv("BENCH_DATA")
	if dir == "" {
		dir = b.TempDir()
		if err := sample.Write(dir, places, claims); err != nil {
			b.Fatal(err)
		}
	}
	content, _, err := publish.Publisher{}.Build(b.Context(), os.DirFS(dir))
	if err != nil {
		b.Fatal(err)
	}
	return edition.New(content)
}

// An atlas of 10,000 places as JSON and as a table: what a feature takes of the
// processor, garbage included, and how many allocations a hundred features take.
func BenchmarkCollection(b *testing.B) {
	catalogue, err := words.Load()
	if err != nil {
		b.Fatal(err)
	}
	e := generated(b, 10_000, 100_000)
	w, v := feature.NewWriter(e, catalogue), e.View(atlas.Reading{Rule: atlas.Documented})
	day := (e.First + e.Last) / 2 // most places are held
	at := e.Located(e.Places[len(e.Places)/2].ID).Point
	box := &geo.Box{West: at[0] - 0.25, South: at[1] - 0.2, East: at[0] + 0.25, North: at[1] + 0.2}
	for _, x := range []struct {
		name string
		row  any
		rows func() *feature.Rows
	}{
		{"control", feature.Control{}, func() *feature.Rows { return w.Control(v, day, feature.Filter{}) }},
		{"box", feature.Control{}, func() *feature.Rows { return w.Control(v, day, feature.Filter{Box: box}) }},
		{"spans", feature.Span{}, func() *feature.Rows { return w.Spans(v, feature.Filter{}) }},
		{"changes", feature.Change{}, func() *feature.Rows { return w.Changes(v, nil, nil, feature.Filter{}) }},
		{"places", feature.Place{}, func() *feature.Rows { return w.Places(feature.Filter{}) }},
	} {
		features := len(x.rows().Collection().Features)
		for form, write := range map[string]func(*feature.Rows) ([]byte, error){
			"json": (*feature.Rows).Encode,
			"csv":  func(r *feature.Rows) ([]byte, error) { return r.CSV(x.row), nil },
		} {
			b.Run(x.name+"/"+form, func(b *testing.B) {
				allocations := testing.AllocsPerRun(1, func() { _, _ = write(x.rows()) })
				size, before := 0, processor(b)
				for b.Loop() {
					text, err := write(x.rows())
					if err != nil {
						b.Fatal(err)
					}
					size = len(text)
				}
				n := float64(features)
				b.ReportMetric(float64(processor(b)-before)/float64(b.N)/n, "cpu-ns/feature")
				b.ReportMetric(float64(size)/n, "B/feature")
				b.ReportMetric(100*allocations/n, "allocs/100features")
			})
		}
	}
}

// processor is the time that the process has taken of the processor, in nanoseconds.
func processor(b *testing.B) int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
