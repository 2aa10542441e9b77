package poster_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/poster"
)

// anything asks for any poster that an address can ask for.
func anything(t *rapid.T, d *desk) []ask {
	e := d.edition
	pick := func(r *pages.Request, o *pages.PosterOptions) {
		r.Day = rapid.SampledFrom(e.Dates).Draw(t, "day").Date
		r.Lang = rapid.SampledFrom([]string{"en", "ar"}).Draw(t, "lang")
		r.Reading.Rule = rapid.SampledFrom(atlas.Rules).Draw(t, "rule")
		if rapid.IntRange(0, 3).Draw(t, "compares") == 0 {
			since := rapid.SampledFrom(e.Dates).Draw(t, "since").Date
			since, r.Day = min(since, r.Day), max(since, r.Day)
			r.Since = &since
		}
		if rapid.Bool().Draw(t, "chosen") {
			r.PlaceID = rapid.SampledFrom(e.Places).Draw(t, "place").ID
		}
		if rapid.IntRange(0, 2).Draw(t, "campaigns") == 0 {
			o.Campaign = rapid.SampledFrom(e.Atlas.Campaigns).Draw(t, "campaign").ID
		}
		if rapid.Bool().Draw(t, "highlights") {
			o.Highlight = []string{rapid.SampledFrom(e.Places).Draw(t, "highlight").ID}
		}
		if rapid.IntRange(0, 3).Draw(t, "boxed") == 0 {
			w, s := rapid.Float64Range(-179, 179).Draw(t, "west"), rapid.Float64Range(-89, 88).Draw(t, "south")
			o.Box = &geo.Box{West: w, South: s, East: w + rapid.Float64Range(0, 180-max(w, 0)).Draw(t, "wide"), North: s + rapid.Float64Range(0, 89-max(s, 0)).Draw(t, "high")}
		}
		o.Width, o.Height = rapid.IntRange(240, 1400).Draw(t, "width"), rapid.IntRange(126, 1400).Draw(t, "height")
		o.Dark = rapid.Bool().Draw(t, "dark")
		o.Title = rapid.SampledFrom([]string{"", "", "Title", "عنوان طويل (with Latin) للتجربة", strings.Repeat("word ", 20), strings.Repeat("x", 120)}).Draw(t, "title")
		if rapid.IntRange(0, 3).Draw(t, "noticed") == 0 {
			r.Notices = []string{"There is no rule “foo”; the documented rule is shown."}
		}
	}
	return []ask{pick}
}

func TestPosterKeepsItsLettersApartAndInside(t *testing.T) {
	for name, d := range map[string]*desk{"anbar": anbar, "strait": strait} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				scene := d.draw(anything(t, d)...)
				all := textsOf(scene.Groups)
				for _, x := range all {
					inside(t, scene, x)
				}
				apart(t, scene)
				for _, live := range []bool{false, true} {
					wellFormed(t, scene.SVG(live))
				}
				stated(t, scene)
			})
		})
	}
}

// textsOf are all texts of groups.
func textsOf(groups []*poster.Group) []poster.Text {
	var out []poster.Text
	for _, g := range groups {
		for _, item := range g.Items {
			switch item := item.(type) {
			case *poster.Group:
				out = append(out, textsOf([]*poster.Group{item})...)
			case poster.Text:
				out = append(out, item)
			}
		}
	}
	return out
}

func named(scene *poster.Scene, name string) *poster.Group {
	i := slices.IndexFunc(scene.Groups, func(g *poster.Group) bool { return g.Name == name })
	if i < 0 {
		return &poster.Group{}
	}
	return scene.Groups[i]
}

// box is the room of upright letters.
func box(x poster.Text) poster.Box {
	size := x.Line.Font.Size
	return poster.Box{X: x.X, Y: x.Y - size*0.72, W: x.Line.Width, H: size * 0.9}
}

func inside(t *rapid.T, scene *poster.Scene, x poster.Text) {
	if x.Line.Font.Size < 11 {
		t.Errorf("%q is set in %.1f pixels", x.Line.Text, x.Line.Font.Size)
	}
	if x.Angle != 0 {
		return
	}
	if b := box(x); b.X < -0.5 || b.Y < -0.5 || b.X+b.W > scene.Width+0.5 || b.Y+b.H > scene.Height+0.5 {
		t.Errorf("%q stands at %+v, outside %v × %v", x.Line.Text, b, scene.Width, scene.Height)
	}
}

// apart checks that no name lies on another or on a symbol.
func apart(t *rapid.T, scene *poster.Scene) {
	labels := textsOf([]*poster.Group{named(scene, "labels")})
	for i, x := range labels {
		for _, y := range labels[:i] {
			if box(x).Meets(box(y)) {
				t.Errorf("%q lies on %q", x.Line.Text, y.Line.Text)
			}
		}
		for _, item := range named(scene, "symbols").Items {
			g := item.(*poster.Group)
			if b := symbolBox(g); box(x).Meets(b) {
				t.Errorf("%q lies on %s: %+v, %+v", x.Line.Text, g.Name, box(x), b)
			}
		}
	}
}

// symbolBox is the room of a symbol without its shadow and halo.
func symbolBox(g *poster.Group) poster.Box {
	var out *poster.Box
	for _, item := range g.Items {
		s, ok := item.(poster.Shape)
		if !ok || s.Stroke == "" {
			continue
		}
		b := s.Path.Bounds()
		if out == nil {
			out = &b
			continue
		}
		x, y := min(out.X, b.X), min(out.Y, b.Y)
		*out = poster.Box{X: x, Y: y, W: max(out.X+out.W, b.X+b.W) - x, H: max(out.Y+out.H, b.Y+b.H) - y}
	}
	if out == nil {
		return poster.Box{}
	}
	return *out
}

// wellFormed reads an SVG as an editor would: valid XML, every name once, nothing
// that needs a style sheet.
func wellFormed(t interface{ Fatalf(string, ...any) }, svg []byte) {
	ids := map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %.300s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "class", "style":
				t.Fatalf("<%s %s=%q> needs a style sheet", start.Name.Local, a.Name.Local, a.Value)
			case "id":
				if ids[a.Value] {
					t.Fatalf("the name %q stands twice", a.Value)
				}
				ids[a.Value] = true
			}
			if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
				t.Fatalf("<%s %s=%q>", start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
}

// stated checks what every picture must tell by itself.
func stated(t *rapid.T, scene *poster.Scene) {
	credit := said(scene, "credit")
	if !strings.Contains(credit, "·") {
		t.Errorf("the small print is %q", credit)
	}
	if title := said(scene, "title"); strings.TrimSpace(title) == "" {
		t.Error("the picture has no headline")
	}
}

// said are the words of a group.
func said(scene *poster.Scene, name string) string {
	var out []string
	for _, x := range textsOf([]*poster.Group{named(scene, name)}) {
		out = append(out, x.Line.Text)
	}
	return strings.NewReplacer("\u00a0", " ", "\u200f", "").Replace(strings.Join(out, " "))
}
