package qgis

import (
	"archive/zip"
	"bytes"
	"fmt"
	"time"

	"github.com/heldline/heldline/internal/words"
)

// Project is a map of an edition that QGIS opens ready to play its days.
type Project struct {
	Style
	Binding Binding
	Others  []*words.Language // in whose words the map can be shown, beside the project's own
	Home    string            // public address of the edition, without a slash at its end
	Stamp   time.Time         // stands where a file must state a time
}

// QGZ writes the project as QGIS keeps it: a zip archive of one document.
func (p *Project) QGZ() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: p.Edition.Atlas.About.ID + ".qgs", Method: zip.Deflate, Modified: p.Stamp})
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(p.QGS()); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// QGS writes the document of the project.
func (p *Project) QGS() []byte {
	about := &p.Edition.Atlas.About
	title := about.Title.In(p.Lang.Code)
	layers, order := el("projectlayers"), el("layerorder")
	for _, x := range p.entries() {
		layers.with(p.mapLayer(x))
		order.with(el("layer", "id", x.id))
	}
	from, until := p.days()
	return el("qgis", "version", version, "projectname", title).with(
		leaf("title", title), el("projectCrs").with(system("spatialrefsys", "EPSG:3857").children...),
		p.tree(), layers, order, p.properties(from, until),
		p.themes(), p.metadata(title),
		el("ProjectTimeSettings", "timeStep", "1", "timeStepUnit", "d", "frameRate", "2", "cumulativeTemporalRange", "0").with(
			el("TemporalRange").with(leaf("start", from), leaf("end", until))),
		el("ProjectViewSettings", "UseProjectScales", "0").with(el("Scales"), p.extent()),
	).document(doctypeQGIS)
}

// days are the first and the last moment that the temporal controller plays: those
// of the campaign that the atlas opens with, else of all records.
func (p *Project) days() (from, until string) {
	first, last := p.Edition.Focus()
	return first.String() + "T00:00:00Z", (last + 1).String() + "T00:00:00Z"
}

// tree lists the layers as the panel shows them, the ground in a group of its own.
func (p *Project) tree() *tag {
	root, ground := el("layer-tree-group"), el("layer-tree-group", "name", p.Lang.T("qgis.ground"), "checked", "Qt::Checked", "expanded", "0")
	for _, x := range p.entries() {
		checked, expanded := "Qt::Unchecked", "0"
		if x.shown {
			checked = "Qt::Checked"
		}
		if x.Name == "spans" {
			expanded = "1"
		}
		leaf := el("layer-tree-layer", "id", x.id, "name", p.title(x.Layer), "checked", checked, "expanded", expanded,
			"providerKey", p.Binding.provider, "source", p.Binding.source(x.Name))
		if x.grouped {
			ground.with(leaf)
		} else {
			root.with(leaf)
		}
	}
	return root.with(ground)
}

// properties switch the temporal controller on, and have the day and the licence
// written on the map.
func (p *Project) properties(from, until string) *tag {
	text := func(name, value string) *tag { return leaf(name, value, "type", "QString") }
	number := func(name, value string) *tag { return leaf(name, value, "type", "int") }
	yes := func(name string) *tag { return leaf(name, "true", "type", "bool") }
	var r, g, b int
	_, _ = fmt.Sscanf(beyondColour, "#%02x%02x%02x", &r, &g, &b)
	return el("properties").with(
		el("SpatialRefSys").with(number("ProjectionsEnabled", "1")),
		el("TemporalControllerWidget").with(number("NavigationMode", "1"), text("StartDateTime", from), text("EndDateTime", until)),
		el("Gui").with(number("CanvasColorRedPart", fmt.Sprint(r)), number("CanvasColorGreenPart", fmt.Sprint(g)), number("CanvasColorBluePart", fmt.Sprint(b))),
		el("TitleLabel").with(yes("Enabled"), text("Label", `[% format_date(@map_start_time, 'd MMMM yyyy', `+quoted(p.Lang.Code)+`) %]`)),
		el("CopyrightLabel").with(yes("Enabled"), text("Label", p.Edition.Atlas.About.Attribution.In(p.Lang.Code))),
		el("Paths").with(leaf("Absolute", "false", "type", "bool")),
	)
}

// metadata says what the project is, whose, and under which licence.
func (p *Project) metadata(title string) *tag {
	about := &p.Edition.Atlas.About
	text := about.Description.In(p.Lang.Code) + "\n\n" + about.Attribution.In(p.Lang.Code) + "\n" + p.Lang.T("qgis.edition", "edition", p.Edition.ID, "licence", about.Licence)
	return el("projectMetadata").with(
		leaf("identifier", p.Home), leaf("language", p.Lang.Code), leaf("type", "dataset"), leaf("title", title), leaf("abstract", text),
		el("contact").with(leaf("name", about.Contact), el("organization"), el("position"), el("voice"), el("fax"), el("email"), el("role")),
		p.links(), leaf("author", about.Contact))
}

// links lead to the edition and to the codebook.
func (p *Project) links() *tag {
	one := func(name, path string) *tag {
		return el("link", "name", name, "type", "WWW:LINK", "url", p.Home+path, "description", "", "format", "", "mimeType", "text/html", "size", "")
	}
	return el("links").with(one(p.Lang.T("qgis.link.map"), "/"), one(p.Lang.T("nav.codebook"), "/codebook"), one(p.Lang.T("nav.sources"), "/sources"))
}

// extent is the view on opening.
func (p *Project) extent() *tag {
	b := p.Edition.Atlas.About.Bounds
	west, east := b[0], b[2]
	if east < west {
		east += 360
	}
	return el("DefaultViewExtent", "xmin", num(west), "ymin", num(b[1]), "xmax", num(east), "ymax", num(b[3])).with(system("spatialrefsys", "EPSG:4326").children...)
}

// QLR writes the layers with their styles, to be added to a project that is there.
func (p *Project) QLR() []byte {
	layers := el("maplayers")
	for _, x := range p.entries() {
		layers.with(p.mapLayer(x))
	}
	tree := p.tree()
	tree.attributes = []string{"name", p.Edition.Atlas.About.Title.In(p.Lang.Code), "checked", "Qt::Checked", "expanded", "1"}
	return el("qlr").with(el("layer-tree-group", "name", "").with(tree), layers).document("<!DOCTYPE qgis-layer-definition>")
}

// inLanguage is the name of a property that there is in both languages.
func inLanguage(l *words.Language, property string) string {
	if l.Code == "ar" {
		return property + "_ar"
	}
	return property
}
