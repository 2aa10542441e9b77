package atlas

import "github.com/heldline/heldline/internal/edtf"

// Atlas is one body of data as its editors keep it: every record, in the order
// of its file. Records refer to each other by id.
type Atlas struct {
	About      About
	Actors     []Actor
	Claimants  []Claimant
	Sources    []Source
	Sentences  SentenceList
	Campaigns  []Campaign
	Phases     []Phase
	Infobox    []InfoboxLine
	Places     []Place
	Claims     ClaimList
	Events     []Event
	Figures    []Figure
	Gazetteer  []GazetteerEntry
	Geometries map[string][]byte // geojson/<name>.geojson and basemap.topojson, by file name
}

// BasemapFile is the ground of the map among an atlas's geometries.
const BasemapFile = "basemap.topojson"

// About is what the atlas says of itself.
type About struct {
	ID          string // short id used in file names and addresses
	Title       Text
	Description Text
	DefaultDate edtf.Day
	Horizons    Horizons
	Bounds      [4]float64 // the view on opening: west, south, east, north, degrees
	Areas       Areas      `json:",omitzero"` // left out where the atlas says nothing, so that its editions keep their ids
	Contact     string     // name of who publishes
	ReportTo    string     // mail or web address for error reports, may be empty
	Licence     string     // SPDX id of the data's licence
	Attribution Text       // one line that every export carries
	BasemapNote Text       // attribution of the basemap
}

// Text is one short text in the languages of the atlas. Ar is empty where no
// Arabic text is attested.
type Text struct {
	En string
	Ar string
}

// In returns the text in a language ("en", "ar"), or the English text where
// that language has none.
func (t Text) In(lang string) string {
	if lang == "ar" && t.Ar != "" {
		return t.Ar
	}
	return t.En
}

// Horizons say, in days, how long a state stands after its last report.
type Horizons struct {
	Contested int
	Claimed   int
	Held      int
}

// Areas say how areas of control are estimated from places.
type Areas struct {
	ReachM    float64 // metres from a place that it still stands for; 0 = DefaultReachM
	StudyArea string  // the geometry file that limits them, may be empty
}

// DefaultReachM is the reach of a place's state where an atlas names none. Editions
// that name none rest on it, so it does not change.
const DefaultReachM = 20_000

// Reach is how far in metres a place's state is taken to reach.
func (a Areas) Reach() float64 {
	if a.ReachM == 0 {
		return DefaultReachM
	}
	return a.ReachM
}

// DefaultHorizons are the published horizons where an atlas names none.
var DefaultHorizons = Horizons{Contested: 60, Claimed: 180, Held: 365}
