package download

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geopackage"
)

// actorTable lists the actors, with the colours in which they are drawn.
func (o *Order) actorTable() geopackage.Table {
	t := geopackage.Table{Name: "actors", Title: "Actors", Description: "Parties, forces and units with their colours", Fields: []feature.Field{
		texts("actor_id"), texts("name"), texts("name_ar"), texts("short"), texts("short_ar"), texts("aliases"), texts("parent_id"),
		dates("parent_since"), dates("parent_until"), texts("color"), texts("color_dark"), texts("shape"),
	}}
	for i := range o.Edition.Atlas.Actors {
		a := &o.Edition.Atlas.Actors[i]
		t.Rows = append(t.Rows, geopackage.Row{ID: i + 1, Values: []any{
			a.ID, a.Name.En, orNull(a.Name.Ar), orNull(a.Short.En), orNull(a.Short.Ar), orNull(strings.Join(a.Aliases, ";")), orNull(a.ParentID),
			day(a.ParentSince), day(a.ParentUntil), orNull(a.Color), orNull(a.ColorDark), orNull(a.Shape),
		}})
	}
	return t
}

// sourceTable lists the documents that the atlas is read from.
func (o *Order) sourceTable() geopackage.Table {
	t := geopackage.Table{Name: "sources", Title: "Sources", Description: "The documents that the atlas is read from", Fields: []feature.Field{
		texts("source_id"), texts("title"), texts("url"), texts("publisher"), texts("kind"), texts("licence"), texts("attribution"), dates("retrieved_on"),
	}}
	for i := range o.Edition.Atlas.Sources {
		s := &o.Edition.Atlas.Sources[i]
		t.Rows = append(t.Rows, geopackage.Row{ID: i + 1, Values: []any{
			s.ID, s.Title.En, orNull(s.URL), orNull(s.Publisher), orNull(s.Kind), orNull(s.Licence), orNull(s.Attribution), s.RetrievedOn,
		}})
	}
	return t
}

// codebookTable explains every column of the layers.
func (o *Order) codebookTable() geopackage.Table {
	t := geopackage.Table{Name: "codebook", Title: "Codebook", Description: "What the columns mean"}
	for _, name := range codebookColumns() {
		t.Fields = append(t.Fields, texts(name))
	}
	for _, l := range o.Layers() {
		about := Explain(&l)
		for _, f := range l.Fields() {
			t.Rows = append(t.Rows, geopackage.Row{ID: len(t.Rows) + 1, Values: explanation(&l, f, about)})
		}
	}
	return t
}

// codebookText has the codebook by its sections, in each language.
func (o *Order) codebookText() (geopackage.Table, error) {
	t := geopackage.Table{Name: "codebook_text", Title: "Text of the codebook", Description: "How claims become a map", Fields: []feature.Field{texts("lang"), texts("title"), texts("text")}}
	for _, lang := range o.Catalogue.Codes() {
		name := "codebook." + lang + ".md"
		if lang == "en" {
			name = "codebook.md"
		}
		b, err := fs.ReadFile(docs.Manuals(), name)
		if err != nil {
			return t, fmt.Errorf("the codebook: %w", err)
		}
		for _, section := range strings.Split("\n"+string(b), "\n## ") {
			title, text, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(section), "# "), "\n")
			title, _, _ = strings.Cut(title, " {#") // the anchor
			t.Rows = append(t.Rows, geopackage.Row{ID: len(t.Rows) + 1, Values: []any{lang, title, strings.TrimSpace(text)}})
		}
	}
	return t, nil
}

func texts(name string) feature.Field {
	return feature.Field{Name: name, Type: feature.TextField, Nullable: true}
}

func dates(name string) feature.Field {
	return feature.Field{Name: name, Type: feature.DateField, Nullable: true}
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func day(d *edtf.Day) any {
	if d == nil {
		return nil
	}
	return *d
}
