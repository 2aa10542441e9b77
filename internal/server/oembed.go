package server

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/pages"
)

// oembed is the answer of oEmbed 1.0 (https://oembed.com), type rich. Of the
// thumbnail's three members all are there or none.
type oembed struct {
	XMLName         xml.Name `json:"-" xml:"oembed"`
	Version         string   `json:"version" xml:"version"`
	Type            string   `json:"type" xml:"type"`
	Title           string   `json:"title" xml:"title"`
	ProviderName    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL     string   `json:"provider_url" xml:"provider_url"`
	CacheAge        int      `json:"cache_age" xml:"cache_age"` // seconds
	ThumbnailURL    string   `json:"thumbnail_url,omitempty" xml:"thumbnail_url,omitempty"`
	ThumbnailWidth  int      `json:"thumbnail_width,omitempty" xml:"thumbnail_width,omitempty"`
	ThumbnailHeight int      `json:"thumbnail_height,omitempty" xml:"thumbnail_height,omitempty"`
	HTML            string   `json:"html" xml:"html"`
	Width           int      `json:"width" xml:"width"` // pixels, like the height
	Height          int      `json:"height" xml:"height"`
}

// The size of a frame where nobody asks for another one and its most width, the size
// of a picture of it, and the least that pictures are drawn at; pixels.
const (
	frameWidth, frameHeight           = 640, 510
	widestFrame                       = 1200
	pictureWidth, pictureHeight       = 1200, 630
	leastPictureWidth, leastPictureHt = 240, 126
)

// How long a consumer may keep an answer: seconds.
const (
	hour = 3600
	day  = 24 * hour
)

// oembed answers how to show the map of an address on another site. Parameters
// that it does not know are ignored: consumers add their own.
func (s *Server) oembed(c echo.Context) error {
	query, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return badParam("", "The query cannot be read: "+err.Error()+".")
	}
	if query.Get("url") == "" {
		return badParam("url", "The parameter url is missing: the address of a map of this site.")
	}
	format := query.Get("format")
	if format != "" && format != "json" && format != "xml" {
		return &problem{http.StatusNotImplemented, "Not implemented", "The format is json or xml.", "format"}
	}
	most, err := readLimits(query)
	if err != nil {
		return err
	}
	r, view, err := s.target(c, query.Get("url"))
	if err != nil {
		return err
	}
	answer := most.frame(s.options.Pages.Frame(r, view))
	answer.ProviderURL, answer.CacheAge = r.Base+"/", hour
	if r.Prefix != "" {
		answer.CacheAge = day
	}
	contentType, text := typeJSON, []byte(nil)
	if format == "xml" {
		contentType = "text/xml; charset=utf-8"
		text, err = xml.Marshal(answer)
		text = append([]byte(xml.Header), text...)
	} else {
		text, err = json.Marshal(answer)
	}
	if err != nil {
		return err
	}
	return s.sendOnce(c, contentType, append(text, '\n'), fresh)
}

// limits are the most pixels that a consumer has room for; 0 = any.
type limits struct{ width, height int }

func readLimits(query url.Values) (limits, error) {
	var most limits
	for name, into := range map[string]*int{"maxwidth": &most.width, "maxheight": &most.height} {
		v := query.Get(name)
		if v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 1 {
			return most, badParam(name, "The parameter "+name+" is wrong: write a whole number of pixels, at least 1.")
		}
		*into = n
	}
	return most, nil
}

// frame fits a map into the limits. Where the consumer names a width the frame has
// that number of pixels, else it fills its column; a link stands below it only
// where the height is free.
func (most limits) frame(f *pages.Frame) *oembed {
	width, height, html := frameWidth, within(frameHeight, most.height), "100%"
	if most.width > 0 {
		width = min(most.width, widestFrame)
		html = strconv.Itoa(width)
	}
	a := &oembed{Version: "1.0", Type: "rich", Title: f.Title, ProviderName: "Heldline", Width: width, Height: height}
	a.HTML = f.HTML(html, height, most.height == 0)
	if w, h := most.picture(); w >= leastPictureWidth && h >= leastPictureHt {
		a.ThumbnailURL, a.ThumbnailWidth, a.ThumbnailHeight = f.Picture(w, h), w, h
	}
	return a
}

// picture is the largest size of the picture's proportions within the limits.
func (most limits) picture() (width, height int) {
	width = within(pictureWidth, most.width)
	if tall := within(pictureHeight, most.height); width*pictureHeight > tall*pictureWidth {
		width = tall * pictureWidth / pictureHeight
	}
	return width, width * pictureHeight / pictureWidth
}

// within is a size, or the most that is allowed.
func within(size, most int) int {
	if most > 0 {
		return min(size, most)
	}
	return size
}
