package download

import (
	"net/url"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/qgis"
)

// liveProject writes the project that takes its layers from the running service.
func liveProject(o *Order) ([]byte, error) {
	p := o.project("en", qgis.Live(o.service()))
	return p.QGZ()
}

// packageProject writes the project that takes its layers from the GeoPackage of the
// whole atlas beside it.
func packageProject(o *Order) ([]byte, error) {
	beside := *o.File
	beside.Format.Ext, beside.Name = "gpkg", o.Edition.Atlas.About.ID+".gpkg"
	p := o.project("en", qgis.Beside(beside.Saved(o.View.Reading, o.Day)))
	return p.QGZ()
}

// layerDefinition writes the layers of the running service with their styles.
func layerDefinition(o *Order) ([]byte, error) {
	p := o.project("en", qgis.Live(o.service()))
	return p.QLR(), nil
}

func (o *Order) style(lang string) *qgis.Style {
	return &qgis.Style{Edition: o.Edition, View: o.View, Lang: o.Catalogue.Language(lang)}
}

func (o *Order) project(lang string, b qgis.Binding) *qgis.Project {
	p := &qgis.Project{Style: *o.style(lang), Binding: b, Home: o.Link(""), Stamp: Stamp()}
	for _, code := range o.Catalogue.Codes() {
		if code != lang {
			p.Others = append(p.Others, o.Catalogue.Language(code))
		}
	}
	return p
}

// service is the address of the service of the OGC under the reading.
func (o *Order) service() string {
	r, query := o.View.Reading, url.Values{}
	if r.Rule != atlas.Documented {
		query.Set("rule", string(r.Rule))
	}
	if r.Known != nil {
		query.Set("known", r.Known.String())
	}
	if r.Without != "" {
		query.Set("without", r.Without)
	}
	if len(query) == 0 {
		return o.Base + "/ogc"
	}
	return o.Base + "/ogc?" + query.Encode()
}
