package edition

import "github.com/heldline/heldline/internal/edtf"

// Publication is one act of publishing an edition. To publish an older edition
// anew is a publication of its own.
type Publication struct {
	No      int64     // in the order of publishing
	Edition string    // its id
	Atlas   string    // id of the atlas
	On      *edtf.Day // day of publishing; nil where it was not recorded
	Note    string    // what the editors say of a correction; may be empty
	Before  string    // id of the atlas's edition published before; "" for the first
	Totals  Totals    // against that one; the first adds all its claims and changes nothing
}

// Correction reports that what was published before was corrected: with a note,
// or without one where hands changed in the past.
func (p *Publication) Correction() bool { return p.Note != "" || p.Totals.HandsChanged }

// Revision is what a publication did to one row.
type Revision struct {
	Publication
	RowChange
}

// Release is how an edition is published.
type Release struct {
	Folder  string      // fingerprint of what it was made of
	On      *edtf.Day   // day of publishing; nil where nobody keeps it
	Note    string      // what the editors say of a correction
	Changes *Difference // from the atlas's edition published before; nil = to be found when asked for
}
