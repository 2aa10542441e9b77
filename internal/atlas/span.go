package atlas

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// Status is what a rule says of a place.
type Status string

const (
	Unknown   Status = "unknown"   // no report that still stands
	Held      Status = "held"      // one side, or several jointly
	Contested Status = "contested" // several sides are inside
	Claimed   Status = "claimed"   // announced, not accepted by the rule
	Unsure    Status = "unsure"    // changed hands about now, the day is not recorded
)

// Statuses is the closed list, in the order of the wire format's digits.
var Statuses = []Status{Unknown, Held, Contested, Claimed, Unsure}

// Basis says whether the claims that make a state name the place.
type Basis string

const (
	NoBasis     Basis = ""          // unknown
	Direct      Basis = "direct"    // they name the place
	ByInclusion Basis = "inclusion" // they name a town or region around it
)

// Span is the state of one place over a half-open range of days. The spans of a
// place leave no gap and do not overlap; the first starts with nil, the last
// ends with nil.
type Span struct {
	PlaceID string
	Start   *edtf.Day // first day; nil = since ever
	End     *edtf.Day // first day of the next span; nil = for good
	Status  Status
	Holder  string // root party where held or claimed, else ""
	// Holders are all that the status speaks of, oldest first: held and joint
	// holders as named, contested by arrival, unsure before and after, claimed
	// previous and claimed. Empty where unknown.
	Holders          []string
	Units            []string // forces below the root party that the deciding claim names
	Basis            Basis
	FromEarliest     *edtf.Day // the range in which this holder's present state began
	FromLatest       *edtf.Day
	LastReport       *edtf.Day // latest happened day of any claim on the place, up to Start
	LastKnownHolders []string  // unknown: who held or contested it when it was last known
	ClaimIDs         []string  // those that make the state, the deciding one first
	rows             []uint32  // of the claims, beside ClaimIDs; only while spans are derived
	Ground           Ground    // why the deciding claim is accepted
	Why              Why
}

// Why names the sentence that gives the reason of a state.
type Why string

const (
	WhyNever     Why = "never"     // no claim speaks of the place so far
	WhyExpired   Why = "expired"   // the last report is older than the horizon
	WhyBlanket   Why = "blanket"   // some of the region changed hands, the place is not named
	WhyLeft      Why = "left"      // the last holder left
	WhyAccepted  Why = "accepted"  // see Ground
	WhyIncluded  Why = "included"  // by a claim on the area around it, see Ground
	WhyAnnounced Why = "announced" // only the gaining side says so
	WhyBoth      Why = "both"      // both are inside
	WhyRange     Why = "range"     // the day of the change is not recorded
	WhyYields    Why = "yields"    // taken with its region, and captured only later
)

// On reports that the span stands at the end of a day.
func (s *Span) On(day edtf.Day) bool {
	return (s.Start == nil || *s.Start <= day) && (s.End == nil || *s.End > day)
}

// HolderList writes the holders as the shapes do: comma separated, no spaces.
func (s *Span) HolderList() string { return strings.Join(s.Holders, ",") }

// Shown lists the actors that a symbol of the state shows: of an announced one the
// side it is announced for, and not who held the place before.
func (s *Span) Shown() []string {
	if s.Status == Claimed {
		return []string{s.Holder}
	}
	return s.Holders
}

// same reports that two adjoining spans say the same and are one.
func (s *Span) same(o *Span) bool {
	return s.Status == o.Status && s.Holder == o.Holder && s.HolderList() == o.HolderList() && s.Basis == o.Basis &&
		sameDay(s.FromEarliest, o.FromEarliest) && sameDay(s.FromLatest, o.FromLatest) && sameDay(s.LastReport, o.LastReport) &&
		s.Why == o.Why && s.Ground == o.Ground && slices.Equal(s.ClaimIDs, o.ClaimIDs)
}

func sameDay(a, b *edtf.Day) bool { return a == b || a != nil && b != nil && *a == *b }
