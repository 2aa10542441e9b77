package server

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// suggested is one suggestion.
type suggested struct {
	named
	Description string  `json:"description,omitempty"`
	Notable     []named `json:"notable,omitempty"`
}

type suggestAnswer[T any] struct {
	Result []T `json:"result"`
}

// asking reads the parameters of a part of the service and writes its answer.
func (s *Server) asking(c echo.Context, answer func(*reconciler, url.Values) (any, error)) error {
	form, err := readForm(c)
	if err != nil {
		return err
	}
	return s.reconciled(c, form, func(r *reconciler) (any, error) { return answer(r, form) })
}

// number reads a whole number that is not negative; usual without it.
func number(form url.Values, name string, usual int) (int, error) {
	v := form.Get(name)
	if v == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 0 {
		return 0, badParam(name, "The parameter "+name+" is wrong; write a whole number from 0.")
	}
	return n, nil
}

func (s *Server) suggestEntity(c echo.Context) error {
	return s.asking(c, func(r *reconciler, form url.Values) (any, error) {
		skip, err := number(form, "cursor", 0)
		if err != nil {
			return nil, err
		}
		return r.suggest(c.Request().Context(), form.Get("prefix"), skip)
	})
}

// suggest returns entities whose names begin like a text, or are near it.
func (r *reconciler) suggest(ctx context.Context, prefix string, skip int) (any, error) {
	const most = 100 // as far as a cursor leads
	a := suggestAnswer[suggested]{[]suggested{}}
	found, err := r.find(ctx, prefix, min(skip, most)+maxHits, true)
	if err != nil {
		return nil, err
	}
	if known, err := r.entity(ctx, prefix); err != nil {
		return nil, err
	} else if known != nil {
		found = append([]finding{*known}, found...)
	}
	seen := map[string]bool{}
	for i := range found {
		id := found[i].id()
		if seen[id] {
			continue
		}
		if seen[id] = true; len(seen) > skip && len(a.Result) < maxHits {
			a.Result = append(a.Result, suggested{named{id, r.nameOf(&found[i])}, r.describe(&found[i]), r.typesOf(found[i].kind())})
		}
	}
	return a, nil
}

func (s *Server) suggestType(c echo.Context) error {
	return s.asking(c, func(r *reconciler, form url.Values) (any, error) {
		return page(form, r.types(), func(t kindType) named { return t.named })
	})
}

func (s *Server) suggestProperty(c echo.Context) error {
	return s.asking(c, func(r *reconciler, form url.Values) (any, error) {
		return page(form, r.properties(), func(p suggested) named { return p.named })
	})
}

// page answers with the items whose id or name begins with the prefix.
func page[T any](form url.Values, all []T, name func(T) named) (any, error) {
	skip, err := number(form, "cursor", 0)
	if err != nil {
		return nil, err
	}
	a := suggestAnswer[T]{[]T{}}
	prefix := form.Get("prefix")
	for _, item := range all {
		if !beginsWith(name(item), prefix) {
			continue
		}
		if skip--; skip < 0 {
			a.Result = append(a.Result, item)
		}
	}
	return a, nil
}

func beginsWith(n named, prefix string) bool {
	prefix = strings.ToLower(strings.TrimSpace(prefix))
	return strings.HasPrefix(n.ID, prefix) || strings.HasPrefix(strings.ToLower(n.Name), prefix)
}

// propose lists the properties that can be fetched for a type: all have the same.
func (s *Server) proposeProperties(c echo.Context) error {
	return s.asking(c, func(r *reconciler, form url.Values) (any, error) {
		limit, err := number(form, "limit", 0)
		if err != nil {
			return nil, err
		}
		a := struct {
			Properties []named `json:"properties"`
			Type       string  `json:"type"`
			Limit      int     `json:"limit,omitempty"`
		}{[]named{}, form.Get("type"), limit}
		for _, id := range extensions() {
			if limit == 0 || len(a.Properties) < limit {
				a.Properties = append(a.Properties, r.property(id).named)
			}
		}
		return a, nil
	})
}
