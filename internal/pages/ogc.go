package pages

import (
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
)

// ogcPage is a page of OGC API - Features: what it is about, and where to go on.
type ogcPage struct {
	*writer
	Title string
	Lead  string
	Links []ogc.Link
}

func (s *Site) ogcPage(req Request, title, lead string, links []ogc.Link) ([]byte, error) {
	w := s.writer(req)
	d := s.document(w, title, lead)
	d.Body = &ogcPage{w, title, lead, links}
	return s.render("ogc", d)
}

// OGCLanding writes the landing page.
func (s *Site) OGCLanding(req Request, doc any) ([]byte, error) {
	d := doc.(*ogc.Landing)
	return s.ogcPage(req, d.Title, d.Description, d.Links)
}

// OGCConformance writes what the service conforms to.
func (s *Site) OGCConformance(req Request, _ any) ([]byte, error) {
	return s.ogcPage(req, "OGC API", "", nil)
}

// OGCAPI writes the paths of the OpenAPI document.
func (s *Site) OGCAPI(req Request, _ any) ([]byte, error) { return s.ogcPage(req, "OGC API", "", nil) }

// OGCCollections writes the list of collections.
func (s *Site) OGCCollections(req Request, doc any) ([]byte, error) {
	return s.ogcPage(req, "OGC API", "", doc.(*ogc.Collections).Links)
}

// OGCCollection writes what a collection is.
func (s *Site) OGCCollection(req Request, _ *feature.Layer, doc any) ([]byte, error) {
	d := doc.(*ogc.Collection)
	return s.ogcPage(req, d.Title, d.Description, d.Links)
}

// OGCFields writes the properties of a collection.
func (s *Site) OGCFields(req Request, _ *feature.Layer, _ any) ([]byte, error) {
	return s.ogcPage(req, "OGC API", "", nil)
}

// OGCItems writes a page of features.
func (s *Site) OGCItems(req Request, _ *feature.Layer, _ *ogc.Asked, doc any) ([]byte, error) {
	return s.ogcPage(req, "OGC API", "", doc.(*ogc.Items).Links)
}

// OGCItem writes one feature.
func (s *Site) OGCItem(req Request, _ *feature.Layer, _ *feature.Feature) ([]byte, error) {
	return s.ogcPage(req, "OGC API", "", nil)
}
