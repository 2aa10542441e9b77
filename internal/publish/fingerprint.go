package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Fingerprint is the SHA-256 over the names and bytes of a folder's data files
// and the version of the theory: an unchanged folder need not be read again.
// Files that are no data (licences, notes, editors' backups) do not count.
func Fingerprint(fsys fs.FS) (string, error) {
	h := sha256.New()
	if _, err := fmt.Fprintf(h, "theory %d\n", atlas.TheoryVersion); err != nil {
		return "", err
	}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() || !isData(path) {
			return nil
		}
		return addFile(h, fsys, path)
	})
	if err != nil {
		return "", fmt.Errorf("the data folder cannot be read: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func isData(path string) bool {
	for _, end := range []string{".csv", ".json", ".geojson", ".topojson"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

func addFile(h io.Writer, fsys fs.FS, path string) (err error) {
	f, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(h, "%s %d\n", path, info.Size()); err != nil {
		return err
	}
	_, err = io.Copy(h, f)
	return err
}
