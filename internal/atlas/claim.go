package atlas

import "github.com/heldline/heldline/internal/edtf"

// Claim is one sourced statement about control: who says that who did what,
// where and when, written where.
type Claim struct {
	row        int32 // in the list it was read from, from 1; 0 = none
	ID         string
	ActorIDs   []string
	Verb       Verb
	Extent     string // whole part
	Quantifier string // all some; regions only
	PlaceID    string // empty = tray: the statement names no place
	LoserID    string // who held it before, where the sentence says so
	Date       edtf.Date
	Seq        int // order within one day at one place
	ReportedOn *edtf.Day
	ClaimantID string
	Via        string // medium that quoted the claimant
	Denies     string // claim id that this one answers
	Locator
	Statement Text // our own words
	Count     *float64
	CountUnit string
	AreaKm2   *float64
	Record
}

// Record is the editors' trail of one row.
type Record struct {
	RecordedBy      string
	CheckedBy       string
	WithdrawnOn     *edtf.Day
	WithdrawnReason string
}

// Verb is what a claim says of its actors and its place.
type Verb string

const (
	Took    Verb = "took"    // control became true at the date
	Holds   Verb = "holds"   // control was true at the date; since when is unknown
	Entered Verb = "entered" // inside, the other still there
	Left    Verb = "left"    // gone
)

// Verbs is the closed list of verbs.
var Verbs = []Verb{Took, Holds, Entered, Left}

// Event is anything dated that is no claim of control.
type Event struct {
	ID         string
	Kind       string // see EventKinds
	Title      Text
	Date       edtf.Date
	ReportedOn *edtf.Day
	PlaceIDs   []string
	ActorIDs   []string // who acted
	TargetIDs  []string // whom it met, where the sentence says so
	ClaimantID string
	Via        string
	Denies     string // event or claim id that this one answers
	CampaignID string
	Locator
	Statement Text
	Record
}

// EventKinds is the closed list of event kinds.
var EventKinds = []string{
	"strike", "clash", "execution", "displacement", "announcement", "operation", "advance", "withdrawal", "attack", "parade", "other",
}

// Figure is one number as given: casualties, strength, villages, square
// kilometres. Rival figures stand side by side and are never added.
type Figure struct {
	ID         string
	Kind       string // killed displaced strength villages area equipment explosives share other
	Low, High  *float64
	AsGiven    string // "676+", "several thousand", "unknown"
	Unit       Text   // what is counted
	ActorID    string // whose: the killed, the fighters
	EventID    string // event or claim it belongs to, may be empty
	PlaceID    string
	Date       edtf.Date
	ReportedOn *edtf.Day
	ClaimantID string
	Via        string
	CampaignID string
	Locator
	Statement Text
	Record
}

// FigureKinds is the closed list of figure kinds.
var FigureKinds = []string{
	"killed", "displaced", "strength", "villages", "area", "equipment", "explosives", "share", "other",
}
