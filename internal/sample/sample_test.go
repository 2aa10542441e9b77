package sample_test

import (
	"os"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
)

func TestWrittenFoldersCanBePublished(t *testing.T) {
	for _, size := range []struct{ places, claims int }{{1, 1}, {3, 200}, {200, 2000}} {
		dir := t.TempDir()
		if err := sample.Write(dir, size.places, size.claims); err != nil {
			t.Fatal(err)
		}
		a, report, err := publish.Publisher{}.Check(t.Context(), os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			t.Error(p)
		}
		if a.Claims.Len() != size.claims || len(a.Places) <= size.places {
			t.Errorf("%d places and %d claims, want more than %d and %d", len(a.Places), a.Claims.Len(), size.places, size.claims)
		}
		if len(report.Warnings) > 0 {
			t.Errorf("%d warnings, the first: %s", len(report.Warnings), report.Warnings[0])
		}
	}
}

func TestClaimsGiveSomewhatMoreSpans(t *testing.T) {
	const claims = 3000
	dir := t.TempDir()
	if err := sample.Write(dir, claims/10, claims); err != nil {
		t.Fatal(err)
	}
	content, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if n := content.Readings[atlas.Documented].Spans.Len(); n < claims*12/10 || n > claims*14/10 {
		t.Errorf("%d claims give %d spans, want 1.2 to 1.4 times as many", claims, n)
	}
}

func TestSameSizeGivesTheSameBytes(t *testing.T) {
	var prints []string
	for range 2 {
		dir := t.TempDir()
		if err := sample.Write(dir, 20, 100); err != nil {
			t.Fatal(err)
		}
		print, err := publish.Fingerprint(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		prints = append(prints, print)
	}
	if prints[0] != prints[1] {
		t.Error("two folders of one size differ")
	}
}

func TestSizesMustBePositive(t *testing.T) {
	if sample.Write(t.TempDir(), 0, 1) == nil || sample.Write(t.TempDir(), 1, 0) == nil {
		t.Error("no error")
	}
}
