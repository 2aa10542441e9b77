package datapack

import (
	"path"
	"strings"
)

// Resource is one entry of datapackage.json's resources.
type Resource struct {
	Name        string  `json:"name"`
	Path        string  `json:"path"`
	Profile     string  `json:"profile,omitempty"`
	Description string  `json:"description,omitempty"`
	Format      string  `json:"format"`
	MediaType   string  `json:"mediatype"`
	Encoding    string  `json:"encoding"`
	Schema      *Schema `json:"schema,omitempty"`
}

// Schema is a Frictionless Table Schema (version 1).
type Schema struct {
	Fields        []Field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey"`
	ForeignKeys   []ForeignKey `json:"foreignKeys,omitempty"`
}

// Field describes one column. Separator, Notation and RefersTo are our own words
// for what Table Schema cannot say: lists, EDTF, and ids of lists or of two tables.
type Field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	Separator   string       `json:"separator,omitempty"`
	Notation    string       `json:"notation,omitempty"`
	RefersTo    []string     `json:"refers_to,omitempty"`
	Constraints *Constraints `json:"constraints,omitempty"`
}

// Constraints bound the values of a column.
type Constraints struct {
	Required bool     `json:"required,omitempty"`
	Unique   bool     `json:"unique,omitempty"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
}

// ForeignKey says that a column's values are ids of a resource; the empty
// resource is the table itself.
type ForeignKey struct {
	Fields    []string  `json:"fields"`
	Reference Reference `json:"reference"`
}

// Reference is the far end of a ForeignKey.
type Reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

const idPattern = `[a-z0-9][a-z0-9-]*`

// Resources returns the resources of a folder with every table and the given
// geometry files (paths such as "geojson/regions.geojson").
func Resources(geometries ...string) []Resource {
	var list []Resource
	keys := map[string]string{}
	for _, t := range Tables() {
		keys[t.Name] = t.id()
		list = append(list, Resource{
			Name: t.Name, Path: t.File(), Profile: "tabular-data-resource", Description: t.Description,
			Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Schema: schemaOf(t, keys),
		})
	}
	for _, file := range geometries {
		format := strings.TrimPrefix(path.Ext(file), ".")
		media := "application/geo+json"
		if format == "topojson" {
			media = "application/json"
		}
		list = append(list, Resource{
			Name: strings.TrimSuffix(path.Base(file), path.Ext(file)), Path: file,
			Format: format, MediaType: media, Encoding: "utf-8",
		})
	}
	return list
}

func schemaOf(t Table, keys map[string]string) *Schema {
	s := &Schema{MissingValues: []string{""}, PrimaryKey: t.Key}
	for _, c := range t.Columns {
		s.Fields = append(s.Fields, fieldOf(c))
		if len(c.Refers) != 1 || c.List {
			continue
		}
		ref := Reference{Resource: c.Refers[0], Fields: []string{keys[c.Refers[0]]}}
		if ref.Resource == t.Name {
			ref.Resource = ""
		}
		s.ForeignKeys = append(s.ForeignKeys, ForeignKey{Fields: []string{c.Name}, Reference: ref})
	}
	return s
}

func fieldOf(c Column) Field {
	f := Field{Name: c.Name, Type: "string", Description: c.Description}
	limit := Constraints{Required: c.Required, Unique: c.Unique, Minimum: c.Min, Maximum: c.Max, Enum: c.Enum}
	if c.Pattern != "" {
		limit.Pattern = "^" + c.Pattern + "$"
	}
	switch c.Type {
	case TypeInteger, TypeNumber:
		f.Type = string(c.Type)
	case TypeDay:
		f.Type = "date"
	case TypeDate:
		f.Notation = "EDTF"
	case TypeURL:
		f.Format = "uri"
	case TypeID:
		limit.Pattern = "^" + idPattern + "$"
	}
	if c.List {
		f.Separator = ListSeparator
		if limit.Pattern != "" {
			limit.Pattern = "^" + idPattern + "(; ?" + idPattern + ")*$"
		}
	}
	if c.List || len(c.Refers) > 1 {
		f.RefersTo = c.Refers
	}
	if limit.Required || limit.Unique || limit.Minimum != nil || limit.Maximum != nil || limit.Enum != nil || limit.Pattern != "" {
		f.Constraints = &limit
	}
	return f
}
