package server

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/kept"
)

// passage leads from an address, as a client writes it, to the answer that the router
// found for it before.
type passage struct {
	edition string // id of the one that was current
	key     string // by which the body is kept, "" for one of the bundle
	body    *body  // of the bundle
	cache   []string
	whole   []line // headers beside those of every reply
	brief   []line // the same of a 304
	weight  int64  // bytes of memory, about
}

// lane keeps passages by address. It holds no bodies: what leaves their room is made
// again behind the router.
type lane = kept.Room[*passage]

// newLane keeps passages of so many bytes in all.
func newLane(limit int64) *lane {
	return kept.New(limit, limit, func(p *passage) int64 { return p.weight })
}

// laneHeaders are those that handlers may have set before a reply, beside publicHeaders.
func laneHeaders() []string { return []string{"Content-Disposition", "Link"} }

// remember notes the way to an answer that depends on nothing but the address and the
// current edition: not on the host that was asked, nor on any other header than
// those that reply reads itself.
func (s *Server) remember(c echo.Context, key string, b *body, cacheControl string) {
	r := c.Request()
	if r.RequestURI == "" || r.Method != http.MethodGet && r.Method != http.MethodHead {
		return
	}
	p := &passage{edition: s.editions.current.Load().ID, key: key, cache: []string{cacheControl}, weight: int64(1000 + len(r.RequestURI) + len(key))}
	if key == "" {
		p.body = b
	}
	h := c.Response().Header()
	add := func(name string) {
		if v := h[name]; len(v) > 0 {
			p.whole = append(p.whole, line{name, v})
			if !slices.Contains(policies(), name) {
				p.brief = append(p.brief, line{name, v})
			}
		}
	}
	for _, l := range publicHeaders() {
		add(l.name)
	}
	for _, name := range laneHeaders() {
		add(name)
	}
	s.lane.Put(r.RequestURI, p)
}

// pass answers what has been answered before under the current edition, and reports
// that it did. It allocates nothing.
func (s *Server) pass(w http.ResponseWriter, r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	p, ok := s.lane.Find(r.RequestURI)
	if !ok || p.edition != s.editions.current.Load().ID {
		return false
	}
	b := p.body
	if b == nil {
		if b, ok = s.bodies.Find(p.key); !ok {
			return false
		}
	}
	f, made, err := formFor(r, b)
	if err != nil {
		return false
	}
	if made && p.key != "" {
		s.bodies.Reweigh(p.key)
	}
	h, lines, has := w.Header(), p.whole, has(r, f)
	if has {
		lines = p.brief
	}
	for i := range lines {
		h[lines[i].name] = lines[i].values
	}
	reply(w, r, b, f, p.cache, has)
	return true
}
