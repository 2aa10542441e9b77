package sqlite

import (
	"database/sql/driver"
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/gazetteer"
)

// runnerUp is a candidate that the geocoder did not take.
type runnerUp struct {
	placeID string
	gazetteer.Candidate
}

var (
	locations = table[gazetteer.Located]{"location", func(x *gazetteer.Located) []any {
		return []any{&x.PlaceID, word(&x.Status), ordinate{&x.Point, 0}, ordinate{&x.Point, 1}, ordinate{&x.Reference, 0}, ordinate{&x.Reference, 1},
			shape{&x.Extent, &x.Circle}, &x.PrecisionM, &x.LocatedBy, &x.Confidence, list(&x.GazetteerIDs), list(&x.From), &x.Note}
	}}
	runnersUp = table[runnerUp]{"runner_up", func(x *runnerUp) []any {
		return []any{&x.placeID, &x.ID, &x.Name, &x.Kind, ordinate{&x.Point, 0}, ordinate{&x.Point, 1}, &x.Score, &x.Reason}
	}}
	contradictions = table[gazetteer.Contradiction]{"contradiction", func(x *gazetteer.Contradiction) []any {
		return []any{&x.PlaceID, &x.Stated, &x.FromName, &x.FromID, &x.StatedDistanceM, &x.StatedBearingDeg, &x.DistanceM, &x.BearingDeg, &x.ApartM, &x.Disagrees}
	}}
)

// ordinate is one coordinate of an optional point: 0 longitude, 1 latitude.
type ordinate struct {
	point **orb.Point
	axis  int
}

func (c ordinate) Value() (driver.Value, error) {
	if *c.point == nil {
		return nil, nil
	}
	return (*c.point)[c.axis], nil
}

func (c ordinate) Scan(v any) error {
	f, ok := v.(float64)
	switch {
	case v == nil:
		return nil
	case !ok:
		return fmt.Errorf("a coordinate is %T", v)
	case *c.point == nil:
		*c.point = &orb.Point{}
	}
	(*c.point)[c.axis] = f
	return nil
}

// shape is an optional geometry, as GeoJSON text, or the word for the circle that
// the position and its precision give.
type shape struct {
	geometry *orb.Geometry
	circle   *bool
}

const circleWord = "circle"

func (c shape) Value() (driver.Value, error) {
	if *c.circle {
		return circleWord, nil
	}
	if *c.geometry == nil {
		return nil, nil
	}
	b, err := geojson.NewGeometry(*c.geometry).MarshalJSON()
	return string(b), err
}

func (c shape) Scan(v any) error {
	if *c.circle = v == circleWord; v == nil || *c.circle {
		return nil
	}
	g, err := geojson.UnmarshalGeometry([]byte(fmt.Sprint(v)))
	if err != nil {
		return err
	}
	*c.geometry = g.Geometry()
	return nil
}
