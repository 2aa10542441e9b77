package poster_test

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/poster"
	"github.com/heldline/heldline/web"
)

func faces(t *testing.T) *poster.Faces {
	t.Helper()
	f, err := poster.LoadFaces(web.Faces())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestGoldenPosterOfAnInventedAtlas(t *testing.T) {
	file := filepath.Join("testdata", "golden", "strait.svg")
	got := bytes.ReplaceAll(strait.draw(sized(800, 420)).SVG(true), []byte(strait.edition.ID), []byte("0000000000000000"))
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; if that is meant, run `make golden` and read the difference", file)
	}
}

func TestPosterSaysWhatItIs(t *testing.T) {
	scene := anbar.draw()
	for group, words := range map[string][]string{
		"title": {"3 November 2017"}, "lede": {"says the source text"}, "credit": {"Rule: Documented", "from 2 documents", anbar.edition.ID, "GeoNames CC BY 4.0"},
		"legend": {"Iraqi government", "Changed on this day", "No report"}, "timeline": {"Rawa"}, "playhead": {"3 November"},
	} {
		for _, want := range words {
			if got := said(scene, group); !strings.Contains(got, want) {
				t.Errorf("%s says %q, not %q", group, got, want)
			}
		}
	}
	ask := func(r *pages.Request, o *pages.PosterOptions) {
		o.Title, r.Reading.Rule, r.Notices = "A headline", atlas.Strict, []string{"Mind this."}
	}
	scene = anbar.draw(ask)
	for group, want := range map[string]string{"title": "A headline 3 November 2017", "credit": "Rule: Strict", "notice": "Mind this."} {
		if got := said(scene, group); !strings.Contains(got, want) {
			t.Errorf("%s says %q, not %q", group, got, want)
		}
	}
}

func TestPosterOfAPlaceShowsHowWellItIsKnownWhereItLies(t *testing.T) {
	scene := anbar.draw(func(r *pages.Request, _ *pages.PosterOptions) { r.PlaceID = "umm-al-waz" })
	if len(named(scene, "precision").Items) == 0 || !strings.Contains(said(scene, "labels"), "21 km") {
		t.Errorf("no circle of 21 km; labels: %s", said(scene, "labels"))
	}
	if got := said(scene, "title"); got != "Umm al-Waz 3 November 2017" {
		t.Errorf("the headline is %q", got)
	}
}

func TestArabicIsJoinedAndRunsFromTheRight(t *testing.T) {
	f := faces(t)
	for _, font := range []poster.Font{{Weight: 400, Size: 20}, {Weight: 600, Size: 20}, {Serif: true, Weight: 600, Size: 20}} {
		for _, word := range []string{"بيت", "تشرين", "الثاني", "عنه", "القائم"} {
			joined := poster.Set(f, "ar", true, word, font)
			apart := map[uint32]bool{}
			width := 0.0
			for _, letter := range word {
				one := poster.Set(f, "ar", true, string(letter), font)
				for _, g := range one.Glyphs {
					apart[g] = true
				}
				width += one.Width
			}
			other := 0
			for _, g := range joined.Glyphs {
				if !apart[g] {
					other++
				}
			}
			if other < 2 || joined.Width >= width*0.97 {
				t.Errorf("%s in %+v: %d of %d glyphs are joined, %.1f wide against %.1f apart", word, font, other, len(joined.Glyphs), joined.Width, width)
			}
		}
	}
	// The letters in the middle of a word that the shaper of another version left apart.
	for _, word := range []string{"ننن", "ييي", "ئئئ"} {
		line := poster.Set(f, "ar", true, word, poster.Font{Weight: 400, Size: 20})
		one := poster.Set(f, "ar", true, string([]rune(word)[0]), poster.Font{Weight: 400, Size: 20})
		if line.Width > one.Width*2.2 {
			t.Errorf("%s is %.1f wide, one letter %.1f: they are not joined", word, line.Width, one.Width)
		}
	}
	scene := anbar.draw(in("ar"))
	title := textsOf([]*poster.Group{named(scene, "title")})[0]
	if right := title.X + title.Line.Width; right < scene.Width*0.9 {
		t.Errorf("the Arabic headline ends at %.0f of %.0f", right, scene.Width)
	}
}

func TestSymbolsHaveTheColoursOfTheirState(t *testing.T) {
	for _, on := range []string{"2017-10-28", "2017-11-03", "2017-11-20"} {
		for _, ground := range []ask{nil, dark} {
			asks := []ask{day(on)}
			if ground != nil {
				asks = append(asks, ground)
			}
			spec := anbar.spec(asks...)
			colours(t, spec, anbar.studio.Compose(spec))
		}
	}
}

func colours(t *testing.T, spec poster.Spec, scene *poster.Scene) {
	t.Helper()
	picture := scene.Raster()
	groups := named(scene, "symbols").Items
	checked := 0
	for i, item := range groups {
		g := item.(*poster.Group)
		b := symbolBox(g)
		covered := false
		for _, later := range groups[i+1:] {
			covered = covered || symbolBox(later.(*poster.Group)).Meets(b)
		}
		id := strings.TrimPrefix(g.Name, "symbol-")
		span := spec.View.At(id, spec.Day)
		x, y := int(b.X+b.W/2), int(b.Y+b.H/2)
		if covered || x < 400 || y > 470 || span.Status != atlas.Held && span.Status != atlas.Claimed {
			continue
		}
		actor := spec.Edition.Index.Actors[span.Holder]
		want := actor.Color
		if spec.Dark && actor.ColorDark != "" {
			want = actor.ColorDark
		}
		if span.Status == atlas.Claimed {
			// The middle is empty, the rim has the colour.
			if near(picture.RGBAAt(x, y), want) {
				t.Errorf("%s on %s is announced only and has a full middle", id, spec.Day)
			}
			x = int(b.X + b.W*0.19)
		}
		if got := picture.RGBAAt(x, y); !near(got, want) {
			t.Errorf("%s on %s (%s): %v at %d, %d, not %s", id, spec.Day, span.Status, got, x, y, want)
		}
		checked++
	}
	if checked < 3 {
		t.Errorf("%s: only %d symbols could be looked at", spec.Day, checked)
	}
}

func TestPNGIsSmallAndTheSameEachTime(t *testing.T) {
	other, err := open("../../data")
	if err != nil {
		t.Fatal(err)
	}
	for _, on := range []string{"2010-05-10", "2015-05-10", "2017-11-03"} {
		for _, lang := range []string{"en", "ar"} {
			b, err := anbar.draw(day(on), in(lang)).PNG()
			if err != nil {
				t.Fatal(err)
			}
			if len(b) > 120_000 {
				t.Errorf("%s in %s: %d bytes", on, lang, len(b))
			}
			again, err := other.draw(day(on), in(lang)).PNG()
			if err != nil || !bytes.Equal(b, again) {
				t.Errorf("%s in %s: other bytes the second time", on, lang)
			}
			picture, err := png.Decode(bytes.NewReader(b))
			if err != nil || picture.Bounds().Dx() != 1200 || picture.Bounds().Dy() != 630 {
				t.Errorf("%v: %v", err, picture.Bounds())
			}
		}
	}
}
