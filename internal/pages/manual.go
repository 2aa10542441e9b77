package pages

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// manual is a document of docs/ as HTML, by language.
type manual map[string]template.HTML

// readManual turns the Markdown files of a document into HTML: name.md is English,
// name.<lang>.md another language, which may be missing. Raw HTML in a file is left
// out.
func readManual(docs fs.FS, name string, codes []string) (manual, error) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
	)
	m := manual{}
	for _, code := range codes {
		file := name + "." + code + ".md"
		if code == "en" {
			file = name + ".md"
		}
		text, err := fs.ReadFile(docs, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if err := md.Convert(text, &out); err != nil {
			return nil, err
		}
		m[code] = template.HTML(out.String())
	}
	return m, nil
}

// in is the text in a language; other says that it is the English one instead.
func (m manual) in(code string) (text template.HTML, other bool) {
	if text := m[code]; text != "" {
		return text, false
	}
	return m["en"], code != "en"
}
