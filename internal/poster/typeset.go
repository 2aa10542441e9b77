package poster

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Font says how a text is set; sizes are in pixels.
type Font struct {
	Serif   bool
	Weight  int // sans 400 500 600, serif 400 600
	Size    float64
	Slanted bool
	Spacing float64 // added after each letter, left-to-right text only
	Tabular bool
}

// slant is the shear of slanted letters, 12 degrees.
const slant = 0.2126

// Line is one shaped line of text from 0,0 on, rightwards along the baseline.
type Line struct {
	Text   string
	Font   Font
	Width  float64
	RTL    bool // direction of the paragraph
	Glyphs []uint32
	runs   []shaping.Output // from the left
}

// typesetter shapes the texts of one scene. It is not safe for concurrent use.
type typesetter struct {
	faces  *Faces
	lang   string
	rtl    bool
	shaper shaping.HarfbuzzShaper
	split  shaping.Segmenter
	opened map[string]*font.Face
	lines  map[lineKey]*Line
	shapes map[lineKey][]shaping.Output
}

type lineKey struct {
	text string
	font Font
}

func newTypesetter(faces *Faces, lang string, rtl bool) *typesetter {
	return &typesetter{faces: faces, lang: lang, rtl: rtl, opened: map[string]*font.Face{}, lines: map[lineKey]*Line{}, shapes: map[lineKey][]shaping.Output{}}
}

// Texts are shaped at one large size and scaled, since the shaper knows whole pixels
// only; no line is wider than the widest.
const (
	shapedAt = 1024
	widest   = 1 << 24
)

// fontmap finds a face for each letter.
type fontmap []*font.Face

// ResolveFace is the first face that has the letter.
func (m fontmap) ResolveFace(r rune) *font.Face {
	for _, f := range m {
		if _, ok := f.NominalGlyph(r); ok {
			return f
		}
	}
	return m[0]
}

func (t *typesetter) fontmap(f Font) fontmap {
	var out fontmap
	for _, name := range f.files(t.rtl) {
		face := t.opened[name]
		if face == nil {
			face = font.NewFace(t.faces.fonts[name])
			t.opened[name] = face
		}
		out = append(out, face)
	}
	return out
}

// line sets a text in one line.
func (t *typesetter) line(text string, f Font) *Line {
	key := lineKey{text, f}
	if l := t.lines[key]; l != nil {
		return l
	}
	runes := []rune(text)
	l := t.assemble(runes, t.wrapped(runes, f, math.Inf(1), 0)[0], f)
	t.lines[key] = l
	return l
}

// wrap sets a text in as many lines as it needs; what goes beyond most lines (0 =
// no limit) ends in an ellipsis.
func (t *typesetter) wrap(text string, f Font, width float64, most int) []*Line {
	if text == "" {
		return nil
	}
	runes := []rune(text)
	var out []*Line
	for _, line := range t.wrapped(runes, f, width, most) {
		out = append(out, t.assemble(runes, line, f))
	}
	return out
}

func (t *typesetter) wrapped(runes []rune, f Font, width float64, most int) []shaping.Line {
	direction := di.DirectionLTR
	if t.rtl {
		direction = di.DirectionRTL
	}
	faces := t.fontmap(f)
	runs := t.shape(runes, f, faces, direction)
	// Trimmed lines share their letters with the tries before them, which would lose their spaces.
	config := shaping.WrapConfig{Direction: direction, TruncateAfterLines: most, DisableTrailingWhitespaceTrim: true}
	if most > 0 {
		dots := shaping.Input{Text: []rune{'…'}, RunEnd: 1, Direction: direction, Face: faces.ResolveFace('…'), Size: fixed.I(shapedAt), Language: language.NewLanguage(t.lang)}
		config = config.WithTruncator(&t.shaper, dots)
	}
	var wrapper shaping.LineWrapper
	lines, _ := wrapper.WrapParagraphF(config, fixed.Int26_6(min(width/f.Size*shapedAt, widest)*64), runes, shaping.NewSliceIterator(runs))
	out := make([]shaping.Line, len(lines))
	for i, line := range lines {
		out[i] = slices.Clone(line)
	}
	if len(out) == 0 {
		out = []shaping.Line{nil}
	}
	return out
}

// shape shapes a text once for all sizes.
func (t *typesetter) shape(runes []rune, f Font, faces fontmap, direction di.Direction) []shaping.Output {
	key := lineKey{string(runes), Font{Serif: f.Serif, Weight: f.Weight, Tabular: f.Tabular}}
	if runs, ok := t.shapes[key]; ok {
		return slices.Clone(runs)
	}
	input := shaping.Input{Text: runes, RunEnd: len(runes), Direction: direction, Size: fixed.I(shapedAt), Language: language.NewLanguage(t.lang)}
	if f.Tabular {
		input.FontFeatures = []shaping.FontFeature{{Tag: ot.MustNewTag("tnum"), Value: 1}}
	}
	var runs []shaping.Output
	for _, in := range t.split.Split(input, faces) {
		runs = append(runs, t.shaper.Shape(in))
	}
	t.shapes[key] = runs
	return slices.Clone(runs)
}

// assemble puts the runs of a line side by side.
func (t *typesetter) assemble(runes []rune, line shaping.Line, f Font) *Line {
	l := &Line{Font: f, RTL: t.rtl, runs: line}
	from, to, cut := len(runes), 0, false
	slices.SortStableFunc(line, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
	x := 0.0
	for _, run := range line {
		dots := isDots(run, runes)
		cut = cut || dots
		if !dots && run.Runes.Count > 0 && run.Runes.Offset < len(runes) {
			from, to = min(from, run.Runes.Offset), max(to, run.Runes.Offset+run.Runes.Count)
		}
		for _, g := range run.Glyphs {
			l.Glyphs = append(l.Glyphs, uint32(g.GlyphID))
			x += l.advance(&run, &g)
		}
	}
	if f.Spacing > 0 {
		x = max(0, x-f.Spacing)
	}
	l.Width = x
	if from < to {
		l.Text = strings.TrimSpace(strings.ReplaceAll(string(runes[from:min(to, len(runes))]), "\u2060", ""))
	}
	if cut {
		l.Text += "…"
	}
	return l
}

func (l *Line) scaled(v fixed.Int26_6) float64 { return float64(v) / 64 / shapedAt * l.Font.Size }

// advance is how far a glyph moves on.
func (l *Line) advance(run *shaping.Output, g *shaping.Glyph) float64 {
	x := l.scaled(g.Advance)
	if run.Direction == di.DirectionLTR && g.Advance > 0 {
		x += l.Font.Spacing
	}
	return x
}

// path is the outline of the letters, from 0,0 on.
func (l *Line) path() Path {
	var p Path
	x := 0.0
	for i := range l.runs {
		run := &l.runs[i]
		unit := l.Font.Size / float64(run.Face.Upem())
		for j := range run.Glyphs {
			g := &run.Glyphs[j]
			if outline, ok := run.Face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
				appendGlyph(&p, outline, x+l.scaled(g.XOffset), -l.scaled(g.YOffset), unit, l.Font.Slanted)
			}
			x += l.advance(run, g)
		}
	}
	return p
}

// isDots reports that a run is the ellipsis of a text that was cut.
func isDots(run shaping.Output, runes []rune) bool {
	if len(run.Glyphs) != 1 {
		return false
	}
	dots, ok := run.Face.NominalGlyph('…')
	at := run.Runes.Offset
	return ok && run.Glyphs[0].GlyphID == dots && (at >= len(runes) || runes[at] != '…')
}

func appendGlyph(p *Path, g font.GlyphOutline, x, y, unit float64, slanted bool) {
	at := func(a ot.SegmentPoint) Point {
		px, py := float64(a.X)*unit, float64(a.Y)*unit
		if slanted {
			px += py * slant
		}
		return Point{x + px, y - py}
	}
	open := false
	for _, s := range g.Segments {
		switch s.Op {
		case ot.SegmentOpMoveTo:
			if open {
				p.close()
			}
			p.add('M', at(s.Args[0]))
			open = true
		case ot.SegmentOpLineTo:
			p.add('L', at(s.Args[0]))
		case ot.SegmentOpQuadTo:
			p.add('Q', at(s.Args[0]), at(s.Args[1]))
		case ot.SegmentOpCubeTo:
			p.add('C', at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if open {
		p.close()
	}
}
