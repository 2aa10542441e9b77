package atlas

// Place is anything that a claim can name: a point, an area or a line. Where
// says how it is located; Located is the geocoder's answer.
type Place struct {
	No           int // stable number, the feature id in GeoJSON
	ID           string
	Name         string
	NameAr       string // only where attested
	NameArOrigin string
	Aliases      []string
	Kind         string // see PlaceKinds
	Country      string // ISO 3166-1 alpha-2
	Within       string // place id of the next larger place
	Admin1       string
	Admin2       string
	GeonamesID   int
	WikidataID   string
	Where        string  // where-expression, see internal/gazetteer
	WhereOrigin  string  // who states the position
	PrecisionM   float64 // stated precision of Where in metres; 0 = the geocoder's default
	TextWhere    string  // where-expression as a source's sentence puts it, for comparison
	TextLocator  string  // source/section/paragraph/sentence of that wording
	Rank         int     // 1 large town .. 4 detail: the zoom it appears at
	Note         Text
}

// PlaceKinds is the closed list of place kinds.
var PlaceKinds = []string{
	"country", "governorate", "district", "region", "city", "town", "village", "neighbourhood", "building", "facility",
	"airfield", "station", "bridge", "dam", "border_crossing", "road", "route", "area",
}

// NameIn returns the name in a language: the Arabic one where attested, else the name.
func (p *Place) NameIn(lang string) string { return Text{En: p.Name, Ar: p.NameAr}.In(lang) }

// IsRegion reports that claims over the place are claims over an area with
// other places within: countries, governorates, districts, regions, areas.
func (p *Place) IsRegion() bool {
	switch p.Kind {
	case "country", "governorate", "district", "region", "area":
		return true
	}
	return false
}

// GazetteerEntry is one row of the atlas's own gazetteer.
type GazetteerEntry struct {
	ID         string // "geonames:98862" or another prefix:id
	Name       string
	NameAr     string
	Aliases    []string
	Kind       string
	Country    string
	Admin1     string
	Admin2     string
	Lat, Lon   float64 // WGS 84 degrees
	PrecisionM float64
	Origin     string
}
