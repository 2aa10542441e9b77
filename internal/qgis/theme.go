package qgis

import "github.com/heldline/heldline/internal/words"

// styles keeps the styles of a layer in every language; that of the project is
// current. Map themes switch between them.
func (p *Project) styles(x entry) *tag {
	out := el("map-layer-style-manager", "current", p.Lang.Name)
	for _, l := range p.languages() {
		style := el("map-layer-style", "name", l.Name)
		if l.Code != p.Lang.Code {
			other := p.Style
			other.Lang = l
			_, number := kindOf(x.Geometry)
			style.with(el("qgis", "version", version, "styleCategories", "AllStyleCategories", "labelsEnabled", other.labelled(x.Layer)).
				with(other.parts(x.Layer)...).with(leaf("layerGeometryType", number)))
		}
		out.with(style)
	}
	return out
}

// themes lists one map theme for each language: the same layers, with its names.
func (p *Project) themes() *tag {
	out := el("visibility-presets")
	for _, l := range p.languages() {
		theme := el("visibility-preset", "name", l.Name, "has-expanded-info", "0", "has-checked-group-info", "0")
		for _, x := range p.entries() {
			if x.shown {
				theme.with(el("layer", "id", x.id, "visible", "1", "style", l.Name))
			}
		}
		out.with(theme)
	}
	return out
}

// languages are that of the project, then the others.
func (p *Project) languages() []*words.Language {
	return append([]*words.Language{p.Lang}, p.Others...)
}
