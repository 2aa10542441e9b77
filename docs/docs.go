// Package docs carries the documents that the program shows to readers: the
// codebook, the guide for authors of articles and that for analysts: codebook.md,
// embedding.md and qgis.md in English, <name>.<lang>.md in other languages.
package docs

import (
	"embed"
	"io/fs"
)

//go:embed codebook*.md embedding*.md qgis*.md
var manuals embed.FS

//go:embed http.md
var http string

// HTTP is the HTTP reference, which explains every column.
func HTTP() string { return http }

// Manuals returns the documents' files.
func Manuals() fs.FS { return manuals }
