package datapack

import (
	"bytes"
	"io/fs"
	"os"
	"time"
)

// Preview is the folder as it would be after Save, to be checked.
func (e *Edit) Preview() fs.FS { return preview{os.DirFS(e.dir), e} }

// preview shows the changed tables of an edit in place of the folder's own.
type preview struct {
	fs.FS
	edit *Edit
}

// Open opens a file of the folder or the text of a changed table.
func (p preview) Open(name string) (fs.File, error) {
	for _, t := range p.edit.tables {
		if t.table.File() == name {
			text := t.text()
			return unsaved{bytes.NewReader(text), name, int64(len(text))}, nil
		}
	}
	return p.FS.Open(name)
}

// unsaved is a file that is not on disk, and what fs.Stat says of it.
type unsaved struct {
	*bytes.Reader
	name string
	size int64
}

func (f unsaved) Stat() (fs.FileInfo, error) { return f, nil }
func (f unsaved) Close() error               { return nil }

func (f unsaved) Name() string       { return f.name }
func (f unsaved) Size() int64        { return f.size }
func (f unsaved) Mode() fs.FileMode  { return 0o444 }
func (f unsaved) ModTime() time.Time { return time.Time{} }
func (f unsaved) IsDir() bool        { return false }
func (f unsaved) Sys() any           { return nil }
