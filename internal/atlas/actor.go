package atlas

import "github.com/heldline/heldline/internal/edtf"

// Actor is a party, a force or a unit. Actors form a tree: an actor without a
// parent is a root party, and control is computed between root parties.
type Actor struct {
	ID          string
	Name        Text
	Short       Text // for labels and legends
	Aliases     []string
	ParentID    string
	ParentSince *edtf.Day // the parent holds from this day; nil = always
	ParentUntil *edtf.Day // and up to this day, included; nil = still
	Color       string    // #rrggbb on a light ground; roots only
	ColorDark   string    // #rrggbb on a dark ground
	Shape       string    // circle square diamond triangle hexagon star
	Origin      string
}

// Claimant is a voice: a person, an office or the source text itself.
type Claimant struct {
	ID      string
	Name    Text
	Role    Text
	Party   string // root actor whose interest the voice has; empty for outsiders
	Aliases []string
}

// DocumentClaimant is the reserved id of the source text's own voice.
const DocumentClaimant = "document"
