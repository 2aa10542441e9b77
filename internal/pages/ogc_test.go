package pages_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/words"
)

// serviceOf is OGC API - Features as the server makes it for a request.
func serviceOf(r pages.Request) (*ogc.Service, func(string) *ogc.Set) {
	c, err := words.Load()
	if err != nil {
		panic(err)
	}
	s := &ogc.Service{
		Edition: r.Edition, Site: r.Base, Root: r.Base + "/ogc", Address: r.Base + r.Path + "?f=html&holder=" + url.QueryEscape(nasty), Lang: c.Language(r.Lang), Langs: c.Codes(),
		Files: []ogc.File{{Link: ogc.Link{Href: r.Base + "/download/x.gpkg", Rel: "enclosure", Type: "application/geopackage+sqlite3", Title: "x.gpkg"}, Layer: "spans"}},
	}
	return s, func(name string) *ogc.Set {
		l, _ := feature.LayerOf(name)
		w := feature.NewWriter(r.Edition, c)
		return ogc.NewSet(l, w.Layer(l, r.Edition.View(atlas.Reading{Rule: atlas.Documented}), edtf.MustDay("1900-05-03")))
	}
}

// servicePages lists a page of every kind of OGC API - Features.
func servicePages() []page {
	items := func(name string, limit, offset int) func(*pages.Site, pages.Request) ([]byte, error) {
		return func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, set := serviceOf(r)
			asked := &ogc.Asked{Limit: limit, Offset: offset, CRS: ogc.CRS84}
			return s.OGCItems(r, service, set(name).Layer, service.Items(set(name), set(name).Select(asked), asked), []*ogc.Set{set("ground_areas"), set("ground_lines")})
		}
	}
	list := []page{
		{"/ogc", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, _ := serviceOf(r)
			return s.OGCLanding(r, service, service.Landing())
		}},
		{"/ogc/conformance", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, _ := serviceOf(r)
			return s.OGCConformance(r, service, ogc.Conforms())
		}},
		{"/ogc/api", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, _ := serviceOf(r)
			return s.OGCAPI(r, service, service.Paths())
		}},
		{"/ogc/collections", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, set := serviceOf(r)
			return s.OGCCollections(r, service, service.Collections([]*ogc.Set{set("spans")}))
		}},
		{"/ogc/collections/spans/schema", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, set := serviceOf(r)
			return s.OGCFields(r, service, set("spans").Layer, "ogc.link.schema")
		}},
		{"/ogc/collections/spans/items/1", func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, set := serviceOf(r)
			return s.OGCItem(r, service, set("spans").Layer, set("spans").Find(1), nil)
		}},
		{"/ogc/collections/none/items", items("claims", 10, 1000)},
	}
	for _, l := range ogc.Layers() {
		list = append(list, page{"/ogc/collections/" + l.Name + "/items", items(l.Name, 5, 2)}, page{"/ogc/collections/" + l.Name, func(s *pages.Site, r pages.Request) ([]byte, error) {
			service, set := serviceOf(r)
			return s.OGCCollection(r, service, service.Collection(set(l.Name)), set(l.Name))
		}})
	}
	return list
}

// Every property has a meaning in each language.
func TestPropertiesOfEveryLayerAreExplained(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	for _, lang := range s.Codes() {
		for _, l := range ogc.Layers() {
			r := request(e, lang, "/ogc/collections/"+l.Name+"/schema")
			service, _ := serviceOf(r)
			out, err := s.OGCFields(r, service, &l, "ogc.link.schema")
			if err != nil {
				t.Fatal(err)
			}
			for _, left := range []string{">column.", ">layer.", ">ogc."} {
				if at := strings.Index(string(out), left); at >= 0 {
					t.Errorf("%s, %s: %.60s", lang, l.Name, out[at:])
				}
			}
		}
	}
}
