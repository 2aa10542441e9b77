package atlas

import "github.com/heldline/heldline/internal/edtf"

// Source is a document that claims are read from.
type Source struct {
	ID          string
	Title       Text
	URL         string
	Publisher   string
	Language    string // BCP 47
	Kind        string // primary secondary tertiary
	Licence     string
	Attribution string
	RetrievedOn edtf.Day
	Revision    string
	SHA256      string // of the text that was read
	ArchivedURL string
}

// Locator points at one sentence of a source. Section is the heading as the
// source prints it, or "lead" or "infobox"; Paragraph and Sentence count from 1
// within the section (infobox: Paragraph is the line, Sentence is 1).
type Locator struct {
	SourceID  string
	Section   string
	Paragraph int
	Sentence  int
	Fragment  string // "first words,last words" for a text-fragment link
}

// Sentence is one entry of a source's ledger: it exists for every sentence of
// the source, and says why nothing was recorded where nothing was.
type Sentence struct {
	Locator
	Reason Text // empty where records point at the sentence
}

// Campaign is a military campaign that a source describes.
type Campaign struct {
	ID          string
	Title       Text
	SourceID    string
	Date        edtf.Date // as its infobox states
	WindowStart edtf.Day  // the days the source covers closely
	WindowEnd   edtf.Day  // included
	Summary     Text
}

// Phase is a part of a campaign, with the days its section tells of.
type Phase struct {
	ID         string
	CampaignID string
	Title      Text
	Kind       string // phase interlude
	Start      edtf.Day
	End        edtf.Day // included
	Section    string
	Summary    Text
}

// InfoboxLine is one item of a campaign's infobox, as given there.
type InfoboxLine struct {
	ID         string
	CampaignID string
	Field      string // conflict partof date place result territory combatant commander units strength casualties map
	Side       int    // 1 or 2; 0 where the field has no side
	Value      Text
	Note       Text // what the infobox says of the item: "killed", "estimate"
	ActorID    string
	ClaimantID string // whose statement it is; "document" where the infobox names none
	Repair     Text   // how damage in the source text was read; empty if none
	Locator
}
