package qgis

import (
	"github.com/heldline/heldline/internal/feature"
)

// entry is a layer within a project.
type entry struct {
	*feature.Layer
	id      string
	shown   bool
	grouped bool // in the group of the ground
}

// entries lists the layers of a project, the uppermost first. The states and areas
// of single days are left out: spans and their like play all days.
func (p *Project) entries() []entry {
	var out []entry
	for _, x := range []struct {
		name    string
		shown   bool
		grouped bool
	}{
		{"events", true, false}, {"spans", true, false}, {"claims", false, false}, {"places", false, false},
		{"extent_lines", false, false}, {"extents", false, false}, {"area_spans", false, false},
		{"ground_names", true, true}, {"ground_lines", true, true}, {"ground_areas", true, true},
	} {
		if l, ok := feature.LayerOf(x.name); ok {
			out = append(out, entry{l, layerID(p.Edition.Atlas.About.ID, l.Name), x.shown, x.grouped})
		}
	}
	return out
}

// mapLayer is a layer with its source, its style and what is to be known of it.
func (p *Project) mapLayer(x entry) *tag {
	about, kind := &p.Edition.Atlas.About, ""
	kind, _ = kindOf(x.Geometry)
	tip := `<b>[% ` + named(p.Lang) + ` %]</b>`
	preview := named(p.Lang)
	switch x.Name {
	case "spans":
		tip += `<br/>[% "` + inLanguage(p.Lang, "reason") + `" %]`
	case "events":
		title := `coalesce("` + inLanguage(p.Lang, "title") + `", "title")`
		tip, preview = `<b>[% `+title+` %]</b><br/>[% "date" %]`, title
	case "claims":
		tip, preview = `<b>[% "claim_id" %]</b><br/>[% "statement" %]`, `"claim_id"`
	case "area_spans":
		tip, preview = `<b>[% "`+inLanguage(p.Lang, "holder_name")+`" %]</b><br/>[% "`+inLanguage(p.Lang, "method")+`" %]`, `"holder_name"`
	}
	layer := el("maplayer", "type", "vector", "geometry", kind, "styleCategories", "AllStyleCategories", "labelsEnabled", p.labelled(x.Layer),
		"hasScaleBasedVisibilityFlag", "0", "simplifyDrawingHints", "1", "autoRefreshEnabled", "0", "readOnly", "0").with(
		leaf("id", x.id), leaf("datasource", p.Binding.source(x.Name)), leaf("title", p.title(x.Layer)), leaf("abstract", p.Lang.T("layer."+x.Name+".about")),
		leaf("attribution", about.Attribution.In(p.Lang.Code), "href", p.Home), leaf("layername", p.title(x.Layer)), system("srs", "EPSG:4326"),
		el("resourceMetadata").with(
			leaf("identifier", x.Name), leaf("language", p.Lang.Code), leaf("type", "dataset"), leaf("title", p.title(x.Layer)),
			leaf("abstract", p.Lang.T("layer."+x.Name+".about")), leaf("license", about.Licence), leaf("rights", about.Attribution.In(p.Lang.Code)),
			p.links(), system("crs", "EPSG:4326")),
		leaf("provider", p.Binding.provider, "encoding", "UTF-8"))
	return layer.with(p.parts(x.Layer)...).with(
		p.styles(x), el("blendMode"), leaf("previewExpression", preview), leaf("mapTip", tip))
}

// system is a reference system by its name.
func system(element, name string) *tag {
	number := map[string]string{"EPSG:4326": "3452", "EPSG:3857": "3857"}[name] // the number QGIS itself has for it
	return el(element).with(el("spatialrefsys").with(leaf("srsid", number), leaf("authid", name)))
}
