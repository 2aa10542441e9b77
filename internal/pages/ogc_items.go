package pages

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// ogcForm asks for other features of the collection.
type ogcForm struct {
	Action          string
	Heading, Button string
	Asked           bool // something is asked for
	Help            navLink
	Hidden          []ogcInput
	Inputs          []ogcInput
}

// ogcInput is one parameter of the form.
type ogcInput struct{ Name, Label, Value, Example string }

// ogcTable is a table of features.
type ogcTable struct {
	Title      string
	Columns    []string
	Rows       []ogcRow
	Prev, Next string
}

// ogcRow is one feature in a few cells.
type ogcRow struct {
	ID    string
	URL   string
	Cells []template.HTML
}

// ogcProperty is a property of a feature with its meaning.
type ogcProperty struct {
	Name, About string
	Value       template.HTML
}

// shown are the properties that tables have, in this order, as far as the layer has
// them; maxColumns bounds them.
func shown() []string {
	return []string{
		"name", "title", "statement", "status", "holder_name", "verb", "kind", "shape", "start_date", "end_date", "date_earliest", "date_latest",
		"from_latest", "last_report", "claimant_id", "claimants", "precision_m", "area_km2", "places", "rank",
	}
}

const maxColumns = 6

// asking are the properties that the form asks for by a value.
func asking() []string {
	return []string{"place_id", "status", "holder", "verb", "kind", "claimant_id", "shape"}
}

// OGCItems writes a page of features: a form, a map and a table, which need no
// scripts. ground are the layers beneath the map.
func (s *Site) OGCItems(req Request, service *ogc.Service, l *feature.Layer, doc *ogc.Items, ground []*ogc.Set) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "", l.Name)
	m.Title = m.T("layer." + l.Name + ".title")
	m.Form = m.form(l)
	m.Lead = m.N("ogc.count", doc.NumberMatched)
	if m.Form.Asked {
		m.Lead = m.N("ogc.matched", doc.NumberMatched)
	}
	from, to := 0, 0
	if n := doc.NumberReturned; n > 0 {
		from, to = doc.First, doc.First+n-1
	}
	m.Table = m.table(l, doc.Features)
	m.Table.Title = m.T("ogc.page", "from", m.Int(from), "to", m.Int(to), "all", m.Int(doc.NumberMatched))
	for _, x := range doc.Links {
		switch x.Rel {
		case "prev":
			m.Table.Prev = x.Href
		case "next":
			m.Table.Next = x.Href
		}
	}
	m.Map = m.drawn(doc.Geographic, ground)
	d.Title, d.Description = m.Title, m.Lead
	return s.render("ogc", d)
}

func (m *ogcModel) form(l *feature.Layer) *ogcForm {
	asked := m.asked()
	f := &ogcForm{Action: m.req.Prefix + "/ogc/collections/" + l.Name + "/items", Heading: m.T("ogc.form.title"), Button: m.T("ogc.form.button"), Help: navLink{Text: m.T("ogc.link.queryables"), URL: m.url("/ogc/collections/" + l.Name + "/queryables")}}
	for _, name := range []string{"f", "lang", "rule", "known", "without", "crs"} {
		if v := asked.Get(name); v != "" {
			f.Hidden = append(f.Hidden, ogcInput{Name: name, Value: v})
		}
	}
	if m.OtherLanguage() != "" && asked.Get("lang") == "" {
		f.Hidden = append(f.Hidden, ogcInput{Name: "lang", Value: m.lang.Code})
	}
	add := func(name, label, example string) {
		f.Inputs, f.Asked = append(f.Inputs, ogcInput{name, label, asked.Get(name), example}), f.Asked || asked.Get(name) != ""
	}
	add("bbox", m.T("ogc.form.bbox"), "41,34,42,35")
	add("datetime", m.T("ogc.form.datetime"), m.ed.Atlas.About.DefaultDate.String())
	for _, field := range l.Fields() {
		if slices.Contains(asking(), field.Name) {
			add(field.Name, m.T("column."+field.Name), "")
		}
	}
	add("filter", m.T("ogc.form.filter"), "")
	return f
}

// OtherLanguage is the language to hand on in forms, "" for the first.
func (m *ogcModel) OtherLanguage() string {
	if m.lang.Code == m.first {
		return ""
	}
	return m.lang.Code
}

func (m *ogcModel) table(l *feature.Layer, features []feature.Feature) *ogcTable {
	t := &ogcTable{}
	fields := l.Fields()
	position := map[string]int{}
	for i, f := range fields {
		position[f.Name] = i
	}
	var columns []int
	for _, name := range shown() {
		if i, ok := position[name]; ok && len(columns) < maxColumns {
			columns, t.Columns = append(columns, i), append(t.Columns, name)
		}
	}
	for i := range features {
		f := &features[i]
		values := feature.Values(f.Properties)
		row := ogcRow{ID: strconv.Itoa(f.ID), URL: m.url("/ogc/collections/" + l.Name + "/items/" + strconv.Itoa(f.ID))}
		for _, at := range columns {
			own, ok := position[fields[at].Name+"_"+m.lang.Code]
			if ok && values[own] != nil {
				at = own
			}
			row.Cells = append(row.Cells, m.value(fields[at].Name, values[at]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// records are the pages of what ids name.
func records() map[string]string {
	return map[string]string{
		"place_id": "/places/", "place_ids": "/places/", "within": "/places/", "claim_id": "/claims/", "claim_ids": "/claims/", "denies": "/claims/",
		"event_id": "/events/", "source_id": "/sources/", "campaign_id": "/campaigns/",
	}
}

// value writes the value of a property, ids as links to their pages.
func (m *ogcModel) value(name string, v any) template.HTML {
	var s string
	switch v := v.(type) {
	case nil:
		return ""
	case edtf.Day:
		return `<time dir="ltr">` + safe(v.String()) + "</time>"
	case float64:
		s = strconv.FormatFloat(v, 'f', -1, 64)
	case int64:
		s = strconv.FormatInt(v, 10)
	case string:
		s = v
	}
	page := records()[name]
	switch {
	case strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://"):
		return template.HTML(`<a rel="external" dir="ltr" href="`+template.HTMLEscapeString(s)+`">`) + safe(s) + "</a>"
	case page == "" || s == "":
		p := phrase{Text: s}
		if m.lang.Code != "en" && strings.HasSuffix(name, "_name") || name == "reason" || name == "statement" {
			p.Lang = "en"
		}
		if strings.HasSuffix(name, "_ar") {
			p.Lang = "ar"
		}
		if p.Lang == m.lang.Code {
			p.Lang = ""
		}
		return isolate(p)
	}
	var links []template.HTML
	for _, id := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		links = append(links, link(m.url(page+id), phrase{Text: id}))
	}
	return joined(links, ", ")
}

// OGCItem writes one feature with all its properties.
func (s *Site) OGCItem(req Request, service *ogc.Service, l *feature.Layer, f *feature.Feature, ground []*ogc.Set) ([]byte, error) {
	m, d := s.ogcPage(req, service, "", "", l.Name)
	values := feature.Values(f.Properties)
	m.Title = m.T("layer."+l.Name+".title") + " · " + m.lang.Digits(strconv.Itoa(f.ID))
	for i, field := range l.Fields() {
		if field.Name == "name" && values[i] != nil {
			m.Title = values[i].(string)
		}
		if field.Name == "name_"+m.lang.Code && values[i] != nil {
			m.Title = values[i].(string)
		}
		if v := m.value(field.Name, values[i]); v != "" {
			m.Properties = append(m.Properties, ogcProperty{field.Name, m.T("column." + field.Name), v})
		}
	}
	m.Map = m.drawn([]feature.Feature{*f}, ground)
	d.Title, d.Description = m.Title, m.T("layer."+l.Name+".about")
	return s.render("ogc", d)
}
