package gazetteer

import (
	"fmt"

	"github.com/heldline/heldline/internal/geo"
)

// Expr is a where-expression: how a place is located, in words. String prints
// it in the canonical spelling, which Parse reads back to an equal Expr. Exprs
// are comparable with ==.
type Expr interface {
	fmt.Stringer
	isExpr()
}

// Ref is an Expr that names a position by itself: Coordinates, GazetteerID or
// Name. The other expressions are relative to Refs.
type Ref interface {
	Expr
	isRef()
}

// Coordinates is "33.4206, 43.3078": latitude and longitude, WGS 84 degrees.
type Coordinates struct{ Lat, Lon Decimal }

// GazetteerID is "geonames:98862": a row of a gazetteer, by its own id.
type GazetteerID string

// Name is a place id, or a name or alias of a place or a gazetteer row.
type Name string

// Offset is "about 55 km SE of X".
type Offset struct {
	Distance  Measure
	Direction geo.CompassPoint
	From      Ref
}

// Distant is "40 km from X": a ring, since no bearing is given.
type Distant struct {
	Distance Measure
	From     Ref
}

// Direction is "W of X": a bearing without a distance, which locates nothing but
// can be compared with a position.
type Direction struct {
	Direction geo.CompassPoint
	From      Ref
}

// Along is "on A–B, 43 km from A", or "on ROAD, 43 km from A" where To is nil
// and Start names a road. Without ", N km from X" Distance is the zero Measure
// and From nil: somewhere on that stretch.
type Along struct {
	Start, To Ref
	Distance  Measure
	From      Ref
}

// Between is "between A and B".
type Between struct{ A, B Ref }

// Within is "in X".
type Within struct{ Area Ref }

// Unlocated is "unlocated", or "unlocated, near X" where Near is not nil.
type Unlocated struct{ Near Ref }

func (Coordinates) isExpr() {}
func (GazetteerID) isExpr() {}
func (Name) isExpr()        {}
func (Offset) isExpr()      {}
func (Distant) isExpr()     {}
func (Direction) isExpr()   {}
func (Along) isExpr()       {}
func (Between) isExpr()     {}
func (Within) isExpr()      {}
func (Unlocated) isExpr()   {}

func (Coordinates) isRef() {}
func (GazetteerID) isRef() {}
func (Name) isRef()        {}
