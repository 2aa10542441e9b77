// Package docs carries the documents that the program shows to readers: the
// codebook and the guide for authors of articles, codebook.md and embedding.md in
// English, codebook.<lang>.md and embedding.<lang>.md in other languages.
package docs

import (
	"embed"
	"io/fs"
)

//go:embed codebook*.md embedding*.md
var manuals embed.FS

// Manuals returns the documents' files.
func Manuals() fs.FS { return manuals }
