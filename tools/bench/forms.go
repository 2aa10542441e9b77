package main

import "context"

// The forms whose bytes are compared.
const (
	formState   = "state of a day, GeoJSON"
	formTable   = "state of a day, CSV"
	formCompact = "state of a day, compact"
	formChanges = "changes of a day, GeoJSON"
	formPlaces  = "places once, for the map"
	formHistory = "whole history, for the map"
	formNames   = "names of the places, for the map"
	formSpans   = "whole history, GeoJSON"
	formFar     = "tile z6 of a day"
	formNear    = "tile z9 of a day"
)

// form is one way to say something, at an address.
type form struct{ name, path string }

func forms(s survey) []form {
	day := s.Days[len(s.Days)/2]
	next := s.Days[min(len(s.Days)/2+1, len(s.Days)-1)]
	return []form{
		{formState, statePath(day)},
		{formTable, "/control/" + day + ".csv"},
		{formCompact, "/map/state/" + day + ".json"},
		{formChanges, "/changes.geojson?from=" + day + "&to=" + next},
		{formPlaces, "/map/places.json"},
		{formHistory, "/map/history.json"},
		{formNames, "/map/names.json?lang=en"},
		{formSpans, "/spans.geojson"},
		{formFar, tileOf(s.middle(), farZoom).path(day)},
		{formNear, tileOf(s.densest(), nearZoom).path(day)},
	}
}

// encodings are the forms of compression that are asked for, nothing first.
func encodings() []string { return []string{"", "gzip", "br", "zstd"} }

// weigh asks for every form in every encoding. What is not served has no number.
func weigh(ctx context.Context, c *client, base string, s survey) (map[string]map[string]int, error) {
	all := map[string]map[string]int{}
	for _, f := range forms(s) {
		all[f.name] = map[string]int{}
		for _, encoding := range encodings() {
			n, err := c.length(ctx, base+f.path, encoding)
			if err != nil {
				return nil, err
			}
			all[f.name][encoding] = n
		}
	}
	return all, nil
}
