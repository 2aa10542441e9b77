package datapack

import (
	"fmt"
	"slices"
)

// wrongCoordinates says what is wrong with decoded coordinates of a geometry, ""
// if nothing is. Depth is the number of lists around a position.
func wrongCoordinates(kind string, value any, depth int) string {
	list, ok := value.([]any)
	switch {
	case !ok:
		return fmt.Sprintf("the lists do not lie as deep as those of a %s; follow RFC 7946", kind)
	case depth == 0:
		return wrongPosition(list)
	case len(list) == 0:
		return fmt.Sprintf("a list of a %s is empty; fill it or delete the feature", kind)
	}
	for _, item := range list {
		if wrong := wrongCoordinates(kind, item, depth-1); wrong != "" {
			return wrong
		}
	}
	switch {
	case depth > 1 || kind == "MultiPoint":
		return ""
	case kind == "LineString" || kind == "MultiLineString":
		if len(list) < 2 {
			return "a line has fewer than 2 positions; give it at least 2"
		}
	case len(list) < 4:
		return fmt.Sprintf("a ring has %d positions; give it at least 4, the last equal to the first", len(list))
	case !slices.Equal(list[0].([]any), list[len(list)-1].([]any)):
		return "a ring is not closed; repeat its first position as the last"
	}
	return ""
}

// wrongPosition says what is wrong with one position: longitude, latitude, and
// perhaps a height.
func wrongPosition(list []any) string {
	if len(list) < 2 || len(list) > 3 {
		return fmt.Sprintf("a position has %d numbers; write longitude, latitude", len(list))
	}
	for i, limit := range []float64{180, 90} {
		v, ok := list[i].(float64)
		if !ok {
			return fmt.Sprintf("a position holds %v; write numbers", list[i])
		}
		if v < -limit || v > limit {
			return fmt.Sprintf("position %v, %v lies outside the earth; write longitude from -180 to 180, then latitude from -90 to 90", list[0], list[1])
		}
	}
	if len(list) == 3 {
		if _, ok := list[2].(float64); !ok {
			return fmt.Sprintf("a position holds %v; write numbers", list[2])
		}
	}
	return ""
}
