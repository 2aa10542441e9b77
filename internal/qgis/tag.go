package qgis

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

// tag is one element of an XML document.
type tag struct {
	name       string
	attributes []string // name, value, name, value …
	children   []*tag
	text       string
}

// el makes an element with its attributes.
func el(name string, attributes ...string) *tag { return &tag{name: name, attributes: attributes} }

// leaf makes an element that holds a text.
func leaf(name, text string, attributes ...string) *tag {
	return &tag{name: name, attributes: attributes, text: text}
}

// with adds children; nil ones are left out.
func (t *tag) with(children ...*tag) *tag {
	for _, c := range children {
		if c != nil {
			t.children = append(t.children, c)
		}
	}
	return t
}

// set adds an attribute.
func (t *tag) set(name, value string) *tag {
	t.attributes = append(t.attributes, name, value)
	return t
}

// document writes the element as a document of a type.
func (t *tag) document(doctype string) []byte {
	var b bytes.Buffer
	b.WriteString(doctype + "\n")
	t.write(&b)
	b.WriteByte('\n')
	return b.Bytes()
}

func (t *tag) write(b *bytes.Buffer) {
	b.WriteString("<" + t.name)
	for i := 0; i+1 < len(t.attributes); i += 2 {
		b.WriteString(" " + t.attributes[i] + `="`)
		escape(b, t.attributes[i+1])
		b.WriteByte('"')
	}
	if len(t.children) == 0 && t.text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	escape(b, t.text)
	for _, c := range t.children {
		c.write(b)
	}
	b.WriteString("</" + t.name + ">")
}

// escape writes text for XML; what XML cannot hold becomes a replacement character.
func escape(b *bytes.Buffer, s string) {
	_ = xml.EscapeText(b, []byte(s)) // a buffer takes everything
}

// num writes a number as short as can be.
func num(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// options writes a map of options, name, value, name, value …, as QGIS keeps the
// properties of a symbol.
func options(pairs ...string) *tag {
	m := el("Option", "type", "Map")
	for i := 0; i+1 < len(pairs); i += 2 {
		m.with(el("Option", "name", pairs[i], "type", "QString", "value", pairs[i+1]))
	}
	return m
}

// driven says which properties follow an expression: name, expression, name …
func driven(element string, pairs ...string) *tag {
	properties := el("Option", "name", "properties", "type", "Map")
	for i := 0; i+1 < len(pairs); i += 2 {
		properties.with(el("Option", "name", pairs[i], "type", "Map").with(
			el("Option", "name", "active", "type", "bool", "value", "true"),
			el("Option", "name", "expression", "type", "QString", "value", pairs[i+1]),
			el("Option", "name", "type", "type", "int", "value", "3"),
		))
	}
	return el(element).with(el("Option", "type", "Map").with(
		el("Option", "name", "name", "type", "QString", "value", ""), properties,
		el("Option", "name", "type", "type", "QString", "value", "collection"),
	))
}
