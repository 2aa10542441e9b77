package poster

import (
	"sync"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// Limits of a poster's size in pixels, and the size where none is asked for, which
// is that of link previews.
const (
	MinWidth, MaxWidth          = 240, 2400
	MinHeight, MaxHeight        = 126, 2400
	DefaultWidth, DefaultHeight = 1200, 630
)

// Spec says what a poster shows.
type Spec struct {
	Edition   *edition.Edition
	View      *edition.View
	Lang      *words.Language
	Day       edtf.Day
	Since     *edtf.Day      // compares the evening of this day with that of Day; nil = Day alone
	Place     string         // chosen place, drawn with the circle of its precision; "" = none
	Highlight []string       // places that are named first and ringed
	Campaign  string         // the map is on its places, the strip on its days; "" = none
	Box       *geo.Box       // what the map shows; nil = where things are
	Filter    edition.Filter // which places are shown; nil = all
	Reel      *Reel          // a film whose picture this is; nil = none

	Width, Height int // pixels, within the limits
	Dark          bool

	Title   string   // headline
	Date    string   // the date in words, where the headline does not state it
	Lede    string   // one sentence with its claimant
	Notices []string // what the address asked for and did not get, and what the reading leaves out
	Foot    []string // the small print: rule, documents, edition, credits
	Alt     string   // what the picture shows, in words
}

// Studio composes posters. It is safe for use by many goroutines.
type Studio struct {
	faces *Faces

	mu      sync.Mutex
	grounds map[string]*ground // by edition
}

// NewStudio returns a studio that sets text in some faces.
func NewStudio(faces *Faces) *Studio {
	return &Studio{faces: faces, grounds: map[string]*ground{}}
}

// maxGrounds bounds how many editions' base maps are kept decoded.
const maxGrounds = 4

func (s *Studio) ground(e *edition.Edition, middle float64) *ground {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.grounds[e.ID]
	if g == nil {
		if len(s.grounds) >= maxGrounds {
			clear(s.grounds)
		}
		g = newGround(e.Atlas, middle)
		s.grounds[e.ID] = g
	}
	return g
}

// Compose draws a spec. The size is held to the limits.
func (s *Studio) Compose(spec Spec) *Scene {
	spec.Width = max(MinWidth, min(MaxWidth, spec.Width))
	spec.Height = max(MinHeight, min(MaxHeight, spec.Height))
	c := &composer{
		Spec: spec, palette: paletteOf(spec.Dark), middle: middleOf(spec.Edition.Atlas.About.Bounds), rtl: spec.Lang.Dir == "rtl",
		scene: &Scene{Width: float64(spec.Width), Height: float64(spec.Height), Lang: spec.Lang.Code, Dir: spec.Lang.Dir, Title: spec.Title, Description: spec.Alt},
	}
	c.types = newTypesetter(s.faces, spec.Lang.Code, c.rtl)
	c.ground = s.ground(spec.Edition, c.middle)
	c.gather()
	c.layOut()
	return c.scene
}
