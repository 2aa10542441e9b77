package edition_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/publish"
)

// late is the content of a folder whose rules are read when asked for, but for the
// documented one; reads counts how often.
func late(t *testing.T, dir string, read func(*atlas.Derivation) (*atlas.Derivation, error)) (c edition.Content, reads *atomic.Int64) {
	t.Helper()
	c, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	all := c.Readings
	c.Readings = map[atlas.Rule]*atlas.Derivation{atlas.Documented: all[atlas.Documented]}
	reads = &atomic.Int64{}
	c.Read = func(rule atlas.Rule) (*atlas.Derivation, error) {
		reads.Add(1)
		return read(all[rule])
	}
	return c, reads
}

func whole(d *atlas.Derivation) (*atlas.Derivation, error) { return d, nil }

func TestRulesAreReadOnceWhenAskedFor(t *testing.T) {
	c, reads := late(t, "../server/testdata/atlas2", whole)
	want := build(t, "../server/testdata/atlas2")
	e := edition.New(c)
	if err := e.Prepare(atlas.Documented); err != nil || reads.Load() != 0 {
		t.Fatalf("what is at hand is read %d times (%v)", reads.Load(), err)
	}
	var all sync.WaitGroup
	for range 8 {
		for _, rule := range atlas.Rules {
			all.Go(func() {
				if err := e.Prepare(rule); err != nil {
					t.Error(err)
				}
				r := atlas.Reading{Rule: rule}
				v, w := e.View(r), want.View(r)
				if !reflect.DeepEqual(v.Spans.Rows(), w.Spans.Rows()) || v.InPlay != w.InPlay || v.Accepted() != w.Accepted() {
					t.Errorf("%s is another reading", rule)
				}
			})
		}
	}
	all.Wait()
	if n := reads.Load(); n != int64(len(atlas.Rules))-1 {
		t.Errorf("%d rules are read, want each but the documented one once", n)
	}
}

// A rule that cannot be read is an error for who prepares it, and read again the next time.
func TestRuleThatCannotBeReadIsAnError(t *testing.T) {
	fire := errors.New("disk on fire")
	broken := true
	c, _ := late(t, "../server/testdata/atlas2", func(d *atlas.Derivation) (*atlas.Derivation, error) {
		if broken {
			return nil, fire
		}
		return d, nil
	})
	e := edition.New(c)
	if err := e.Prepare(atlas.Rules...); !errors.Is(err, fire) {
		t.Errorf("error is %v", err)
	}
	if v := e.View(atlas.Reading{Rule: atlas.Strict}); v.Spans.Len() == 0 || v.Reading.Rule != atlas.Strict {
		t.Error("a rule that cannot be read is not derived")
	}
	if broken = false; e.Prepare(atlas.Rules...) != nil {
		t.Error("what failed is not read again")
	}
}

// However many ask for a reading at a time, it is made once.
func TestReadingIsDerivedOnce(t *testing.T) {
	e := build(t, "../server/testdata/atlas2")
	known := atlas.Reading{Rule: atlas.Documented, Known: edtf.MustDay("1923-05-12").Ptr()}
	var all sync.WaitGroup
	views := make([]*edition.View, 16)
	for i := range views {
		all.Go(func() { views[i] = e.View(known) })
	}
	all.Wait()
	for _, v := range views {
		if v != views[0] {
			t.Fatal("a reading is made twice")
		}
	}
}
