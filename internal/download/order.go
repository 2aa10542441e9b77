package download

import (
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/words"
)

// Order is what a file is made from.
type Order struct {
	File      *File
	Edition   *edition.Edition
	View      *edition.View // under the reading that was asked for
	Day       edtf.Day      // of the layers of one day
	Catalogue *words.Catalogue
	Base      string // public address without a slash at its end; "" = not known, links are paths
}

// Make makes the file.
func (o *Order) Make() ([]byte, error) {
	if o.File.Layer != nil {
		return o.File.Format.Layer(o)
	}
	return o.File.Format.Atlas(o)
}

// Layers are the layers of the file.
func (o *Order) Layers() []feature.Layer {
	if o.File.Layer != nil {
		return []feature.Layer{*o.File.Layer}
	}
	return feature.Layers()
}

// Collection has all features of a layer.
func (o *Order) Collection(l *feature.Layer) *feature.Collection {
	return feature.NewWriter(o.Edition, o.Catalogue).Layer(l, o.View, o.Day)
}

// Saved is the name of the file on the reader's disk.
func (o *Order) Saved() string { return o.File.Saved(o.View.Reading, o.Day) }

// Link is the lasting address of a page or file of the edition: absolute where the
// public address is known.
func (o *Order) Link(path string) string { return o.Base + "/e/" + o.Edition.ID + path }

// stem is the name of a layer's own file within the file.
func (o *Order) stem(l *feature.Layer) string {
	stem := l.Name
	if l.ByDay {
		stem += "-" + o.Day.String()
	}
	if l.ByReading {
		stem += readingSuffix(o.View.Reading)
	}
	return stem
}
