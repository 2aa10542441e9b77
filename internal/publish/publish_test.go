package publish_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sqlite"
)

func TestUnchangedFolderIsNotReadAgain(t *testing.T) {
	store := &watched{Store: openStore(t)}
	fsys := folder(t, second)
	first, steps, err := publishInto(t, store, fsys)
	if err != nil || first.Unchanged || len(steps) == 0 || store.kept != 1 {
		t.Fatalf("first: %+v, steps %q, %d kept, %v", first, steps, store.kept, err)
	}
	again, steps, err := publishInto(t, store, fsys)
	if err != nil || !again.Unchanged || again.Edition != first.Edition || len(steps) != 0 || store.kept != 1 {
		t.Errorf("again: %+v, steps %q, %d kept, %v", again, steps, store.kept, err)
	}
}

// Notes and backups beside the data are no reason to read it again.
func TestFingerprintLooksAtDataFilesOnly(t *testing.T) {
	fsys := folder(t, second)
	print := fingerprint(t, fsys)
	for _, name := range []string{"README.md", "LICENSE", "notes.txt", "claims.csv~", "geojson/sketch.svg"} {
		fsys[name] = &fstest.MapFile{Data: []byte("a note")}
	}
	if fingerprint(t, fsys) != print {
		t.Error("notes change the fingerprint")
	}
	replace(t, fsys, "geojson/regions.geojson", "179.5", "179.6")
	if fingerprint(t, fsys) == print {
		t.Error("another geometry leaves the fingerprint")
	}
}

func TestFingerprintTellsFilesApart(t *testing.T) {
	a := fstest.MapFS{"a.csv": {Data: []byte("1")}, "b.csv": {Data: []byte("2")}}
	for name, b := range map[string]fstest.MapFS{
		"swapped": {"a.csv": {Data: []byte("2")}, "b.csv": {Data: []byte("1")}},
		"moved":   {"a.csv": {Data: []byte("12")}, "b.csv": {Data: []byte("")}},
		"renamed": {"a.csv": {Data: []byte("1")}, "c.csv": {Data: []byte("2")}},
		"fewer":   {"a.csv": {Data: []byte("1")}},
	} {
		if fingerprint(t, a) == fingerprint(t, b) {
			t.Errorf("%s files have the same fingerprint", name)
		}
	}
}

func fingerprint(t *testing.T, fsys fs.FS) string {
	t.Helper()
	s, err := publish.Fingerprint(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBadFolderLeavesTheStoreAsItWas(t *testing.T) {
	store := openStore(t)
	fsys := folder(t, second)
	good, _, err := publishInto(t, store, fsys)
	if err != nil {
		t.Fatal(err)
	}
	_, mark, err := store.Current(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(fstest.MapFS){
		"bad date":     func(f fstest.MapFS) { replace(t, f, "claims.csv", "1923-05-03", "1923-05-33") },
		"no file":      func(f fstest.MapFS) { delete(f, "places.csv") },
		"bad geometry": func(f fstest.MapFS) { replace(t, f, "geojson/regions.geojson", "}}", "}") },
		"bad place":    func(f fstest.MapFS) { replace(t, f, "places.csv", "3 km NE of harbour", "3 km NE of harber") },
		"all at once": func(f fstest.MapFS) {
			replace(t, f, "claims.csv", "1923-05-03", "soon")
			replace(t, f, "actors.csv", "hexagon", "cube")
		},
	} {
		bad := folder(t, second)
		spoil(bad)
		_, _, err := publishInto(t, store, bad)
		var problems publish.Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if name == "all at once" && (len(problems) < 2 || !strings.HasSuffix(problems.Error(), "problems in the data")) {
			t.Errorf("%s: only %v", name, problems)
		}
	}
	if id, folder, err := store.Current(t.Context()); id != good.Edition || folder != mark || err != nil {
		t.Errorf("current is %s of %s (%v), want %s of %s", id, folder, err, good.Edition, mark)
	}
	if ids, err := store.Editions(t.Context()); err != nil || len(ids) != 1 {
		t.Errorf("editions are %v (%v), want one", ids, err)
	}
	kept, err := store.Load(t.Context(), good.Edition)
	if err != nil || !same(t, kept, content(t, fsys)) {
		t.Errorf("the rows of the edition have changed (%v)", err)
	}
}

func TestStoreThatFailsIsReported(t *testing.T) {
	store, err := sqlite.Open(t.TempDir() + "/atlas.db")
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := publishInto(t, store, folder(t, second)); err == nil {
		t.Error("no error from a closed store")
	}
}
