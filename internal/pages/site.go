package pages

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/heldline/heldline/internal/words"
)

//go:embed templates/*.html
var templates embed.FS

// ErrNotFound says that the edition has no record of the id asked for.
var ErrNotFound = errors.New("no such record")

// Options are what a site needs beside the catalogue.
type Options struct {
	AssetVersion string // changes with the bundle; part of the assets' addresses
	NoPosters    bool   // of a copy: it has no pictures of days
	Copy         bool   // the pages are for a file server, which answers no query: see address
}

// Site writes pages. It is immutable and safe for use by many goroutines.
type Site struct {
	catalogue *words.Catalogue
	options   Options
	views     map[string]*template.Template
	codebook  manual
	embedding manual
	qgis      manual
}

// New reads the templates and renders the manuals, one Markdown file for each
// language: codebook.md is English, codebook.<lang>.md another.
func New(catalogue *words.Catalogue, docs fs.FS, options Options) (*Site, error) {
	s := &Site{catalogue: catalogue, options: options, views: map[string]*template.Template{}}
	base, err := template.New("base").ParseFS(templates, "templates/_*.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	files, err := fs.Glob(templates, "templates/[a-z]*.html")
	if err != nil {
		return nil, fmt.Errorf("pages: %w", err)
	}
	for _, file := range files {
		view, err := template.Must(base.Clone()).ParseFS(templates, file)
		if err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
		s.views[strings.TrimSuffix(strings.TrimPrefix(file, "templates/"), ".html")] = view
	}
	for name, into := range map[string]*manual{"codebook": &s.codebook, "embedding": &s.embedding, "qgis": &s.qgis} {
		if *into, err = readManual(docs, name, catalogue.Codes()); err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
	}
	return s, nil
}

// Codes lists the languages that pages can be written in.
func (s *Site) Codes() []string { return s.catalogue.Codes() }

// render writes a document of a named view.
func (s *Site) render(view string, d *document) ([]byte, error) {
	var out bytes.Buffer
	if err := s.views[view].ExecuteTemplate(&out, "document", d); err != nil {
		return nil, fmt.Errorf("pages: %s: %w", view, err)
	}
	return out.Bytes(), nil
}
