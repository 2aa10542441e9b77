package server

import (
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
)

// pathForms lets an address carry language and rule in its path, as a copy of
// the site on a file server must: /lang/ar/rules/strict/on/2017-11-03 is
// /on/2017-11-03?lang=ar&rule=strict, and the same below /e/{edition}. The
// language stands first. A language or rule that does not exist is no address.
// Where the query names the parameter too, pages follow the query, and data
// answer that it is given twice.
func (s *Server) pathForms(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		path := c.Request().URL.EscapedPath()
		prefix, rest := splitEdition(path)
		lang, rest := cutForm(rest, "lang")
		rule, rest := cutForm(rest, "rules")
		if lang == nil && rule == nil {
			return next(c)
		}
		if lang != nil && !s.options.Catalogue.Has(*lang) {
			return notFound("No language has the code " + *lang + "; there are " + strings.Join(s.options.Catalogue.Codes(), ", ") + ".")
		}
		if rule != nil {
			if _, err := atlas.ParseRule(*rule); err != nil {
				return notFound("No rule has this name: " + err.Error() + ".")
			}
		}
		return follow(c, next, prefix+rest, lang, rule)
	}
}

// splitEdition parts /e/{edition} from what follows it.
func splitEdition(path string) (prefix, rest string) {
	after, pinned := strings.CutPrefix(path, "/e/")
	if !pinned {
		return "", path
	}
	id, _, _ := strings.Cut(after, "/")
	prefix = "/e/" + id
	return prefix, path[len(prefix):]
}

// cutForm takes /{name}/{value} from the start of a path; nil where it is not there.
func cutForm(path, name string) (value *string, rest string) {
	after, ok := strings.CutPrefix(path, "/"+name+"/")
	if !ok {
		return nil, path
	}
	escaped, _, _ := strings.Cut(after, "/")
	text, err := url.PathUnescape(escaped)
	if err != nil || text == "" {
		return nil, path
	}
	rest = after[len(escaped):]
	if rest == "" {
		rest = "/"
	}
	return &text, rest
}

// follow goes on as if the address had named the parameters in its query.
func follow(c echo.Context, next echo.HandlerFunc, path string, lang, rule *string) error {
	plain, err := url.PathUnescape(path)
	if err != nil {
		return next(c)
	}
	u := c.Request().URL // the router reads this very request
	u.Path, u.RawPath = plain, ""
	if u.EscapedPath() != path {
		u.RawPath = path
	}
	add := func(name string, value *string) {
		if value == nil {
			return
		}
		if u.RawQuery != "" {
			u.RawQuery += "&"
		}
		u.RawQuery += name + "=" + url.QueryEscape(*value)
	}
	add("lang", lang)
	add("rule", rule)
	return next(c)
}
