package download

import "github.com/heldline/heldline/internal/feature"

// sources are the documents that the atlas is read from, in the order of their file.
func (o *Order) sources() []feature.Source {
	out := []feature.Source{}
	for i := range o.Edition.Atlas.Sources {
		s := &o.Edition.Atlas.Sources[i]
		out = append(out, feature.Source{SourceID: s.ID, Title: s.Title.En, URL: s.URL, Licence: s.Licence, Attribution: s.Attribution, RetrievedOn: s.RetrievedOn})
	}
	return out
}
