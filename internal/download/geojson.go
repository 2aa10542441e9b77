package download

import "github.com/heldline/heldline/internal/feature"

// geoJSON writes one layer.
func geoJSON(o *Order) ([]byte, error) { return geoJSONOf(o, o.File.Layer) }

func geoJSONOf(o *Order, l *feature.Layer) ([]byte, error) {
	c := o.Collection(l)
	c.Codebook, c.Sources = o.Link("/codebook"), o.sources()
	if l.Ground { // other people's work, under licences that its line names
		c.Licence, c.Attribution, c.Sources = "", o.Edition.Atlas.About.BasemapNote.En, nil
	}
	return c.Encode()
}
