package sqlite

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// killedStore names the file that this test, run as a program of its own, saves into
// until it is killed.
const killedStore = "HELDLINE_TEST_KILLED_STORE"

// A program that is killed while it saves an edition leaves those before it.
func TestKilledKeepLeavesTheEditionBefore(t *testing.T) {
	if path := os.Getenv(killedStore); path != "" {
		keepForever(t, path)
	}
	s, path := open(t)
	first := built(t, "../server/testdata/atlas2")
	keep(t, s, "one", first)
	before := counts(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilledKeepLeavesTheEditionBefore$", "-test.v")
	cmd.Env = append(os.Environ(), killedStore+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	inTheMiddle := false
	for lines := bufio.NewScanner(out); !inTheMiddle && lines.Scan(); {
		inTheMiddle = lines.Text() == killedStore
	}
	if err := cmd.Process.Kill(); err != nil || !inTheMiddle {
		t.Fatalf("in the middle of saving: %v (%v)", inTheMiddle, err)
	}
	if cmd.Wait() == nil {
		t.Fatal("the program ended by itself")
	}
	again, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if id, _, err := again.Current(t.Context()); id != first.ID || err != nil {
		t.Errorf("current is %s (%v), want %s", id, err, first.ID)
	}
	if after := counts(t, again); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("rows are %v, were %v", after, before)
	}
	if err := readAll(t, again, first.ID); err != nil {
		t.Error(err)
	}
}

// keepForever saves an edition whose last rule never comes.
func keepForever(t *testing.T, path string) {
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c := built(t, "../../data")
	delete(c.Readings, atlas.Rules[len(atlas.Rules)-1])
	c.Read = func(atlas.Rule) (*atlas.Derivation, error) {
		fmt.Println("\n" + killedStore)
		select {}
	}
	t.Fatal(s.Keep(t.Context(), edition.Release{Folder: "two"}, c))
}
