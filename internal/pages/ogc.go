package pages

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// ogcModel is a page of OGC API - Features, made of the sections that it has.
type ogcModel struct {
	*writer
	Crumbs  []navLink
	Title   string
	Lead    string
	Address string // to give to a program
	Added   string // how a program takes it
	Index   []indexItem
	Form    *ogcForm
	Map     *ogcMap
	Table   *ogcTable
	Facts   facts

	Properties []ogcProperty // of one feature

	Fields   []ogcField
	Paths    []ogcPath
	List     []string
	Ways     []navLink
	Files    []ogc.Link
	AllFiles string // the page that lists the files of layers and days too
	JSON     string // this document for programs

	service *ogc.Service
}

// ogcPage begins a page; the crumbs lead to the pages above it.
func (s *Site) ogcPage(req Request, service *ogc.Service, title, lead string, above ...string) (*ogcModel, *document) {
	w := s.writer(req)
	m := &ogcModel{writer: w, Title: title, Lead: lead, JSON: service.As("f", "json"), service: service}
	crumbs := []navLink{{Text: w.T("ogc.title"), URL: w.url("/ogc")}, {Text: w.T("ogc.link.collections"), URL: w.url("/ogc/collections")}}
	for _, name := range above {
		crumbs = append(crumbs, navLink{Text: w.T("layer." + name + ".title"), URL: w.url("/ogc/collections/" + name)})
	}
	m.Crumbs = crumbs
	if lead == "" {
		lead = title
	}
	d := s.document(w, title, lead)
	for i := range d.Languages {
		d.Languages[i].URL = service.As("lang", d.Languages[i].Code)
	}
	if strings.Contains(service.Address, "?") {
		d.Robots, d.Canonical, d.Alternates = "noindex", "", nil
	}
	d.Body = m
	return m, d
}

// OGCLanding writes the landing page.
func (s *Site) OGCLanding(req Request, service *ogc.Service, doc *ogc.Landing) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", doc.Description)
	m.Title, m.Crumbs, m.Address, m.Added = m.T("ogc.title"), nil, service.Root, m.T("ogc.add")
	d.Title = m.Title
	for _, l := range ogc.Layers() {
		m.Index = append(m.Index, m.layerItem(&l))
	}
	m.Ways = []navLink{
		{Text: m.T("ogc.link.collections"), URL: m.url("/ogc/collections")}, {Text: m.T("ogc.link.api_html"), URL: m.url("/ogc/api")},
		{Text: m.T("ogc.link.conformance"), URL: m.url("/ogc/conformance")}, {Text: m.T("nav.codebook"), URL: m.url("/codebook")},
		{Text: m.T("qgis.title"), URL: m.url("/qgis")},
	}
	for _, f := range service.Files {
		if f.Layer == "" {
			m.Files = append(m.Files, f.Link)
		}
	}
	m.AllFiles = m.url("/download")
	return s.render("ogc", d)
}

// OGCConformance writes what the service conforms to.
func (s *Site) OGCConformance(req Request, service *ogc.Service, doc *ogc.Conformance) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "")
	m.Title, m.List = m.T("ogc.link.conformance"), doc.ConformsTo
	d.Title, d.Description = m.Title, m.Title
	return s.render("ogc", d)
}

// OGCCollections writes the list of collections.
func (s *Site) OGCCollections(req Request, service *ogc.Service, _ *ogc.Collections) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "")
	m.Title, m.Crumbs = m.T("ogc.link.collections"), m.Crumbs[:1]
	d.Title, d.Description = m.Title, m.Title
	for _, l := range ogc.Layers() {
		m.Index = append(m.Index, m.layerItem(&l))
	}
	return s.render("ogc", d)
}

func (m *ogcModel) layerItem(l *feature.Layer) indexItem {
	return indexItem{Name: phrase{Text: m.T("layer." + l.Name + ".title")}, URL: m.url("/ogc/collections/" + l.Name), Note: m.T("layer." + l.Name + ".about")}
}

// OGCCollection writes what a collection is, with its first features.
func (s *Site) OGCCollection(req Request, service *ogc.Service, doc *ogc.Collection, set *ogc.Set) ([]byte, error) {
	m, d := s.ogcPage(req, service, doc.Title, doc.Description)
	l := set.Layer
	at := "/ogc/collections/" + l.Name
	m.Ways = []navLink{
		{Text: m.N("ogc.count", len(set.Collection.Features)), URL: m.url(at + "/items")},
		{Text: m.T("ogc.link.queryables"), URL: m.url(at + "/queryables")}, {Text: m.T("ogc.link.schema"), URL: m.url(at + "/schema")},
	}
	m.extent(doc.Extent)
	var systems []template.HTML
	for _, c := range doc.CRS {
		systems = append(systems, `<bdi class="hash" dir="ltr">`+safe(string(c))+"</bdi>")
	}
	m.Facts.html(m.T("ogc.systems"), joined(systems, "<br>"))
	m.Fields = m.fields(l)
	m.Table = m.table(l, set.Collection.Features[:min(5, len(set.Collection.Features))])
	m.Table.Title = m.T("ogc.sample")
	m.files(doc.Links)
	return s.render("ogc", d)
}

func joined(items []template.HTML, between template.HTML) template.HTML {
	var out template.HTML
	for i, item := range items {
		if i > 0 {
			out += between
		}
		out += item
	}
	return out
}

// extent tells the box and the days of a collection.
func (m *ogcModel) extent(x *ogc.Extent) {
	if x == nil {
		return
	}
	if x.Spatial != nil {
		var n []string
		for _, f := range x.Spatial.BBox[0] {
			n = append(n, degrees(f))
		}
		m.Facts.html(m.T("ogc.box"), `<bdi dir="ltr">`+safe(strings.Join(n, ", "))+"</bdi>")
	}
	if x.Temporal != nil {
		var ends [2]string
		for i, end := range x.Temporal.Interval[0] {
			if end != nil {
				if d, err := edtf.ParseDay((*end)[:len("2006-01-02")]); err == nil {
					ends[i] = m.lang.Day(d)
				}
			}
		}
		m.Facts.text(m.T("ogc.days"), m.T("date.range", "from", ends[0], "to", ends[1]))
	}
}

// OGCFields writes the properties of a collection, as a filter can name them or as
// they are returned.
func (s *Site) OGCFields(req Request, service *ogc.Service, l *feature.Layer, title string) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "", l.Name)
	m.Title, m.Lead = m.T(title), m.T(title+".lead")
	d.Title, d.Description = m.Title, m.Lead
	m.Fields = m.fields(l)
	return s.render("ogc", d)
}

// ogcField is a row of the table of properties.
type ogcField struct{ Name, Type, About string }

func (m *ogcModel) fields(l *feature.Layer) []ogcField {
	out := []ogcField{{"geometry", m.T("ogc.type." + strings.ToLower(string(l.Geometry))), m.T("column.geometry")}}
	for _, f := range l.Fields() {
		out = append(out, ogcField{f.Name, m.T("ogc.type." + string(f.Type)), m.T("column." + f.Name)})
	}
	return out
}

// ogcPath is an address of the service.
type ogcPath struct {
	Path, URL, Summary string
	Parameters         string
}

// OGCAPI writes the addresses of the OpenAPI document.
func (s *Site) OGCAPI(req Request, service *ogc.Service, paths []ogc.Path) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "")
	m.Title, m.Lead = m.T("ogc.link.api"), m.T("ogc.api.lead")
	d.Title, d.Description = m.Title, m.Lead
	for _, p := range paths {
		x := ogcPath{Path: p.Path, Summary: p.Summary, Parameters: strings.Join(p.Parameters, " ")}
		if !strings.Contains(p.Path, "{") {
			x.URL = m.url(strings.TrimSuffix("/ogc"+p.Path, "/"))
		}
		m.Paths = append(m.Paths, x)
	}
	return s.render("ogc", d)
}

// files keeps the downloads of a layer among some links.
func (m *ogcModel) files(links []ogc.Link) {
	for _, l := range links {
		if l.Rel == "enclosure" {
			m.Files = append(m.Files, l)
		}
	}
}

// asked are the parameters of the address that was asked for.
func (m *ogcModel) asked() url.Values {
	if u, err := url.Parse(m.service.Address); err == nil {
		return u.Query()
	}
	return url.Values{}
}

// ServiceURL is the landing page; none in a copy, since a file server cannot answer it.
func (d *document) ServiceURL() string {
	if d.copy {
		return ""
	}
	return d.url("/ogc")
}
