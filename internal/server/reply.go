package server

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// How long caches may keep an answer. What stands under /e/ never changes.
const (
	immutable = "public, max-age=31536000, immutable"
	fresh     = "public, max-age=60, stale-while-revalidate=600"
)

// kept is an answer kept by its edition and whatever else it depends on, made once. It
// is packed as its first asker wants it.
func (s *Server) kept(c echo.Context, key, contentType string, write func(context.Context) ([]byte, error)) (*body, error) {
	return s.keptStream(c, key, contentType, func(ctx context.Context, to io.Writer) error {
		plain, err := write(ctx)
		if err != nil {
			return err
		}
		_, err = to.Write(plain)
		return err
	})
}

// keptStream is kept for an answer that is written piece by piece.
func (s *Server) keptStream(c echo.Context, key, contentType string, write func(context.Context, io.Writer) error) (*body, error) {
	r := c.Request()
	return s.bodies.Get(r.Context(), key, func(ctx context.Context) (*body, error) {
		return writeBody(s.packer, contentType, negotiate(r.Header["Accept-Encoding"], packings()), func(to io.Writer) error { return write(ctx, to) })
	})
}

// sendKept answers with a kept body.
func (s *Server) sendKept(c echo.Context, key string, b *body, cacheControl string) error {
	f, made, err := formFor(c.Request(), b)
	if err != nil {
		return err
	}
	if made {
		s.bodies.Reweigh(key)
	}
	finish(c, b, f, cacheControl)
	return nil
}

// send answers with a body that is kept elsewhere.
func send(c echo.Context, b *body, cacheControl string) error {
	f, _, err := formFor(c.Request(), b)
	if err != nil {
		return err
	}
	finish(c, b, f, cacheControl)
	return nil
}

// finish replies where every header of publicHeaders is set.
func finish(c echo.Context, b *body, f *form, cacheControl string) {
	has := has(c.Request(), f)
	if has {
		dropPolicies(c.Response().Header())
	}
	reply(c.Response(), c.Request(), b, f, []string{cacheControl}, has)
}

// sendOnce answers with what is not kept.
func (s *Server) sendOnce(c echo.Context, contentType string, plain []byte, cacheControl string) error {
	b, err := newBody(s.packer, contentType, plain, negotiate(c.Request().Header["Accept-Encoding"], packings()))
	if err != nil {
		return err
	}
	return send(c, b, cacheControl)
}

// formFor is a body in the coding that a request wants; made says that it has become
// heavier.
func formFor(r *http.Request, b *body) (f *form, made bool, err error) {
	if b.packer == nil {
		return b.form(identity)
	}
	return b.form(negotiate(r.Header["Accept-Encoding"], packings()))
}

// has reports that a client has a form already.
func has(r *http.Request, f *form) bool { return matches(r.Header["If-None-Match"], f.etag[0]) }

// reply writes one form of a body with its validators, or 304 if the client has it.
func reply(w http.ResponseWriter, r *http.Request, b *body, f *form, cacheControl []string, has bool) {
	h := w.Header()
	if b.packer != nil {
		if vary := h["Vary"]; len(vary) == 0 {
			h["Vary"] = b.vary
		} else {
			h["Vary"] = []string{strings.Join(vary, ", ") + ", " + b.vary[0]}
		}
	}
	h["Etag"] = f.etag
	h["Cache-Control"] = cacheControl
	if has {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Type"] = b.contentType
	h["Content-Length"] = f.length
	if f.coding != nil {
		h["Content-Encoding"] = f.coding
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(f.data) // fails only where the client has gone
	}
}

// matches reports that the lines of If-None-Match name the entity tag or are "*".
func matches(lines []string, etag string) bool {
	for _, line := range lines {
		for line != "" {
			var tag string
			tag, line, _ = strings.Cut(line, ",")
			tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
			if tag == etag || tag == "*" {
				return true
			}
		}
	}
	return false
}
