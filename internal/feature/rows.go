package feature

import (
	"io"
	"reflect"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// Rows are a collection of places or of what happens at them, whose features are
// written one after the other, without a list of them.
type Rows struct {
	head *Collection // without features
	most int         // how many features there are, about
	// each writes every feature in order: its id, its point or nil, and its properties,
	// a pointer to a struct that changes afterwards.
	each func(write func(id int, at *orb.Point, row any))
	// straight does the same for JSON, with what writes the properties of a row, which is
	// the zero value of them, straight into the text; nil where there is no such way.
	straight func(write func(id int, at *orb.Point, properties func(*members)))
	row      any
	// tell gives a sink the same values; nil where they are read from the rows.
	tell func(to Sink)
}

// Encode writes the collection as one JSON text with a line end. Cost: in proportion to
// the text.
func (r *Rows) Encode() ([]byte, error) {
	d, err := r.head.open(r.most)
	if err != nil {
		return nil, err
	}
	err = r.fill(d)
	return d.close(), err
}

// EncodeTo writes the same piece by piece. Memory: a piece.
func (r *Rows) EncodeTo(to io.Writer) error {
	d, err := r.head.open(r.most)
	if err != nil {
		return err
	}
	d.to, d.text = to, slices.Grow(d.text, piece+piece/4)
	if err := r.fill(d); err != nil {
		return err
	}
	_, err = to.Write(d.close())
	return err
}

// fill adds every feature.
func (r *Rows) fill(d *document) (err error) {
	if r.straight != nil {
		room := &members{cs: columnsOf(reflect.TypeOf(r.row))}
		r.straight(func(id int, at *orb.Point, properties func(*members)) {
			if err == nil {
				err = d.straight(id, at, room, properties)
			}
		})
		return err
	}
	var cs columns
	r.each(func(id int, at *orb.Point, row any) {
		v := reflect.ValueOf(row).Elem()
		if cs == nil {
			cs = columnsOf(v.Type())
		}
		if err == nil {
			err = d.point(id, at, cs, v)
		}
	})
	return err
}

// CSV writes the collection as Collection.CSV does. Cost: in proportion to the text.
func (r *Rows) CSV(properties any) []byte {
	cs := columnsOf(reflect.TypeOf(properties))
	t := NewTable(append([]string{"id", "lon", "lat"}, cs.names()...)...)
	r.each(func(id int, at *orb.Point, row any) {
		t.text = strconv.AppendInt(t.text, int64(id), 10)
		t.text = lonLat(t.text, at)
		t.row(cs, reflect.ValueOf(row).Elem())
	})
	return t.Bytes()
}

// Collection holds every feature.
func (r *Rows) Collection() *Collection {
	c := *r.head
	c.Features = make([]Feature, 0, r.most)
	r.each(func(id int, at *orb.Point, row any) {
		f := Feature{Type: "Feature", ID: id, Properties: reflect.ValueOf(row).Elem().Interface()}
		if at != nil {
			f.Geometry = geojson.NewGeometry(*at)
		}
		c.Features = append(c.Features, f)
	})
	return &c
}
