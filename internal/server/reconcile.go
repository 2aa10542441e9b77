package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/words"
)

// The limits of the reconciliation service.
const (
	maxBody    = 1 << 20 // bytes of a posted form
	maxQueries = 500     // in one batch
	maxIDs     = 1000    // entities in one data extension
	maxMatches = 50      // candidates for one query
)

// reconciler answers for one edition and what it may look in, in one language.
type reconciler struct {
	finder
	lang  *words.Language
	codes []string // the languages of the catalogue
	base  string   // public address with the edition's prefix: entities' pages stand below it
}

// reconcile is the endpoint of the Reconciliation Service API 0.2
// (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/):
// the manifest, a batch of queries, or a data extension.
func (s *Server) reconcile(c echo.Context) error {
	form, err := readForm(c)
	if err != nil {
		return err
	}
	switch {
	case form.Get("queries") != "":
		batch, err := parseBatch(form.Get("queries"))
		if err != nil {
			return badParam("queries", err.Error())
		}
		return s.reconciled(c, form, func(r *reconciler) (any, error) { return r.batch(c.Request().Context(), batch) })
	case form.Get("extend") != "":
		ask, err := parseExtension(form.Get("extend"))
		if err != nil {
			return badParam("extend", err.Error())
		}
		return s.reconciled(c, form, func(r *reconciler) (any, error) { return r.extend(c.Request().Context(), ask) })
	case c.Request().Method == http.MethodPost:
		return badParam("queries", "The form has neither queries nor extend; send one of them as application/x-www-form-urlencoded.")
	}
	return s.reconciled(c, form, func(r *reconciler) (any, error) { return s.manifest(c, r), nil })
}

// readForm reads the parameters of a reconciliation request: the query, or the
// posted form. The protocol's clients add parameters of their own, so unknown
// ones are ignored.
func readForm(c echo.Context) (url.Values, error) {
	req := c.Request()
	form, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		return nil, badParam("", "The query cannot be read: "+err.Error()+".")
	}
	if req.Method == http.MethodPost {
		kind, _, err := mime.ParseMediaType(req.Header.Get(echo.HeaderContentType))
		if err != nil || kind != echo.MIMEApplicationForm {
			return nil, &problem{http.StatusUnsupportedMediaType, "Unsupported media type", "Post a form, as application/x-www-form-urlencoded.", ""}
		}
		req.Body = http.MaxBytesReader(c.Response(), req.Body, maxBody)
		if err := req.ParseForm(); err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) {
				return nil, &problem{
					http.StatusRequestEntityTooLarge, "Request too large",
					fmt.Sprintf("The form is larger than %d bytes; send fewer queries at a time.", maxBody), "",
				}
			}
			return nil, badParam("", "The form cannot be read: "+err.Error()+".")
		}
		form = req.Form
	}
	if form.Has("callback") {
		return nil, badParam("callback", "JSONP is not offered; every origin may read this address with CORS.")
	}
	return form, nil
}

// reconciled writes the answer of the reconciliation service to a request. Where
// the imported gazetteers fail, the edition answers alone.
func (s *Server) reconciled(c echo.Context, form url.Values, answer func(*reconciler) (any, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	lang, err := s.lang(form.Get("lang"))
	if err != nil {
		return err
	}
	r := &reconciler{lang: lang, codes: s.options.Catalogue.Codes(), base: s.base(c)}
	if id := c.Param("edition"); id != "" {
		r.base += "/e/" + id
	}
	var a any
	err = s.orAlone(c, s.finder(c, e), func(f finder) (err error) {
		r.finder = f
		a, err = answer(r)
		return err
	})
	if err != nil {
		return err
	}
	data, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if c.Request().Method == http.MethodPost {
		cache = "no-store"
	}
	return s.sendOnce(c, typeJSON, data, cache)
}
