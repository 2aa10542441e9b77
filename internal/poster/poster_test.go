package poster_test

import (
	"context"
	"flag"
	"fmt"
	"image/color"
	"os"
	"testing"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/poster"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/words"
	"github.com/heldline/heldline/web"
)

var update = flag.Bool("update", false, "write testdata/golden from what is drawn now")

// desk is all that posters of one atlas are drawn with; read only.
type desk struct {
	edition *edition.Edition
	site    *pages.Site
	studio  *poster.Studio
}

// anbar has a base map and Arabic names; strait is invented, has neither and
// crosses the antimeridian.
var anbar, strait *desk

func TestMain(m *testing.M) {
	flag.Parse()
	for folder, into := range map[string]**desk{"../../data": &anbar, "../server/testdata/atlas2": &strait} {
		d, err := open(folder)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		*into = d
	}
	os.Exit(m.Run())
}

func open(folder string) (*desk, error) {
	content, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS(folder))
	if err != nil {
		return nil, err
	}
	catalogue, err := words.Load()
	if err != nil {
		return nil, err
	}
	site, err := pages.New(catalogue, docs.Manuals(), pages.Options{})
	if err != nil {
		return nil, err
	}
	faces, err := poster.LoadFaces(web.Faces())
	return &desk{edition.New(content), site, poster.NewStudio(faces)}, err
}

// ask is what a test changes of a request and its options.
type ask func(*pages.Request, *pages.PosterOptions)

func day(text string) ask {
	return func(r *pages.Request, _ *pages.PosterOptions) { r.Day = mustDay(text) }
}

func sized(width, height int) ask {
	return func(_ *pages.Request, o *pages.PosterOptions) { o.Width, o.Height = width, height }
}

func in(lang string) ask { return func(r *pages.Request, _ *pages.PosterOptions) { r.Lang = lang } }

func dark(_ *pages.Request, o *pages.PosterOptions) { o.Dark = true }

func mustDay(text string) edtf.Day {
	d, err := edtf.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

// spec is the poster of the atlas's own day in the usual size, as changed.
func (d *desk) spec(asks ...ask) poster.Spec {
	r := pages.Request{
		Edition: d.edition, Reading: atlas.Reading{Rule: atlas.Documented}, Lang: "en", Day: d.edition.Atlas.About.DefaultDate, Path: "/",
	}
	o := pages.PosterOptions{Width: poster.DefaultWidth, Height: poster.DefaultHeight}
	for _, a := range asks {
		a(&r, &o)
	}
	return d.site.Poster(r, o)
}

func (d *desk) draw(asks ...ask) *poster.Scene { return d.studio.Compose(d.spec(asks...)) }

// near reports that a colour is that of #rrggbb, give or take what a smooth edge mixes in.
func near(c color.RGBA, hex string) bool {
	var r, g, b int
	if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &r, &g, &b); err != nil {
		panic(err)
	}
	far := func(a uint8, b int) int { return max(int(a)-b, b-int(a)) }
	return max(far(c.R, r), far(c.G, g), far(c.B, b)) < 24
}
