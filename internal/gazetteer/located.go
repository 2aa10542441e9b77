package gazetteer

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// Located says where a place is, how that is known and how sure it is.
type Located struct {
	PlaceID string
	Status  Status
	// Point is what a map draws: nil for rings, regions, roads and everything
	// that no point stands for.
	Point *orb.Point
	// Reference is the position that other expressions count from. It exists for
	// regions and rings too and is never drawn.
	Reference *orb.Point
	// Extent is the band, line or region that the place lies in or is; nil where
	// unknown and where Circle says it all. Shape gives either.
	Extent orb.Geometry
	// Circle says that the place lies in the circle of PrecisionM around Reference.
	// Most places do, and the vertices of a circle are sixty times its record.
	Circle       bool    `json:"-"`
	PrecisionM   float64 // radius in metres around the point; 0 = not known
	LocatedBy    string  // see the By constants
	Confidence   string  // high medium low
	GazetteerIDs []string
	From         []string    // place ids that the position was computed from
	Note         string      // a Note constant, or empty
	RunnersUp    []Candidate // other things of the same name, best first
}

// Shape is the circle, band, line or region that the place lies in or is, its
// circle in six decimals; nil where unknown. Cost: a circle is drawn at each call.
func (l *Located) Shape() orb.Geometry {
	if l.Circle {
		return orb.Round(geo.Circle(*l.Reference, l.PrecisionM, geo.CircleVertices))
	}
	return l.Extent
}

// HasShape reports that Shape is not nil.
func (l *Located) HasShape() bool { return l.Circle || l.Extent != nil }

// Status says whether the where-expression gives an answer.
type Status string

// The statuses. A located place may have no point: "in X" is an answer.
const (
	StatusLocated   Status = "located"
	StatusAmbiguous Status = "ambiguous"
	StatusUnlocated Status = "unlocated"
)

// The methods of Located.LocatedBy.
const (
	ByCoordinates = "coordinates"
	ByGazetteer   = "gazetteer"
	ByOffset      = "offset"
	ByRing        = "ring"
	ByRoute       = "route"
	ByBetween     = "between"
	ByWithin      = "within"
	ByUnlocated   = "unlocated"
)

// The levels of Located.Confidence.
const (
	High   = "high"
	Medium = "medium"
	Low    = "low"
)

// The codes of Located.Note, for a sentence in the reader's language.
const (
	NoteNoWhere      = "no_where"      // the place has no where-expression
	NoteProblem      = "problem"       // the expression could not be resolved
	NoteNear         = "near"          // unlocated, but near From
	NoteNoDistance   = "no_distance"   // only a bearing is known
	NoteNoPoint      = "no_point"      // a region or road: its reference position is not drawn
	NoteDrawn        = "drawn"         // only a shape drawn by hand is known
	NoteStraightLine = "straight_line" // no road is known: counted along a straight line
)

// Candidate is something that a name may mean.
type Candidate struct {
	ID     string // place id or gazetteer id
	Name   string
	Kind   string
	Point  *orb.Point // nil for a place that has none of its own
	Score  float64    // 0..1
	Reason string     // what spoke for and against it
}

// Problem is one reason why a place is not located as its row asks.
type Problem struct {
	PlaceID string // empty for a problem of a geometry file
	Field   string // "where", "text_where", or the name of a geometry file
	Column  int    // 1-based character in the field
	Code    string // a Problem constant
	Message string
}

// The codes of Problem.
const (
	ProblemSyntax      = "syntax"
	ProblemUnknownName = "unknown_name"
	ProblemUnknownID   = "unknown_id"
	ProblemAmbiguous   = "ambiguous"
	ProblemCycle       = "cycle"
	ProblemNoPosition  = "no_position" // it refers to something without a position
	ProblemOpen        = "open"        // it refers to a place that is ambiguous
	ProblemRoute       = "route"       // the road does not reach that far
	ProblemGeometry    = "geometry"    // a geometry file cannot be read
)
