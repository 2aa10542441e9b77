package gazetteer

import (
	"fmt"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// roadReach is how far, in metres, a drawn road may pass from a place that it
// joins.
const roadReach = 10_000

// road is the line that an Along counts on.
type road struct {
	line   orb.LineString
	error  float64 // how far the road may be from the line, in metres
	placed []string
	note   string
}

// locateAlong evaluates "on A–B, N km from A": counted along the drawn road that
// passes both ends, or along the straight line where none is drawn.
func (r *resolver) locateAlong(e Along, want wanted) (fix, *failure) {
	way, ends, fail := r.road(e, want)
	if fail != nil {
		return fix{}, fail
	}
	f := fix{status: StatusLocated, method: ByRoute, confidence: Low, from: way.placed, note: way.note, extent: way.line}
	for _, end := range ends {
		f.ids, f.from = merge(f.ids, end.ids), merge(f.from, end.from)
	}
	length := geo.Length(way.line)
	if e.From == nil {
		middle, _ := geo.PointAlong(way.line, length/2)
		f.reference, f.radius = &middle, length/2+way.error
		return f, nil
	}
	from, fail := r.anchor(e.From, want)
	if fail != nil {
		return fix{}, fail
	}
	f.ids, f.from = merge(f.ids, from.ids), merge(f.from, from.from)
	point, fail := countAlong(way.line, from, e)
	if fail != nil {
		return fix{}, fail
	}
	f.extent = nil
	f.precision = max(e.Distance.DigitTerm(), from.radius, way.error)
	f.point, f.reference, f.radius = &point, &point, f.precision
	if way.note == "" {
		f.confidence = lower(from.confidence, confidenceOf(ByRoute, f.precision))
	}
	return f, nil
}

// countAlong walks the distance from where the line passes nearest to its
// starting place; on a road without two ends, towards the longer side.
func countAlong(line orb.LineString, from *anchor, e Along) (orb.Point, *failure) {
	start, off := geo.NearestOnLine(line, from.point)
	if off > roadReach+from.radius {
		return orb.Point{}, &failure{code: ProblemRoute, ref: e.From, message: fmt.Sprintf("%s lies %.0f km off that road", e.From, off/1000)}
	}
	length := geo.Length(line)
	if length-start < start {
		line = geo.Stretch(line, length, 0)
		start = length - start
	}
	point, ok := geo.PointAlong(line, start+e.Distance.Metres())
	if !ok {
		return orb.Point{}, &failure{code: ProblemRoute, ref: e.From, message: fmt.Sprintf("from %s that road is only %.0f km long", e.From, (length-start)/1000)}
	}
	return point, nil
}

// road finds the line of an Along and the anchors of its ends.
func (r *resolver) road(e Along, want wanted) (road, []*anchor, *failure) {
	if e.To == nil {
		return r.namedRoad(e, want)
	}
	a, fail := r.anchor(e.Start, want)
	if fail != nil {
		return road{}, nil, fail
	}
	b, fail := r.anchor(e.To, want)
	if fail != nil {
		return road{}, nil, fail
	}
	ends := []*anchor{a, b}
	if way, ok := r.drawnRoad(a.point, b.point); ok {
		return way, ends, nil
	}
	line := orb.LineString{a.point, b.point}
	way := road{line: line, error: max(drawnRouteError, straightRouteShare*geo.Length(line)), note: NoteStraightLine}
	return way, ends, nil
}

// namedRoad is the drawn road of a place.
func (r *resolver) namedRoad(e Along, want wanted) (road, []*anchor, *failure) {
	name, ok := e.Start.(Name)
	if !ok {
		return road{}, nil, &failure{code: ProblemRoute, ref: e.Start, message: "a road is needed here, by name or as A–B"}
	}
	want.kind = "road"
	want.country = "" // a road may lead abroad
	t, fail := r.lookup(name, want)
	if fail != nil {
		return road{}, nil, fail
	}
	lines := r.shapes[t.id].lines()
	if len(lines) == 0 {
		return road{}, nil, &failure{code: ProblemRoute, ref: name, message: fmt.Sprintf("no line is drawn for %s", t.id)}
	}
	return road{line: longest(lines), error: drawnRouteError, placed: []string{t.id}}, nil, nil
}

// drawnRoad returns the stretch from a to b of the drawn line that passes both
// most closely, if one passes within roadReach of each.
func (r *resolver) drawnRoad(a, b orb.Point) (road, bool) {
	var best road
	least := 2.0 * roadReach
	for _, id := range slices.Sorted(maps.Keys(r.shapes)) {
		for _, line := range r.shapes[id].lines() {
			from, offA := geo.NearestOnLine(line, a)
			to, offB := geo.NearestOnLine(line, b)
			if offA > roadReach || offB > roadReach || offA+offB >= least {
				continue
			}
			least = offA + offB
			best = road{line: geo.Stretch(line, from, to), error: drawnRouteError, placed: []string{id}}
		}
	}
	return best, best.line != nil
}

func longest(lines []orb.LineString) orb.LineString {
	return slices.MaxFunc(lines, func(a, b orb.LineString) int {
		switch la, lb := geo.Length(a), geo.Length(b); {
		case la < lb:
			return -1
		case la > lb:
			return 1
		}
		return 0
	})
}
