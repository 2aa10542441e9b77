package publish_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
)

// Publishing tells every step and how many rows it has read, and ends at the step
// at which nobody wants it any more.
func TestPublishingTellsItsStepsAndEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	if err := sample.Write(dir, 50, 500); err != nil {
		t.Fatal(err)
	}
	var steps []string
	tell := publish.Publisher{Progress: func(step string) { steps = append(steps, step) }}
	if _, _, err := tell.Build(t.Context(), os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"reading the data", "locating ", "deriving control from 500 claims", "naming the edition"} {
		if i >= len(steps) || !strings.HasPrefix(steps[i], want) {
			t.Fatalf("told %q, want step %d to begin with %q", steps, i, want)
		}
	}
	for _, last := range steps {
		ctx, cancel := context.WithCancel(t.Context())
		var told []string
		p := publish.Publisher{Progress: func(step string) {
			if told = append(told, step); step == last {
				cancel()
			}
		}}
		_, _, err := p.Build(ctx, os.DirFS(dir))
		if !errors.Is(err, context.Canceled) || told[len(told)-1] != last {
			t.Errorf("interrupted at %q: %v after %q", last, err, told)
		}
		cancel()
	}
}
