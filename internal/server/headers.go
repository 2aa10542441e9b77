package server

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// line is a header of an answer: its canonical name, and its values, which are shared
// among answers and never written.
type line struct {
	name   string
	values []string
}

// publicHeaders are what every answer carries. Reading is free for every origin: there
// is nothing private on this listener and no cookie.
func publicHeaders() []line {
	return []line{
		{"Access-Control-Allow-Origin", []string{"*"}},
		{"Access-Control-Expose-Headers", []string{"ETag, Content-Crs, Content-Disposition, Link"}},
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
		{"Permissions-Policy", []string{"geolocation=()"}},
		{"Content-Security-Policy", []string{
			"default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'",
		}},
	}
}

// policies are the headers of publicHeaders that say how to show content. A 304 has
// none: those of the answer that the client has still hold (RFC 9110, 15.4.5).
func policies() []string {
	return []string{"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Content-Security-Policy"}
}

// dropPolicies makes the headers those of a 304.
func dropPolicies(h http.Header) {
	for _, name := range policies() {
		delete(h, name)
	}
}

// headers sets what every answer carries.
func headers(next echo.HandlerFunc) echo.HandlerFunc {
	lines := publicHeaders()
	return func(c echo.Context) error {
		h := c.Response().Header()
		for i := range lines {
			h[lines[i].name] = lines[i].values
		}
		return next(c)
	}
}
