package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// format is the version of the label.
const format = 1

// label marks a folder as an export. It has no clock time: the same site gives the
// same folder.
type label struct {
	Format   int    `json:"heldline_export"`
	Complete bool   `json:"complete"` // false while the folder is being written
	Program  string `json:"program"`
	Atlas    string `json:"atlas"`
	Edition  string `json:"edition"`
	BaseURL  string `json:"base_url"`
	Posters  bool   `json:"posters"`
	Gzip     bool   `json:"gzip"`
	Brotli   bool   `json:"brotli"`
}

func (l label) text() []byte {
	b, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		panic(err) // texts and numbers only
	}
	return append(b, '\n')
}

func readLabel(text []byte) (label, error) {
	var l label
	if err := json.Unmarshal(text, &l); err != nil {
		return l, fmt.Errorf("cannot be read: %w; name an empty folder", err)
	}
	if l.Format != format {
		return l, fmt.Errorf("is of another version of this program; name an empty folder")
	}
	return l, nil
}

// unmade stands for the hash of a file that is reserved and not made yet.
var unmade = strings.Repeat("0", 64)

// writeList lists files with their hashes, as sha256sum does.
func writeList(files map[string]string) string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		hash := files[name]
		if hash == "" {
			hash = unmade
		}
		fmt.Fprintf(&b, "%s  %s\n", hash, name)
	}
	return b.String()
}

func readList(text string) (map[string]string, error) {
	out := map[string]string{}
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		hash, name, ok := strings.Cut(lines.Text(), "  ")
		if !ok || len(hash) != len(unmade) || !fs.ValidPath(name) {
			return nil, fmt.Errorf("the line %q is no hash and file; name an empty folder", lines.Text())
		}
		if hash == unmade {
			hash = ""
		}
		out[name] = hash
	}
	return out, nil
}

// finish removes what the export before had and this one has not, writes the list
// and marks the folder as complete. Editions exported before stay: what cites them
// must go on finding them.
func (f *folder) finish(edition, bundle string) error {
	if _, ours := f.before[noJekyll]; ours || !f.exists(noJekyll) {
		if err := f.put(noJekyll, nil); err != nil {
			return err
		}
	}
	older := f.olderEditions(edition)
	for _, name := range slices.Sorted(maps.Keys(f.before)) {
		if _, still := f.now[name]; still {
			continue
		}
		if keep(name, edition, bundle, older) {
			if info, err := f.root.Stat(name); err == nil {
				f.note(name, f.before[name], info.Size())
				f.kept++
			}
			continue
		}
		if err := f.remove(name); err != nil {
			return err
		}
	}
	list := map[string]string{}
	for name, x := range f.now {
		list[name] = x.hash
	}
	f.label.Complete = true
	for name, data := range map[string][]byte{listFile: []byte(writeList(list)), labelFile: f.label.text()} {
		if old, err := f.root.ReadFile(name); err == nil && string(old) == string(data) {
			continue
		}
		if err := f.swap(name, data); err != nil {
			return err
		}
	}
	return f.root.RemoveAll(scratch)
}

// olderEditions reports that the folder holds other editions than the current one.
func (f *folder) olderEditions(edition string) bool {
	for name := range f.before {
		if strings.HasPrefix(name, "e/") && !strings.HasPrefix(name, "e/"+edition+"/") {
			return true
		}
	}
	return false
}

// keep reports that a file belongs to an edition exported before, or to the bundle
// that its pages name.
func keep(name, edition, bundle string, older bool) bool {
	switch {
	case strings.HasPrefix(name, "e/"):
		return !strings.HasPrefix(name, "e/"+edition+"/")
	case strings.HasPrefix(name, "assets/"):
		version, _, inFolder := strings.Cut(strings.TrimPrefix(name, "assets/"), "/")
		return older && inFolder && version != bundle && version != "fonts"
	}
	return false
}

func (f *folder) exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// remove deletes a file of the export before, and folders that it leaves empty.
func (f *folder) remove(name string) error {
	err := f.root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if f.before[name] != "" {
		f.gone++
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil {
			break // not empty
		}
	}
	return nil
}

// count sums up the folder.
func (f *folder) count() (files int, bytes int64, written, removed, kept int) {
	for _, x := range f.now {
		bytes += x.size
	}
	return len(f.now), bytes, int(f.wrote.Load()), f.gone, f.kept
}
