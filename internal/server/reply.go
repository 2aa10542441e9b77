package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// How long caches may keep an answer. What stands under /e/ never changes.
const (
	immutable = "public, max-age=31536000, immutable"
	fresh     = "public, max-age=60, stale-while-revalidate=600"
)

// send writes a body with its validators, or 304 if the client has it.
func send(c echo.Context, b *body, cacheControl string) error {
	h := c.Response().Header()
	data, etag := b.plain, `"`+b.hash+`"`
	if b.gzip != nil {
		h.Set("Vary", strings.TrimPrefix(h.Get("Vary")+", Accept-Encoding", ", "))
		if acceptsGzip(c.Request().Header.Get("Accept-Encoding")) {
			data, etag = b.gzip, `"`+b.hash+`-gz"`
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", etag)
	h.Set("Cache-Control", cacheControl)
	if matches(c.Request().Header.Get("If-None-Match"), etag) {
		h.Del("Content-Encoding")
		return c.NoContent(http.StatusNotModified)
	}
	h.Set("Content-Type", b.contentType)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	_, err := c.Response().Write(data)
	return err
}

// acceptsGzip reads Accept-Encoding (RFC 9110, 12.5.3): gzip by its name decides,
// else "*"; q=0 refuses.
func acceptsGzip(header string) bool {
	accepted := false
	for _, part := range strings.Split(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.TrimSpace(name)
		named := strings.EqualFold(name, "gzip")
		if !named && name != "*" {
			continue
		}
		q := strings.TrimPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		weight, err := strconv.ParseFloat(q, 64)
		accepted = err != nil || weight > 0
		if named {
			break
		}
	}
	return accepted
}

// matches reports that an If-None-Match header names the entity tag or is "*".
func matches(header, etag string) bool {
	for _, part := range strings.Split(header, ",") {
		tag := strings.TrimPrefix(strings.TrimSpace(part), "W/")
		if tag == etag || tag == "*" {
			return true
		}
	}
	return false
}
