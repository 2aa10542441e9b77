package main

import (
	"context"
	"net/http"
)

// The forms whose bytes are compared.
const (
	formState   = "state of a day, GeoJSON"
	formTable   = "state of a day, CSV"
	formCompact = "state of a day, compact"
	formChanges = "changes of a day, GeoJSON"
	formPlaces  = "places once, for the map"
	formHistory = "whole history, for the map"
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
		{formCompact, "/control/" + day + ".bin"},
		{formChanges, "/changes.geojson?from=" + day + "&to=" + next},
		{formPlaces, "/map/places.json"},
		{formHistory, "/map/history.json"},
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
			a, err := c.get(ctx, base+f.path, encoding, "")
			if err != nil {
				return nil, err
			}
			if a.status == http.StatusOK && a.encoding == encoding {
				all[f.name][encoding] = len(a.body)
			}
		}
	}
	return all, nil
}
