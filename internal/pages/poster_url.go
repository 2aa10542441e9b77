package pages

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/poster"
)

// posterURL is the address of the picture of the page's own state; ext is "svg" or
// "png". A copy without the day has no picture of it: then it is empty.
func posterURL(w *writer, ext string, pairs ...string) string {
	if w.copy && !w.hasPage(w.day.String()) {
		return ""
	}
	if w.req.Since != nil {
		pairs = append(pairs, "from", w.req.Since.String(), "to", w.day.String())
	}
	pairs = append(pairs, "place", w.req.PlaceID, "bbox", w.req.Query.Get("bbox"))
	return w.url("/poster/"+w.day.String()+"."+ext, append(pairs, w.filterPairs()...)...)
}

// picture is a picture of a page's own state.
type picture struct {
	URL           string
	Alt           string
	Width, Height int
}

// picture is what other sites show of a page that is linked to, a PNG at an
// absolute address; nil where there is none.
func (w *writer) picture(pairs ...string) *picture {
	at := posterURL(w, "png", pairs...)
	if at == "" {
		return nil
	}
	return &picture{URL: w.absolute(at), Alt: w.posterAlt(), Width: poster.DefaultWidth, Height: poster.DefaultHeight}
}

// OnPaper is the picture that a printed page begins with; nil where there is none.
func (w *writer) OnPaper() *picture {
	at := posterURL(w, "svg", "theme", "light")
	if at == "" {
		return nil
	}
	return &picture{URL: at, Alt: w.posterAlt(), Width: poster.DefaultWidth, Height: poster.DefaultHeight}
}

// Poster is the picture of the page in SVG, for readers without scripts.
// It is as wide as their column, so that it reads on a phone too.
func (m *mapModel) Poster() string {
	return posterURL(m.writer, "svg", "width", "720", "height", "720")
}

// PosterAlt tells what the picture shows.
func (m *mapModel) PosterAlt() string { return m.posterAlt() }

// at is the writer of a place that is chosen.
func (w *writer) at(place string) *writer {
	other := *w
	other.req.PlaceID, other.req.Filter = place, nil
	return &other
}

// campaignPicture is that of a campaign on the page's day, or on its last where the
// day lies outside.
func (w *writer) campaignPicture(c *atlas.Campaign) *picture {
	other := w.at("")
	if w.day < c.WindowStart || w.day > c.WindowEnd {
		other.day = c.WindowEnd
	}
	return other.picture("campaign", c.ID)
}
