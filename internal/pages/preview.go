package pages

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// previewModel is a small page about one entity, to be framed by others.
type previewModel struct {
	*writer
	Assets string
	Name   phrase
	Other  *phrase
	URL    string
	Kind   string
	Around template.HTML
	State  string
	Where  string
}

// PreviewPlace writes a small page about a place, to be shown in a frame; an
// unknown id is ErrNotFound.
func (s *Site) PreviewPlace(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	a, err := w.placeArticle(id)
	if err != nil {
		return nil, err
	}
	m := &previewModel{
		writer: w, Name: a.Name, Other: a.Other, URL: w.absolute(w.url("/places/" + id)), Kind: a.Kind, Where: a.Precision,
		State: a.OnDate + ": " + a.State,
	}
	around := make([]template.HTML, len(a.Around))
	for i, up := range a.Around {
		around[i] = isolate(up.Name)
	}
	m.Around = joinHTML(around, " · ")
	return s.preview(m)
}

// PreviewRow writes a small page about a gazetteer row.
func (s *Site) PreviewRow(req Request, row *atlas.GazetteerEntry) ([]byte, error) {
	w := s.writer(req)
	m := &previewModel{
		writer: w, Name: w.rowName(row), URL: w.absolute(w.url("/places/" + row.ID)), Around: w.rowUnits(row),
		State: words.Upper(w.T("row.no_record_short")), Where: degrees(row.Lat) + ", " + degrees(row.Lon),
	}
	if row.Kind != "" {
		m.Kind = words.Upper(w.T("kind." + row.Kind))
	}
	return s.preview(m)
}

func (s *Site) preview(m *previewModel) ([]byte, error) {
	m.Assets = s.options.AssetVersion
	var out bytes.Buffer
	if err := s.views["preview"].ExecuteTemplate(&out, "preview", m); err != nil {
		return nil, fmt.Errorf("pages: preview: %w", err)
	}
	return out.Bytes(), nil
}
