package gazetteer

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// shapeFile is the part of a GeoJSON feature collection that is read.
type shapeFile struct {
	Features []struct {
		Properties struct {
			PlaceID string `json:"place_id"`
		} `json:"properties"`
		Geometry *struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	} `json:"features"`
}

// shape is a drawn polygon or line with its middle.
type shape struct {
	orb.Geometry
	centre orb.Point
	radius float64 // metres from the centre to the farthest vertex
}

// readShapes collects the polygons and lines of the GeoJSON files by place id.
// Features without a place id or a geometry are left out; of two for one place
// the first counts, the files taken by name.
func readShapes(files map[string][]byte) (map[string]*shape, []Problem) {
	shapes := map[string]*shape{}
	var problems []Problem
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".geojson") {
			continue
		}
		var file shapeFile
		if err := json.Unmarshal(files[name], &file); err != nil {
			problems = append(problems, Problem{Field: name, Column: 1, Code: ProblemGeometry, Message: "this is no GeoJSON: " + err.Error()})
			continue
		}
		for i, feature := range file.Features {
			id := feature.Properties.PlaceID
			if id == "" || feature.Geometry == nil || shapes[id] != nil {
				continue
			}
			drawn, err := decodeShape(feature.Geometry.Type, feature.Geometry.Coordinates)
			if err != nil {
				problems = append(problems, Problem{
					PlaceID: id, Field: name, Column: 1, Code: ProblemGeometry, Message: fmt.Sprintf("feature %d: %v", i+1, err),
				})
				continue
			}
			shapes[id] = drawn
		}
	}
	return shapes, problems
}

// decodeShape reads the coordinates of one GeoJSON geometry.
func decodeShape(kind string, coordinates json.RawMessage) (*shape, error) {
	switch kind {
	case "Polygon":
		return decodeAs[orb.Polygon](coordinates)
	case "MultiPolygon":
		return decodeAs[orb.MultiPolygon](coordinates)
	case "LineString":
		return decodeAs[orb.LineString](coordinates)
	case "MultiLineString":
		return decodeAs[orb.MultiLineString](coordinates)
	}
	return nil, fmt.Errorf("a %s stands for no place; Polygon, MultiPolygon, LineString or MultiLineString would", kind)
}

func decodeAs[G orb.Geometry](coordinates json.RawMessage) (*shape, error) {
	var g G
	if err := json.Unmarshal(coordinates, &g); err != nil {
		return nil, err
	}
	centre, radius, ok := geo.Centre(g)
	if !ok {
		return nil, errors.New("the geometry is empty")
	}
	return &shape{g, centre, radius}, nil
}

// lines returns the lines that a shape is made of: none for polygons, none for no
// shape.
func (s *shape) lines() []orb.LineString {
	if s == nil {
		return nil
	}
	switch g := s.Geometry.(type) {
	case orb.LineString:
		return []orb.LineString{g}
	case orb.MultiLineString:
		return g
	}
	return nil
}
