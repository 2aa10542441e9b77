// Package web carries the bundled front end inside the binary.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Assets returns the files of the bundle: app, text and story, each .js and .css,
// print.css, fonts/*.woff2 and the licence texts. Names are fixed, so callers add a content hash to the
// address. Before the first `npm run build` it holds only a placeholder.
func Assets() fs.FS {
	assets, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the directory is part of the program
	}
	return assets
}

// Faces returns the typefaces for pictures that the program draws itself: WOFF
// files, empty before the first `npm run build`.
func Faces() fs.FS {
	faces, err := fs.Sub(Assets(), "faces")
	if err != nil {
		panic(err) // the name is valid
	}
	return faces
}

// Built reports whether the bundle was there when the program was compiled.
// Without it the pages still read as text; the caller says so to its reader.
func Built() bool {
	for _, name := range []string{"app.js", "app.css", "text.js", "text.css", "story.js", "story.css"} {
		if _, err := fs.Stat(Assets(), name); err != nil {
			return false
		}
	}
	return true
}
