package datapack

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInitWritesAnAtlasThatReadsWithoutProblems(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if err := Init(dir); err != nil {
		t.Fatal(err)
	}
	pack, problems := Read(os.DirFS(dir))
	for _, p := range problems {
		t.Error(p)
	}
	a := pack.Atlas
	if len(a.Actors) != 1 || len(a.Places) != 1 || a.Claims.Len() != 1 || a.Sentences.Len() != 1 {
		t.Errorf("%d actors, %d places, %d claims, %d sentences; want one each", len(a.Actors), len(a.Places), a.Claims.Len(), a.Sentences.Len())
	}
	if got := a.Claims.At(0).Fragment; got != "On 3 February,Port Example" {
		t.Errorf("the claim's fragment is %q, not that of its sentence", got)
	}
	for _, table := range Tables() {
		if _, err := os.Stat(filepath.Join(dir, table.File())); err != nil {
			t.Error(err)
		}
	}
}

func TestInitTakesAnEmptyFolder(t *testing.T) {
	if err := Init(t.TempDir()); err != nil {
		t.Error(err)
	}
}

func TestInitRefusesAFolderThatHoldsAnything(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := Init(dir)
	if err == nil || !strings.Contains(err.Error(), "is not empty") {
		t.Errorf("error is %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("the refused folder has %d entries", len(entries))
	}
}
