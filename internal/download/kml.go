package download

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/twpayne/go-kml/v3"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// earth writes KML 2.2: a folder for each layer, and in it a placemark for each
// feature with the days in which it is true, so that Google Earth has a time slider.
func earth(o *Order) ([]byte, error) {
	about := &o.Edition.Atlas.About
	doc := kml.Document(
		kml.Name(tidy(about.Title.En)),
		kml.Description(noMarkup(o.readMe(o.Catalogue.Language(o.Catalogue.Codes()[0])))),
	)
	var layers []feature.Layer
	for _, l := range o.Layers() {
		if tables(&l) {
			layers = append(layers, l)
		}
	}
	for _, s := range o.styles() {
		doc.Add(s)
	}
	for i := range layers {
		doc.Add(schema(&layers[i]))
	}
	for i := range layers {
		doc.Add(o.folder(&layers[i], len(layers) == 1 || layers[i].Name == "spans"))
	}
	var b bytes.Buffer
	if err := kml.KML(doc).Write(&b); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// kmlName is the name of a column in KML, where a placemark has a name already:
// programs do not tell fields apart by case.
func kmlName(name string) string {
	if slices.Contains([]string{"name", "description"}, name) {
		return name + "_en"
	}
	return name
}

// schema names the types of a layer's columns. Whole numbers are doubles, since the
// type int has 32 bits; days are texts, since KML has no type for them.
func schema(l *feature.Layer) kml.Element {
	s := kml.Schema(l.Name)
	s.Name = l.Name
	for _, f := range l.Fields() {
		kind := "string"
		if f.Type == feature.IntegerField || f.Type == feature.NumberField {
			kind = "double"
		}
		s.Append(kml.SimpleField(kmlName(f.Name), kind))
	}
	return s
}

// folder writes a layer. What is not shown at first can be switched on.
func (o *Order) folder(l *feature.Layer, shown bool) kml.Element {
	out := kml.Folder(kml.Name(l.Name), kml.Visibility(shown))
	fields := l.Fields()
	for _, f := range o.Collection(l).Features {
		values := feature.Values(f.Properties)
		p := kml.Placemark(kml.Name(tidy(first(fields, values, "name", "title", "holder_name", "claim_id", "status"))))
		if !shown {
			p.Append(kml.Visibility(false))
		}
		if why := tidy(first(fields, values, "reason", "statement", "method")); why != "" {
			p.Append(kml.Description(noMarkup(why)))
		}
		if when := timeSpan(l, fields, values); when != nil {
			p.Append(when)
		}
		p.Append(kml.StyleURL("#" + styleOf(fields, values)))
		data := kml.SchemaData("#" + l.Name)
		for i, field := range fields {
			if s := feature.Text(values[i]); values[i] != nil {
				data.Append(kml.SimpleData(kmlName(field.Name), tidy(s)))
			}
		}
		p.Append(kml.ExtendedData(data))
		if f.Geometry != nil {
			if g := kmlShape(f.Geometry.Geometry()); g != nil {
				p.Append(g)
			}
		}
		out.Append(p)
	}
	return out
}

// noMarkup writes a description as text: Google Earth reads descriptions as HTML.
func noMarkup(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// first is the first of some columns that has a value.
func first(fields []feature.Field, values []any, names ...string) string {
	for _, name := range names {
		if v := valueOf(fields, values, name); v != nil {
			return feature.Text(v)
		}
	}
	return ""
}

func valueOf(fields []feature.Field, values []any, name string) any {
	for i := range fields {
		if fields[i].Name == name {
			return values[i]
		}
	}
	return nil
}

// moment is a bound of a time span: a calendar day, without a clock.
type moment struct {
	name string
	day  edtf.Day
}

// MarshalXML writes <begin>2017-11-03</begin>.
func (m moment) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	return e.EncodeElement(m.day.String(), xml.StartElement{Name: xml.Name{Local: m.name}})
}

// timeSpan is the time of a feature, nil if it has none. KML bounds are moments: a day
// is its beginning. So the end is the day after the last on which the feature is true,
// where the next one begins, and a bound that is open is left out.
func timeSpan(l *feature.Layer, fields []feature.Field, values []any) kml.Element {
	if l.Start == "" {
		return nil
	}
	out := kml.TimeSpan()
	if d, ok := valueOf(fields, values, l.Start).(edtf.Day); ok {
		out.Append(moment{"begin", d})
	}
	if d, ok := valueOf(fields, values, l.End).(edtf.Day); ok {
		if l.LastIncluded {
			d++
		}
		if d <= edtf.MaxDay {
			out.Append(moment{"end", d})
		}
	}
	if len(out.Children) == 0 {
		return nil
	}
	return out
}

// kmlShape writes a geometry.
func kmlShape(g orb.Geometry) kml.Element {
	switch g := g.(type) {
	case orb.Point:
		return kml.Point(coordinates(g))
	case orb.MultiLineString:
		out := kml.MultiGeometry()
		for _, line := range g {
			out.Append(kml.LineString(coordinates(line...)))
		}
		return out
	case orb.MultiPolygon:
		out := kml.MultiGeometry()
		for _, polygon := range g {
			p := kml.Polygon()
			for i, ring := range polygon {
				linear := kml.LinearRing(coordinates(ring...))
				if i == 0 {
					p.Append(kml.OuterBoundaryIs(linear))
				} else {
					p.Append(kml.InnerBoundaryIs(linear))
				}
			}
			out.Append(p)
		}
		return out
	}
	return nil
}

func coordinates(points ...orb.Point) kml.Element {
	out := make([]kml.Coordinate, len(points))
	for i, p := range points {
		out[i] = kml.Coordinate{Lon: p.Lon(), Lat: p.Lat()}
	}
	return kml.Coordinates(out...)
}

// styleOf names the style of a feature by its status and holder.
func styleOf(fields []feature.Field, values []any) string {
	status, _ := valueOf(fields, values, "status").(string)
	holder, _ := valueOf(fields, values, "holder").(string)
	return styleID(atlas.Status(status), holder)
}
