package server

import (
	"bytes"
	"context"
	"net/http"
	"slices"

	"github.com/heldline/heldline/internal/edition"
)

// Pattern is one line of the route table: /places/:id.
type Pattern struct {
	Path   string
	Page   bool // answers in the languages of the pages
	Pinned bool // stands under /e/{edition} too
}

// Patterns is the route table, for a copy that leaves no address out.
func (s *Server) Patterns() []Pattern {
	var out []Pattern
	for _, r := range s.table() {
		out = append(out, Pattern{r.path, r.kind != dataKind, true})
	}
	for _, r := range s.site() {
		out = append(out, Pattern{r.path, r.kind != dataKind, false})
	}
	return out
}

// Bundle lists the files of the front end.
func (s *Server) Bundle() []string {
	var out []string
	for name := range s.assets {
		if name[0] != '.' {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Current is the edition at the root.
func (s *Server) Current() *edition.Edition { return s.editions.current.Load() }

// Langs are the codes of the languages; the first one stands in no address.
func (s *Server) Langs() []string { return s.options.Catalogue.Codes() }

// Ask answers an address as the public listener would, without a connection.
func (s *Server) Ask(ctx context.Context, address string) (status int, body []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return 0, nil, err
	}
	request.RequestURI = address
	a := &answer{header: http.Header{}, status: http.StatusOK}
	s.Handler().ServeHTTP(a, request)
	return a.status, a.body.Bytes(), nil
}

// answer keeps what a handler writes.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is what http.ResponseWriter asks for.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader is what http.ResponseWriter asks for.
func (a *answer) WriteHeader(status int) { a.status = status }

// Write is what http.ResponseWriter asks for.
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
