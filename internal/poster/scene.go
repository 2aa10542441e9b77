package poster

// Scene is a picture of shapes and texts, in the order in which they are painted.
type Scene struct {
	Width, Height float64
	Lang, Dir     string
	Title         string // what it shows, for those who do not see it
	Description   string
	Groups        []*Group
}

// Group is a named part of the picture. Names are unique in a scene.
type Group struct {
	Name  string
	Items []Item
}

// Item is a *Group, a Shape, a Glow or a Text.
type Item interface{ isItem() }

// Shape is an outline with a fill, a stroke or both. Colours are #rrggbb, ""
// paints nothing; alphas are 0 to 1.
type Shape struct {
	Path        Path
	Fill        string
	FillAlpha   float64
	Stroke      string
	StrokeAlpha float64
	Width       float64
	Dash        []float64
	Round       bool // ends of lines
}

// Glow is a soft spot that fades from its middle.
type Glow struct {
	X, Y, R float64
	Inner   float64 // radius of its full strength
	Color   string
	Alpha   float64
}

// Text is one line; X and Y are where its left end meets the baseline.
type Text struct {
	Line  *Line
	X, Y  float64
	Angle float64 // radians, clockwise, around X, Y
	Color string
	Halo  string // colour around the letters, "" = none
	Width float64
}

func (*Group) isItem() {}
func (Shape) isItem()  {}
func (Glow) isItem()   {}
func (Text) isItem()   {}

func (s *Scene) group(name string) *Group {
	g := &Group{Name: name}
	s.Groups = append(s.Groups, g)
	return g
}

func (g *Group) add(items ...Item) { g.Items = append(g.Items, items...) }

func (g *Group) group(name string) *Group {
	inner := &Group{Name: name}
	g.add(inner)
	return inner
}

func filled(p Path, color string) Shape { return Shape{Path: p, Fill: color, FillAlpha: 1} }

func stroked(p Path, color string, width float64, dash ...float64) Shape {
	return Shape{Path: p, Stroke: color, StrokeAlpha: 1, Width: width, Dash: dash}
}
