package datapack

// exampleGeometries returns the geometry files of a new atlas.
func exampleGeometries() []string {
	return []string{"geojson/regions.geojson", "geojson/routes.geojson"}
}

// ExampleName is the id of a new atlas, until its editors give it one.
const ExampleName = "example"

// exampleDescriptor describes a new atlas; everything in it is there to be replaced.
func exampleDescriptor() Descriptor {
	return Descriptor{
		Name: ExampleName, Title: "An example atlas", Profile: "data-package",
		Description: "An invented place on an invented island. Replace every row by your own.",
		Licenses:    []Licence{{Name: "CC-BY-SA-4.0", Path: "https://creativecommons.org/licenses/by-sa/4.0/", Title: "Creative Commons Attribution-ShareAlike 4.0"}},
		Attribution: "The example atlas, CC BY-SA 4.0",
		Contact:     "The editors of the example atlas",
		DefaultDate: "2001-02-03",
		Horizons:    HorizonDays{Contested: 60, Claimed: 180, Held: 365},
		Bounds:      [4]float64{-125, -50, -121, -47},
		Resources:   Resources(exampleGeometries()...),
	}
}

// exampleRows are one actor, one place and one claim, and what they rest on: the
// reserved voice, a source and its one sentence.
func exampleRows() map[string][]map[string]string {
	return map[string][]map[string]string{
		"actors": {{
			"actor_id": "islanders", "name": "Islanders", "color": "#2060a8", "color_dark": "#6fa8e8", "shape": "circle",
			"origin": "invented",
		}},
		"places": {{
			"place_no": "1", "place_id": "port-example", "name": "Port Example", "kind": "town",
			"where": "-48.8767, -123.3933", "where_origin": "invented", "precision_m": "1000", "rank": "1",
		}},
		"claims": {{
			"claim_id": "port-example-2001-02-03", "actor_ids": "islanders", "verb": "took", "extent": "whole",
			"place_id": "port-example", "date": "2001-02-03", "claimant_id": "document",
			"source_id": "example-report", "section": "lead", "paragraph": "1", "sentence": "1",
			"statement_en": "The islanders took Port Example on 3 February 2001.", "recorded_by": "editor-1",
		}},
		"claimants": {{"claimant_id": "document", "name": "the source text"}},
		"sources": {{
			"source_id": "example-report", "title": "An invented report", "language": "en", "kind": "secondary",
			"retrieved_on": "2001-03-01",
		}},
		"sentences": {{
			"source_id": "example-report", "section": "lead", "paragraph": "1", "sentence": "1",
			"fragment": "On 3 February,Port Example",
		}},
	}
}
