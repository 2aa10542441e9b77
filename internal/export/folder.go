package export

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Files that an export writes beside the site.
const (
	labelFile   = "heldline-export.json"   // marks the folder, see label
	listFile    = "heldline-export.sha256" // every file with its hash, for sha256sum --check
	scratch     = ".heldline-export"       // files on their way; the folder is empty between exports
	missingPage = "404.html"               // what a file server shows where it has no file
	noJekyll    = ".nojekyll"              // keeps GitHub Pages from rewriting the site
)

// folder is the folder of a copy while it is brought up to date.
type folder struct {
	root  *os.Root
	name  string // as the operator wrote it
	label label

	before map[string]string // hashes by file, as the export before left them; "" = it did not finish that one

	mu    sync.Mutex
	now   map[string]file
	next  atomic.Int64 // names in the scratch folder
	wrote atomic.Int64
	gone  int
	kept  int
}

// file is what stands in the folder under one name.
type file struct {
	hash string
	size int64
}

// openFolder opens the folder of an export, or makes an empty one.
func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return nil, fmt.Errorf("cannot make the folder of the copy: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder of the copy: %w", err)
	}
	f := &folder{root: root, name: dir, before: map[string]string{}, now: map[string]file{}}
	if err := f.look(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return f, nil
}

// look reads what the export before has left. A folder with other things in it is
// none of ours; hidden files, such as .git, do no harm.
func (f *folder) look() error {
	text, err := f.root.ReadFile(labelFile)
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := fs.ReadDir(f.root.FS(), ".")
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), ".") {
				return fmt.Errorf("%s is not empty and holds no export (%s is missing, %s is there): name an empty folder or a new one", f.name, labelFile, e.Name())
			}
		}
		return nil
	}
	if err != nil {
		return err
	}
	if f.label, err = readLabel(text); err != nil {
		return fmt.Errorf("%s: %w", path.Join(f.name, labelFile), err)
	}
	list, err := f.root.ReadFile(listFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f.before, err = readList(string(list))
	if err != nil {
		return fmt.Errorf("%s: %w", path.Join(f.name, listFile), err)
	}
	return nil
}

// reserve stops before anything is written where a file that is not from an export
// stands in the way.
func (f *folder) reserve(names []string) error {
	for _, name := range names {
		if _, ours := f.before[name]; ours {
			continue
		}
		if f.exists(name) {
			return fmt.Errorf("%s stands where the copy needs a file, and is not from an export: move it away", path.Join(f.name, name))
		}
	}
	for _, name := range names {
		if _, ours := f.before[name]; !ours {
			f.before[name] = ""
		}
	}
	return nil
}

// begin marks the folder as being written: whatever happens, the next export knows
// which files are its own.
func (f *folder) begin(l label) error {
	if err := f.root.RemoveAll(scratch); err != nil {
		return err
	}
	if err := f.root.MkdirAll(scratch, folderMode); err != nil {
		return err
	}
	unchanged := l
	unchanged.Complete = true
	if f.label == unchanged {
		return nil // the same files again: the list names them all
	}
	f.label = l
	if err := f.swap(listFile, []byte(writeList(f.before))); err != nil {
		return err
	}
	return f.swap(labelFile, l.text())
}

// put writes a file, unless it is there already.
func (f *folder) put(name string, data []byte) error {
	hash := hashOf(data)
	if f.before[name] == hash && f.holds(name, hash) {
		f.note(name, hash, int64(len(data)))
		return nil
	}
	if err := f.swap(name, data); err != nil {
		return err
	}
	f.wrote.Add(1)
	f.note(name, hash, int64(len(data)))
	return nil
}

// derive writes a file that is made from another one, unless that one has not
// changed and the file is still as it was made.
func (f *folder) derive(name, from string, make func() ([]byte, error)) error {
	f.mu.Lock()
	source := f.now[from]
	f.mu.Unlock()
	if was := f.before[name]; was != "" && f.before[from] == source.hash {
		if data, err := f.root.ReadFile(name); err == nil && hashOf(data) == was {
			f.note(name, was, int64(len(data)))
			return nil
		}
	}
	data, err := make()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return f.put(name, data)
}

// holds reports that a file on disk still has this content.
func (f *folder) holds(name, hash string) bool {
	data, err := f.root.ReadFile(name)
	return err == nil && hashOf(data) == hash
}

func (f *folder) note(name, hash string, size int64) {
	f.mu.Lock()
	f.now[name] = file{hash, size}
	f.mu.Unlock()
}

// swap puts a file in its place at once: a reader sees the old one or the new one.
func (f *folder) swap(name string, data []byte) error {
	on := path.Join(scratch, strconv.FormatInt(f.next.Add(1), 10))
	if err := f.root.WriteFile(on, data, fileMode); err != nil {
		return err
	}
	if err := f.root.MkdirAll(path.Dir(name), folderMode); err != nil {
		return err
	}
	return f.root.Rename(on, name)
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
