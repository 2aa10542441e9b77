// Package docs carries the documents that the program shows to readers: the
// codebook, codebook.md in English and codebook.<lang>.md in other languages.
package docs

import (
	"embed"
	"io/fs"
)

//go:embed codebook*.md
var codebooks embed.FS

// Codebooks returns the codebook's files.
func Codebooks() fs.FS { return codebooks }
