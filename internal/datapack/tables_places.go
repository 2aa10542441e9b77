package datapack

import "github.com/heldline/heldline/internal/atlas"

const (
	countryPattern = `[A-Z]{2}`
	countryExample = "IQ"
)

func placesTable() Table {
	return Table{
		Name: "places", Row: "place", Key: []string{"place_id"},
		Description: "Everything that a record can name: points, areas and lines.",
		Columns: []Column{
			{Name: "place_no", Type: TypeInteger, Required: true, Unique: true, Min: at(1), Description: "Stable positive number, the feature id in GeoJSON."},
			{Name: "place_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "name", Type: TypeText, Required: true, Description: "Name in English."},
			{Name: "name_ar", Type: TypeText, Description: "Name in Arabic, only where a gazetteer or reference attests it."},
			{Name: "name_ar_origin", Type: TypeText, Description: "Who attests the Arabic name."},
			{Name: "aliases", Type: TypeText, List: true, Description: "Other names, spelled as sources spell them."},
			{Name: "kind", Type: TypeText, Required: true, Enum: atlas.PlaceKinds, Description: "What kind of place it is."},
			{Name: "country", Type: TypeText, Pattern: countryPattern, Example: countryExample, Description: "ISO 3166-1 alpha-2; empty where it lies in several."},
			{Name: "within", Type: TypeID, Refers: []string{"places"}, Description: "The next larger place: quarter, town, district, governorate, country."},
			{Name: "admin1", Type: TypeText, Description: "Governorate."},
			{Name: "admin2", Type: TypeText, Description: "District."},
			{Name: "geonames_id", Type: TypeInteger, Min: at(1), Description: "Id in GeoNames."},
			{Name: "wikidata_id", Type: TypeText, Pattern: `Q[1-9][0-9]*`, Example: "Q796", Description: "Id in Wikidata."},
			{Name: "where", Type: TypeText, Description: "Where it is: `33.4206, 43.3078`, `geonames:98862`, `55 km SE of Town`, `in Region`, `unlocated, near Town`."},
			{Name: "where_origin", Type: TypeText, Description: "Who states the position; required for coordinates."},
			{Name: "precision_m", Type: TypeNumber, Min: at(0), Description: "Radius in metres within which the place lies; empty = the geocoder's default."},
			{Name: "text_where", Type: TypeText, Description: "The position as a source's sentence puts it, for comparison."},
			{Name: "text_locator", Type: TypeText, Description: "That sentence: `source/section/paragraph/sentence`."},
			{Name: "rank", Type: TypeInteger, Required: true, Min: at(1), Max: at(4), Description: "1 large town to 4 detail: the zoom at which it appears."},
			{Name: "note", Type: TypeText, Description: "Remark in English."},
			{Name: "note_ar", Type: TypeText, Description: "Remark in Arabic."},
		},
	}
}

func gazetteerTable() Table {
	return Table{
		Name: "gazetteer", Row: "gazetteer entry", Key: []string{"gazetteer_id"}, Optional: true,
		Description: "The atlas's own gazetteer: names and positions that where-expressions refer to.",
		Columns: []Column{
			{Name: "gazetteer_id", Type: TypeText, Required: true, Unique: true, Pattern: `[a-z][a-z0-9]*:[A-Za-z0-9._-]+`, Example: "geonames:98862", Description: "Prefix and id."},
			{Name: "name", Type: TypeText, Required: true, Description: "Name in English."},
			{Name: "name_ar", Type: TypeText, Description: "Name in Arabic."},
			{Name: "aliases", Type: TypeText, List: true, Description: "Other names."},
			{Name: "kind", Type: TypeText, Enum: atlas.PlaceKinds, Description: "What kind of place it is."},
			{Name: "country", Type: TypeText, Pattern: countryPattern, Example: countryExample, Description: "ISO 3166-1 alpha-2."},
			{Name: "admin1", Type: TypeText, Description: "Governorate."},
			{Name: "admin2", Type: TypeText, Description: "District."},
			{Name: "lat", Type: TypeNumber, Required: true, Min: at(-90), Max: at(90), Description: "Latitude, WGS 84 degrees."},
			{Name: "lon", Type: TypeNumber, Required: true, Min: at(-180), Max: at(180), Description: "Longitude, WGS 84 degrees."},
			{Name: "precision_m", Type: TypeNumber, Min: at(0), Description: "Radius in metres within which the place lies."},
			{Name: "origin", Type: TypeText, Required: true, Description: "Who states name and position."},
		},
	}
}
