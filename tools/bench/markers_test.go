package main

import (
	"os"
	"strings"
	"testing"
)

func TestBetweenReplacesTheMarkedPartOnly(t *testing.T) {
	document := "before\n" + openMarker + "old\n" + closeMarker + "after\n"
	once, err := between(document, "new\n")
	if err != nil {
		t.Fatal(err)
	}
	if want := "before\n" + openMarker + "\nnew\n\n" + closeMarker + "after\n"; once != want {
		t.Errorf("%q, want %q", once, want)
	}
	if twice, err := between(once, "new\n"); err != nil || twice != once {
		t.Errorf("again: %q, %v", twice, err)
	}
}

func TestBetweenRefusesADocumentWithoutItsMarkers(t *testing.T) {
	for _, d := range []string{"", openMarker, closeMarker + openMarker, openMarker + closeMarker + openMarker} {
		if got, err := between(d, "new"); err == nil {
			t.Errorf("%q became %q", d, got)
		}
	}
}

func TestDocumentOfTheFiguresHasTheMarkers(t *testing.T) {
	text, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := between(string(text), "new"); err != nil {
		t.Error(err)
	}
	if !strings.Contains(string(text), "make bench") {
		t.Error("it does not say what writes it")
	}
}
