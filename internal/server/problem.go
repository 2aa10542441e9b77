package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/pages"
)

// problem is an error with a status and a sentence for people (RFC 9457).
type problem struct {
	status int
	title  string
	detail string
	param  string // the parameter that is wrong, if one is
}

func (p *problem) Error() string { return p.title + ": " + p.detail }

func badParam(name, detail string) error {
	return &problem{http.StatusBadRequest, "Bad parameter", detail, name}
}

func notFound(detail string) error {
	return &problem{http.StatusNotFound, "Not found", detail, ""}
}

// asProblem gives every error a status and a sentence. What is not meant for
// readers is logged and answered as an internal error.
func (s *Server) asProblem(c echo.Context, err error) *problem {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	if p, ok := asParamError(err); ok {
		return p
	}
	if errors.Is(err, pages.ErrNotFound) {
		return &problem{http.StatusNotFound, "Not found", "No record of this id is in the atlas.", ""}
	}
	var h *echo.HTTPError
	if errors.As(err, &h) {
		switch h.Code {
		case http.StatusNotFound:
			return &problem{h.Code, "Not found", "Nothing stands at this address.", ""}
		case http.StatusMethodNotAllowed:
			return &problem{h.Code, "Method not allowed", "This address answers " + strings.TrimSuffix(allowed(c), ", OPTIONS") + " only.", ""}
		}
		return &problem{h.Code, http.StatusText(h.Code), http.StatusText(h.Code) + ".", ""}
	}
	if errors.Is(err, context.Canceled) && c.Request().Context().Err() != nil { // nobody waits for the answer any more
		return &problem{http.StatusServiceUnavailable, "Gone away", "The request ended before there was an answer.", ""}
	}
	s.options.Log.Error("request failed", "path", c.Request().URL.Path, "error", err)
	return &problem{http.StatusInternalServerError, "Internal error", "The server failed to answer; it has been logged.", ""}
}

// handleError is Echo's error handler: HTML for pages, problem+json elsewhere.
func (s *Server) handleError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	p := s.asProblem(c, err)
	h := c.Response().Header()
	for _, name := range []string{"ETag", "Content-Encoding", "Content-Length", "Cache-Control", "Link", "Content-Disposition", "Content-Crs"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
	if p.status == http.StatusMethodNotAllowed {
		h.Set("Allow", allowed(c))
	}
	contentType, text := "application/problem+json", p.json()
	if s.wantsPage(c) {
		write := s.options.Pages.Problem
		if s.kinds[c.Path()] == embedKind {
			write = s.options.Pages.EmbedProblem
		}
		if page, err := write(s.request(c, nil), p.status, p.title, p.detail); err == nil {
			contentType, text = "text/html; charset=utf-8", page
		}
	}
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(text)))
	c.Response().WriteHeader(p.status)
	if c.Request().Method != http.MethodHead {
		if _, err := c.Response().Write(text); err != nil {
			s.options.Log.Debug("client left", "error", err)
		}
	}
}

func (p *problem) json() []byte {
	b, err := json.Marshal(struct {
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
		Param  string `json:"parameter,omitempty"`
	}{"about:blank", p.title, p.status, p.detail, p.param})
	if err != nil {
		return []byte(`{"type":"about:blank","title":"Internal error","status":500}`)
	}
	return append(b, '\n')
}

// wantsPage reports that an address is one of the pages, or none at all and
// without a suffix. The path alone decides: what the client accepts matters only
// below /ogc.
func (s *Server) wantsPage(c echo.Context) bool {
	if kind, ok := s.kinds[c.Path()]; ok {
		return kind != dataKind && (kind != serviceKind || s.ogcHTML(c))
	}
	path := c.Request().URL.Path
	return !strings.Contains(path[strings.LastIndexByte(path, '/')+1:], ".")
}

// allowed lists the methods that an address knows.
func allowed(c echo.Context) string {
	if strings.HasSuffix(c.Path(), postedPath) {
		return "GET, HEAD, POST, OPTIONS"
	}
	return "GET, HEAD, OPTIONS"
}
