package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// stood is a file as it stands in a folder.
type stood struct {
	data  string
	since time.Time
}

// folderOf reads a whole folder, by paths below it.
func folderOf(t *testing.T, dir string) map[string]stood {
	t.Helper()
	out := map[string]stood{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		out[strings.TrimPrefix(path, dir+"/")] = stood{string(data), info.ModTime()}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// smallest is a part of the invented atlas: a copy has files for every record and
// every day, in each language and under each rule.
func smallest(t *testing.T) string {
	t.Helper()
	data := invented(t)
	spoil(t, data, "campaigns.csv", "1923-05-01,1923-06-15", "1923-05-03,1923-05-04")
	for file, rows := range map[string]string{
		"claims.csv":  "k-02 k-12",
		"events.csv":  "e-01",
		"figures.csv": "f-03",
		"infobox.csv": "i-2 i-3",
		"sentences.csv": "chronicle,infobox,2 chronicle,infobox,3 chronicle,lead,1,2 " +
			"chronicle,lead,4,3 chronicle,lead,6,3 chronicle,lead,8,3 chronicle,lead,9,1",
	} {
		keep(t, data, file, strings.Fields(rows))
	}
	return data
}

// keep leaves only those rows in a file of a folder that begin with some cells.
func keep(t *testing.T, dir, file string, beginnings []string) {
	t.Helper()
	path := filepath.Join(dir, file)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	kept := lines[:1]
	for _, line := range lines[1:] {
		if slices.ContainsFunc(beginnings, func(cells string) bool { return strings.HasPrefix(line, cells+",") }) {
			kept = append(kept, line)
		}
	}
	if err := os.WriteFile(path, []byte(strings.Join(kept, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// exported writes a copy and returns what it printed.
func exported(t *testing.T, dir, data, db string, flags ...string) string {
	t.Helper()
	o := call(t, append([]string{"export", "site", dir, "--data", data, "--db", db, "--base-url", "https://maps.example"}, flags...)...)
	if o.code != 0 {
		t.Fatalf("exit %d: %s%s", o.code, o.stdout, o.stderr)
	}
	return o.stdout
}

// A copy is brought up to date step by step, each from what the one before has left:
// again, after files were spoiled, and with a new edition.
func TestExportBringsACopyUpToDate(t *testing.T) {
	dir, data, db := filepath.Join(t.TempDir(), "site"), smallest(t), filepath.Join(t.TempDir(), "atlas.db")
	exported(t, dir, data, db, "--no-posters", "--no-gzip")
	first := folderOf(t, dir)
	if len(first) < 500 {
		t.Fatalf("only %d files", len(first))
	}
	isListed(t, first)
	unpacks(t, first)
	told := exported(t, dir, data, db, "--no-posters", "--no-gzip")
	if !strings.Contains(told, " 0 written, 0 removed") {
		t.Errorf("the second export says %s", told)
	}
	second := folderOf(t, dir)
	for name, file := range first {
		if again := second[name]; again != file {
			t.Errorf("%s has changed: %d bytes of %s, then %d of %s", name, len(file.data), file.since, len(again.data), again.since)
		}
	}
	if len(second) != len(first) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	mends(t, dir, first, func() { exported(t, dir, data, db, "--no-posters", "--no-gzip") })
	before := folderOf(t, dir)
	spoil(t, data, "claims.csv", "1923-05-03", "1923-05-04")
	exported(t, dir, data, db, "--no-posters", "--no-gzip")
	keepsTheEditionBefore(t, before, folderOf(t, dir))
}

// isListed holds the list of an export against its files.
func isListed(t *testing.T, files map[string]stood) {
	t.Helper()
	listed := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(files["heldline-export.sha256"].data), "\n") {
		hash, name, _ := strings.Cut(line, "  ")
		listed[name] = hash
	}
	for name, file := range files {
		sum := sha256.Sum256([]byte(file.data))
		if !strings.HasPrefix(name, "heldline-export.") && listed[name] != hex.EncodeToString(sum[:]) {
			t.Errorf("the list has %q for %s", listed[name], name)
		}
	}
}

// unpacks holds packed files against the plain ones beside them.
func unpacks(t *testing.T, files map[string]stood) {
	t.Helper()
	n := 0
	for name, file := range files {
		var r io.Reader
		var err error
		plain, packed := strings.CutSuffix(name, ".gz")
		if packed {
			r, err = gzip.NewReader(strings.NewReader(file.data))
		} else if plain, packed = strings.CutSuffix(name, ".br"); packed {
			r = brotli.NewReader(strings.NewReader(file.data))
		} else {
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		n++
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, []byte(files[plain].data)) {
			t.Errorf("%s is not %s packed (%v)", name, plain, err)
		}
	}
	if n < 300 {
		t.Errorf("only %d packed files", n)
	}
}

// What a file says is what the server answers, for rules and editions too.
func TestExportedDataAreTheServersAnswers(t *testing.T) {
	dir, data, db := filepath.Join(t.TempDir(), "site"), smallest(t), filepath.Join(t.TempDir(), "atlas.db")
	exported(t, dir, data, db, "--no-posters", "--no-gzip", "--no-brotli")
	p := serve(t, "--data", data, "--db", db, "--base-url", "https://maps.example")
	n := 0
	for name, file := range folderOf(t, dir) {
		switch filepath.Ext(name) {
		case ".geojson", ".csv", ".json", ".kml", ".zip":
		default:
			continue
		}
		if strings.HasPrefix(name, "heldline-export") || strings.HasPrefix(name, "assets/") {
			continue
		}
		n++
		if code, body := p.get(t, "/"+name); code != http.StatusOK || body != file.data {
			t.Errorf("/%s: the server answers %d with %d bytes, the file has %d", name, code, len(body), len(file.data))
		}
	}
	if n < 100 {
		t.Errorf("only %d files of data", n)
	}
	p.stop(t)
}

// Every link of every page leads to a file, and a page is a folder with an index.
func TestExportedLinksLeadToFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	exported(t, dir, smallest(t), filepath.Join(t.TempDir(), "atlas.db"), "--no-gzip", "--no-brotli")
	files := folderOf(t, dir)
	link := regexp.MustCompile(` (?:href|src|action)="(/[^"#]*)`)
	seen := map[string]bool{}
	for name, file := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(file.data, -1) {
			to, query, _ := strings.Cut(html.UnescapeString(m[1]), "?")
			at := strings.TrimPrefix(to, "/")
			if at == "" || strings.HasSuffix(at, "/") {
				at += "index.html"
			}
			if _, there := files[at]; !there && !seen[to] {
				t.Errorf("%s leads to %s, which is no file", name, m[1])
			}
			seen[to] = true
			for _, only := range []string{"rule=", "lang=", "known=", "without=", "q="} {
				if strings.Contains("&"+query, "&"+only) {
					t.Errorf("%s leads to %s, which a file server does not read", name, m[1])
				}
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d links", len(seen))
	}
}

// A corrected claim makes a new edition. The one before stays as it was, and what
// does not depend on the records is not written again.
func keepsTheEditionBefore(t *testing.T, before, after map[string]stood) {
	t.Helper()
	kept, assets := 0, 0
	for name, file := range before {
		switch {
		case strings.HasPrefix(name, "e/"):
			kept++
		case strings.HasPrefix(name, "assets/") || name == "favicon.ico" || name == "actors.css" || name == "robots.txt":
			assets++
		default:
			continue
		}
		if after[name] != file {
			t.Errorf("%s has changed", name)
		}
	}
	if kept < 200 || assets < 10 {
		t.Errorf("%d files of the edition before and %d of the program", kept, assets)
	}
	if before["claims.json"].data == after["claims.json"].data {
		t.Error("the claims have not changed")
	}
	if len(after) < len(before)+kept*8/10 {
		t.Errorf("%d files, then %d: the new edition is missing", len(before), len(after))
	}
}

func TestExportTouchesNothingOfOthers(t *testing.T) {
	dir, data, db := t.TempDir(), smallest(t), filepath.Join(t.TempDir(), "atlas.db")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(want string) {
		t.Helper()
		o := call(t, "export", "site", dir, "--data", data, "--db", db, "--no-posters")
		if o.code != 1 || !strings.Contains(o.stderr, want) {
			t.Errorf("exit %d without %q: %s", o.code, want, o.stderr)
		}
	}
	write("thesis.doc", "years of work")
	refused("is not empty and holds no export")
	if files := folderOf(t, dir); len(files) != 1 {
		t.Errorf("%d files after a refusal", len(files))
	}
	if err := os.Remove(filepath.Join(dir, "thesis.doc")); err != nil {
		t.Fatal(err)
	}
	exported(t, dir, data, db, "--no-posters", "--no-gzip", "--no-brotli")
	write("CNAME", "maps.example")
	write("places.csv.gz", "mine")
	refused("places.csv.gz stands where the copy needs a file")
	exported(t, dir, data, db, "--no-posters", "--no-gzip", "--no-brotli")
	files := folderOf(t, dir)
	if files["CNAME"].data != "maps.example" || files["places.csv.gz"].data != "mine" {
		t.Error("a file of somebody else is gone")
	}
	if err := os.Remove(filepath.Join(dir, "places.csv.gz")); err != nil {
		t.Fatal(err)
	}
	exported(t, dir, data, db, "--no-posters", "--no-brotli")
	unpacks(t, folderOf(t, dir))
	told := exported(t, dir, data, db, "--no-posters", "--no-gzip", "--no-brotli")
	files = folderOf(t, dir)
	if _, there := files["places.csv.gz"]; there || files["CNAME"].data != "maps.example" {
		t.Errorf("packed files that are no longer wanted stay, or others go: %s", told)
	}
}

// mends spoils and removes files of an export, as one that was cut off has them, and
// exports again.
func mends(t *testing.T, dir string, whole map[string]stood, export func()) {
	t.Helper()
	for _, name := range []string{"spans.csv", "index.html"} {
		if err := os.Truncate(filepath.Join(dir, name), 10); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "places")); err != nil {
		t.Fatal(err)
	}
	export()
	mended := folderOf(t, dir)
	for name, file := range mended {
		if whole[name].data != file.data {
			t.Errorf("%s is not mended", name)
		}
	}
	if len(mended) != len(whole) {
		t.Errorf("%d files of %d are there again", len(mended), len(whole))
	}
}

func TestExportNeedsTheRootOfAHost(t *testing.T) {
	o := call(t, "export", "site", filepath.Join(t.TempDir(), "site"), "--data", smallest(t), "--db", filepath.Join(t.TempDir(), "atlas.db"), "--base-url", "https://example.org/maps")
	if o.code != 1 || !strings.Contains(o.stderr, "must stand at the root of a host") {
		t.Errorf("exit %d: %s", o.code, o.stderr)
	}
}
