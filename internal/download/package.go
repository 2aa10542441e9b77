package download

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/geopackage"
	"github.com/heldline/heldline/internal/qgis"
)

// geoPackage writes the layers of the file with their styles; of the whole atlas also
// its actors, sources and codebook, and projects of QGIS in both languages.
func geoPackage(o *Order) ([]byte, error) {
	f := geopackage.File{Notes: []geopackage.Note{{Standard: "https://www.w3.org/TR/vocab-dcat-3/", MIME: "text/plain", Text: o.about()}}}
	style := o.style("en")
	for _, l := range o.Layers() {
		t := geopackage.Features(&l, o.Collection(&l))
		t.Title, t.Description = style.Lang.T("qgis.layer."+l.Name), style.Lang.T("layer."+l.Name+".about")
		t.Style = string(style.QML(&l))
		f.Tables = append(f.Tables, t)
	}
	if o.File.Layer == nil {
		text, err := o.codebookText()
		if err != nil {
			return nil, err
		}
		f.Tables = append(f.Tables, o.actorTable(), o.sourceTable(), o.codebookTable(), text)
		for _, lang := range o.Catalogue.Codes() {
			p := o.project(lang, qgis.Beside(o.Saved()))
			content, err := p.QGZ()
			if err != nil {
				return nil, err
			}
			f.Projects = append(f.Projects, geopackage.Project{Name: o.projectName(lang), Content: content})
		}
	}
	var b bytes.Buffer
	err := f.Write(context.Background(), &b)
	return b.Bytes(), err
}

// projectName is the name of the project in a language within the GeoPackage.
func (o *Order) projectName(lang string) string {
	name := o.Edition.Atlas.About.ID
	if lang != "en" {
		name += "-" + lang
	}
	return name
}

// about says in plain text what the file is, whose, and under which licence.
func (o *Order) about() string {
	a := &o.Edition.Atlas.About
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("title", a.Title.En)
	line("description", a.Description.En)
	line("licence", a.Licence)
	line("attribution", a.Attribution.En)
	line("ground", a.BasemapNote.En)
	line("contact", a.Contact)
	line("edition", o.Edition.ID)
	line("rule", string(o.View.Reading.Rule))
	if o.View.Reading.Known != nil {
		line("known", o.View.Reading.Known.String())
	}
	line("without", o.View.Reading.Without)
	line("codebook", o.Link("/codebook"))
	for _, s := range o.sources() {
		line("source", fmt.Sprintf("%s, %s, %s, retrieved on %s", s.Title, s.URL, s.Licence, s.RetrievedOn))
	}
	return b.String()
}
