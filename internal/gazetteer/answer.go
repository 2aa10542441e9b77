package gazetteer

import (
	"github.com/paulmach/orb"
)

// Answer says where a phrase is, or why that cannot be said.
type Answer struct {
	Phrase    string // as it was asked
	Canonical string // the phrase as it was understood
	// Where is what a places.csv may say for it: the canonical expression with an
	// id for each name. It is empty unless every name is settled.
	Where        string
	Status       Status
	Point        *orb.Point   // what a map draws; nil for rings, regions and roads
	Reference    *orb.Point   // the middle of what has no point
	Extent       orb.Geometry // the circle, band, line or region that it lies in or is; nil where unknown
	PrecisionM   float64      // radius in metres; 0 = not known
	Method       string       // see the By constants
	Confidence   string       // high medium low
	Note         string       // a Note constant, or empty
	Problem      string       // a Problem constant where the phrase has no position, or empty
	Message      string       // the problem in words
	Similar      bool         // nothing has just the name: the candidates are called like it
	GazetteerIDs []string
	From         []string // place ids that it rests upon
	// Choices are the candidates of the names in the phrase: of an ambiguous
	// phrase those of the names that keep it from being located.
	Choices []Choice
	More    int // candidates beyond the limit
}

// Choice is a candidate with what an editor picks it by.
type Choice struct {
	Candidate
	For                     string // the name in the phrase that it is a candidate of
	Matched                 string // its name that is nearest to that, as it is written
	Taken                   bool
	Country, Admin1, Admin2 string
	PrecisionM              float64 // radius in metres of Candidate.Point; 0 = not known
	Origin                  string  // where its position comes from, as its row says
	Dataset                 string  // name of the imported dataset; empty for what the atlas has
	Licence                 string  // of that dataset
	// Where is the phrase with this candidate's id in the place of the name.
	Where string
	// Result is where the whole phrase lies if this candidate is meant, the middle
	// of a ring or region; nil where that cannot be said.
	Result           *orb.Point
	ResultPrecisionM float64
}
