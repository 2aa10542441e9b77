package server

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// loadAssets reads the front end's files, the product's mark, and below guide/ the
// pictures of the guides. Each is packed when it is first asked for.
func loadAssets(files, pictures fs.FS) (map[string]*body, error) {
	out, p := map[string]*body{}, newThoroughPacker()
	add := func(name, contentType string, data []byte) error {
		b, err := newBody(p, contentType, data, identity)
		out[name] = b
		return err
	}
	if err := add(iconName, "image/svg+xml", []byte(icon)); err != nil {
		return nil, err
	}
	list, err := fs.Glob(pictures, "*")
	if err != nil {
		return nil, err
	}
	for _, name := range list {
		data, err := fs.ReadFile(pictures, name)
		if err != nil {
			return nil, err
		}
		if err := add("guide/"+name, typeOf(name), data); err != nil {
			return nil, err
		}
	}
	err = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && name == "faces" {
			return fs.SkipDir // the program's own
		}
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return add(name, typeOf(name), data)
	})
	return out, err
}

func typeOf(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return typeCSS
	case ".woff2":
		return "font/woff2"
	case ".txt", "":
		return typeText
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// asset answers with a file of the bundle; with its version in the address it
// never changes.
func (s *Server) asset(c echo.Context) error {
	name, versioned := strings.CutPrefix(c.Param("*"), s.version+"/")
	b := s.assets[name]
	if b == nil || strings.HasPrefix(name, ".") {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	cache := fresh
	if versioned || c.QueryParam("v") == s.version || strings.HasPrefix(b.contentType[0], "font/") {
		cache = immutable
	}
	s.remember(c, "", b, cache)
	return send(c, b, cache)
}

// element answers with the custom element that shows a map in a page of another
// site. Its address is pasted into articles, so it never has a version.
func (s *Server) element(c echo.Context) error {
	b := s.assets["embed.js"]
	if b == nil {
		return notFound("The front end is not part of this program; build it with make build.")
	}
	s.remember(c, "", b, fresh)
	return send(c, b, fresh)
}

// iconName is not the name of any file of the bundle.
const iconName = ".favicon"

// icon is the product's mark.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M1 16h9" stroke="#0a6b72" stroke-width="4"/>` +
	`<circle cx="19" cy="16" r="10" fill="#fff" stroke="#0a6b72" stroke-width="4"/><path d="M19 6a10 10 0 0 1 0 20z" fill="#0a6b72"/></svg>`

func (s *Server) favicon(c echo.Context) error {
	return send(c, s.assets[iconName], fresh)
}

func (s *Server) robots(c echo.Context) error {
	text := "User-agent: *\nAllow: /\nDisallow: /e/\n"
	if base := s.base(c); base != "" {
		text += "Sitemap: " + base + "/sitemap.xml\n"
	}
	return s.sendOnce(c, typeText, []byte(text), fresh)
}

// sitemap lists the lasting pages.
func (s *Server) sitemap(c echo.Context) error {
	e, base := s.editions.current.Load(), s.base(c)
	key := e.ID + " sitemap " + base
	b, err := s.kept(c, key, "application/xml; charset=utf-8", func(context.Context) ([]byte, error) { return s.siteMap(e, base) })
	if err != nil {
		return err
	}
	return s.sendKept(c, key, b, fresh)
}

// siteMap writes a sitemap (https://www.sitemaps.org/protocol.html).
func (s *Server) siteMap(e *edition.Edition, base string) ([]byte, error) {
	type entry struct {
		Loc string `xml:"loc"`
	}
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []entry  `xml:"url"`
	}
	add := func(format string, args ...any) {
		path := fmt.Sprintf(format, args...)
		if s.options.Copy && path != "/" {
			path += "/" // the folder of the page
		}
		set.URLs = append(set.URLs, entry{base + path})
	}
	for _, p := range []string{"/", "/codebook", "/embedding", "/qgis", "/download", "/about", "/places", "/campaigns", "/sources", "/editions", "/corrections"} {
		add("%s", p)
	}
	last := edtf.Day(0)
	for i, d := range e.Dates {
		if i == 0 || d.Date != last {
			add("/on/%s", d.Date)
		}
		last = d.Date
	}
	for _, p := range e.Places {
		add("/places/%s", p.ID)
	}
	for _, x := range e.Atlas.Campaigns {
		add("/campaigns/%s", x.ID)
	}
	for _, x := range e.Atlas.Sources {
		add("/sources/%s", x.ID)
	}
	b, err := xml.Marshal(set)
	return append([]byte(xml.Header), b...), err
}

// healthz says that the process answers.
func (s *Server) healthz(c echo.Context) error {
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.JSON(http.StatusOK, map[string]string{"status": "ok", "version": s.options.Version})
}

// readyz says which edition is served, and whether the folder's own could not be
// published.
func (s *Server) readyz(c echo.Context) error {
	c.Response().Header().Set("Cache-Control", "no-store")
	answer := map[string]string{"status": "ready", "edition": s.editions.current.Load().ID}
	if s.degraded != "" {
		answer["status"], answer["reason"] = "degraded", s.degraded
	}
	return c.JSON(http.StatusOK, answer)
}

// AssetVersion is a short hash over the bundle, for its addresses: it changes
// when a file does.
func AssetVersion(files fs.FS) string {
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(h, "%s %d\n%s", name, len(data), data)
		return err
	})
	if err != nil {
		return "0"
	}
	return hex.EncodeToString(h.Sum(nil))[:10]
}
