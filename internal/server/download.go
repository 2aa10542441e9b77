package server

import (
	"context"
	"fmt"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// download answers with a file to take away. Its bytes depend on the public address
// too, since a file leads back to where it came from.
func (s *Server) download(c echo.Context) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	name := c.Param("file")
	f, ok := download.Find(e, name)
	if !ok {
		return notFound(fmt.Sprintf("There is no file %q; /download lists all.", name))
	}
	p, err := readParams(c, e, downloadParams(f))
	if err != nil {
		return err
	}
	o, err := s.order(f, e, p, s.base(c))
	if err != nil {
		return err
	}
	key, b, err := s.made(c, o)
	if err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", download.Disposition(o.Saved()))
	if s.options.BaseURL != "" {
		s.remember(c, key, b, cache)
	}
	return s.sendKept(c, key, b, cache)
}

// downloadParams are the parameters of a file's address.
func downloadParams(f *download.File) []string {
	var out []string
	if f.ByDay() {
		out = append(out, "date")
	}
	if f.ByReading() {
		out = append(out, "rule", "known", "without")
	}
	return out
}

// order reads what a file is asked for.
func (s *Server) order(f *download.File, e *edition.Edition, p *params, base string) (*download.Order, error) {
	day, err := p.day("date")
	if err != nil {
		return nil, err
	}
	r, err := p.reading()
	if err != nil {
		return nil, err
	}
	return &download.Order{File: f, Edition: e, View: e.View(r), Day: firstDay(f.Day, day, &e.Last), Catalogue: s.options.Catalogue, Base: base}, nil
}

// firstDay is the first of some days that is named.
func firstDay(days ...*edtf.Day) edtf.Day {
	for _, d := range days {
		if d != nil {
			return *d
		}
	}
	return 0
}

// made is the file of an order, made once.
func (s *Server) made(c echo.Context, o *download.Order) (key string, b *body, err error) {
	key = fmt.Sprintf("%s download %s %s", o.Edition.ID, o.Saved(), o.Base)
	b, err = s.kept(c, key, o.File.Format.Type, func(context.Context) ([]byte, error) {
		data, err := o.Make()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.Saved(), err)
		}
		return data, nil
	})
	return key, b, err
}

// downloadPage lists the files. How large those of the whole atlas are is told where
// it is soon found out.
func (s *Server) downloadPage(c echo.Context) error {
	e, _, err := s.edition(c)
	if err != nil {
		return err
	}
	return s.page(c, func(r pages.Request) ([]byte, error) {
		var offers pages.Offers
		files := download.Files(e)
		for i := range files {
			f := &files[i]
			offer := offerOf(f)
			if f.Layer != nil {
				offers.Layers = append(offers.Layers, offer)
				continue
			}
			if offer.Size, err = s.sizeOf(c, f, &r); err != nil {
				return nil, err
			}
			offers.Atlas = append(offers.Atlas, offer)
		}
		ofDay := download.OnDay(r.Day)
		for i := range ofDay {
			offers.Day = append(offers.Day, offerOf(&ofDay[i]))
		}
		return s.options.Pages.Download(r, offers)
	})
}

func offerOf(f *download.File) pages.FileOffer {
	o := pages.FileOffer{Name: f.Name, Ext: f.Format.Ext, Key: f.Format.Key(), Live: f.Format.Live, ByReading: f.ByReading()}
	if f.Layer != nil {
		o.Layer = f.Layer.Name
	}
	return o
}

// smallAtlas is how many spans an atlas may have for its files to be made just to tell
// their sizes.
const smallAtlas = 5000

// sizeOf is the size of a file in bytes, 0 where it would take long to find out.
func (s *Server) sizeOf(c echo.Context, f *download.File, r *pages.Request) (int, error) {
	v := r.Edition.View(r.Reading)
	if v.Spans.Len() > smallAtlas {
		return 0, nil
	}
	o := &download.Order{File: f, Edition: r.Edition, View: v, Day: r.Edition.Last, Catalogue: s.options.Catalogue, Base: r.Base}
	key := fmt.Sprintf("%s %s %s", r.Edition.ID, o.Saved(), r.Base)
	return s.sizes.Get(c.Request().Context(), key, func(context.Context) (int, error) {
		_, b, err := s.made(c, o)
		if err != nil {
			return 0, err
		}
		return b.size, nil
	})
}
