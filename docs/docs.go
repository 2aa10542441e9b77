// Package docs carries the documents that the program shows to readers, with their
// pictures: the codebook, the guide for authors of articles and that for analysts.
// They are codebook.md, embedding.md and qgis.md in English, <name>.<lang>.md in
// other languages.
package docs

import (
	"embed"
	"io/fs"
)

//go:embed img/qgis-*.png
var pictures embed.FS

//go:embed codebook*.md embedding*.md qgis*.md
var manuals embed.FS

//go:embed http.md
var http string

// HTTP is the HTTP reference, which explains every column.
func HTTP() string { return http }

// Manuals returns the documents' files.
func Manuals() fs.FS { return manuals }

// Pictures returns the files that the guides show, by their names in img/.
func Pictures() fs.FS {
	sub, err := fs.Sub(pictures, "img")
	if err != nil {
		panic(err) // "img" is a valid path
	}
	return sub
}
