package publish_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample/plain"
	"github.com/heldline/heldline/internal/sqlite"
)

const second = "../server/testdata/atlas2"

// folder reads a data folder into memory, where tests change it.
func folder(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	disk := os.DirFS(dir)
	err := fs.WalkDir(disk, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(disk, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// replace changes one text of a file, which must be there.
func replace(t *testing.T, fsys fstest.MapFS, file, old, text string) {
	t.Helper()
	data := fsys[file].Data
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	fsys[file] = &fstest.MapFile{Data: bytes.Replace(data, []byte(old), []byte(text), 1)}
}

// turn writes the rows of a table in the opposite order.
func turn(t *testing.T, fsys fstest.MapFS, file string) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(fsys[file].Data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(rows[1:])
	var out strings.Builder
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	fsys[file] = &fstest.MapFile{Data: []byte(out.String())}
}

// idOf is the id of the edition that a folder makes.
func idOf(t *testing.T, fsys fs.FS) string {
	t.Helper()
	return content(t, fsys).ID
}

func content(t *testing.T, fsys fs.FS) edition.Content {
	t.Helper()
	c, _, err := publish.Publisher{}.Build(t.Context(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// same reports that two editions have the same rows.
func same(t *testing.T, a, b edition.Content) bool {
	t.Helper()
	p, err := plain.Of(a)
	q, wrong := plain.Of(b)
	if err != nil || wrong != nil {
		t.Fatal(err, wrong)
	}
	return reflect.DeepEqual(p, q)
}

// openStore opens a store on a real file.
func openStore(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "atlas.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// publishInto publishes a folder and returns the steps it told.
func publishInto(t *testing.T, s publish.Store, fsys fs.FS) (publish.Result, []string, error) {
	t.Helper()
	var steps []string
	r, err := publish.Publisher{Progress: func(step string) { steps = append(steps, step) }}.Publish(t.Context(), fsys, s)
	return r, steps, err
}

// watched counts the calls of a store.
type watched struct {
	publish.Store
	kept int
}

func (w *watched) Keep(ctx context.Context, r edition.Release, c edition.Content) error {
	w.kept++
	return w.Store.Keep(ctx, r, c)
}
