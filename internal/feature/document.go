package feature

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/encode"
)

// document is a JSON text whose last member is a list in the making.
type document struct {
	text  []byte
	begun int // length of the text before the list
	items int
	most  int // items that the list will have, about

	to io.Writer // takes the text piece by piece; nil where it stays whole
}

// piece is the length in bytes from which a text is handed on: small enough to stay in
// the processor's nearest memory, and to be nothing beside an answer.
const piece = 8 << 10

// sample is how many items tell how long the others will be.
const sample = 64

// openDocument writes a document whose last member is an empty list, up to that list.
func openDocument(head any, most int) (*document, error) {
	text, err := Encode(head)
	if err != nil {
		return nil, err
	}
	text, ok := bytes.CutSuffix(text, []byte("]}\n"))
	if !ok {
		return nil, errors.New("feature: the document does not end with an empty list")
	}
	return &document{text: text, begun: len(text), most: most}, nil
}

// next begins an item. After some it makes room for all, so that the text is not
// copied each time that it has doubled.
func (d *document) next() error {
	if d.to != nil && len(d.text) >= piece {
		if err := d.flush(); err != nil {
			return err
		}
	}
	if d.items == sample && d.to == nil {
		each := (len(d.text) - d.begun) / sample
		d.text = slices.Grow(d.text, (each+each/16+1)*(d.most-sample+1))
	}
	if d.items > 0 {
		d.text = append(d.text, ',')
	}
	d.items++
	return nil
}

// flush hands on what has been written.
func (d *document) flush() error {
	_, err := d.to.Write(d.text)
	d.text = d.text[:0]
	return err
}

// row adds a row.
func (d *document) row(cs columns, row reflect.Value) (err error) {
	if err := d.next(); err != nil {
		return err
	}
	d.text, err = cs.json(d.text, row)
	return err
}

// point adds a feature whose geometry is a point, or null.
func (d *document) point(id int, at *orb.Point, cs columns, row reflect.Value) (err error) {
	if err := d.begin(id, at); err != nil {
		return err
	}
	d.text, err = cs.json(d.text, row)
	d.text = append(d.text, '}')
	return err
}

// straight adds the same, whose properties are written by the columns into room.
func (d *document) straight(id int, at *orb.Point, room *members, properties func(*members)) error {
	if err := d.begin(id, at); err != nil {
		return err
	}
	d.text = append(d.text, '{')
	room.text, room.at = d.text, 0
	properties(room)
	d.text = room.text
	d.text = append(d.text, "}}"...)
	return room.err
}

// begin writes a feature whose geometry is a point, or null, up to its properties.
func (d *document) begin(id int, at *orb.Point) error {
	if err := d.next(); err != nil {
		return err
	}
	d.text = append(d.text, `{"type":"Feature","id":`...)
	d.text = strconv.AppendInt(d.text, int64(id), 10)
	d.text = append(d.text, `,"geometry":`...)
	if at == nil {
		d.text = append(d.text, "null"...)
	} else {
		var finite bool
		if d.text, finite = encode.Point(d.text, *at); !finite {
			return errors.New("feature: a place has no finite position")
		}
	}
	d.text = append(d.text, `,"properties":`...)
	return nil
}

// add adds a feature.
func (d *document) add(f *Feature) (err error) {
	if err := d.next(); err != nil {
		return err
	}
	d.text = encode.Text(append(d.text, `{"type":`...), f.Type)
	d.text = append(d.text, `,"id":`...)
	d.text = strconv.AppendInt(d.text, int64(f.ID), 10)
	d.text = append(d.text, `,"geometry":`...)
	if d.text, err = encode.Geometry(d.text, f.Geometry); err != nil {
		return err
	}
	d.text = append(d.text, `,"properties":`...)
	row := reflect.ValueOf(f.Properties)
	d.text, err = columnsOf(row.Type()).json(d.text, row)
	d.text = append(d.text, '}')
	return err
}

// close ends the document with a line end.
func (d *document) close() []byte { return append(d.text, "]}\n"...) }

// open writes the collection up to its features, of which there will be about so many.
func (c *Collection) open(most int) (*document, error) {
	head := *c
	head.Features = []Feature{}
	return openDocument(&head, most)
}
