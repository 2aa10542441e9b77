package datapack

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

func claimsTable() Table {
	verbs := make([]string, len(atlas.Verbs))
	for i, v := range atlas.Verbs {
		verbs[i] = string(v)
	}
	return Table{
		Name: "claims", Row: "claim", Key: []string{"claim_id"},
		Description: "Sourced statements about control: who says that who did what, where, when, written where.",
		Columns: slices.Concat([]Column{
			{Name: "claim_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "actor_ids", Type: TypeID, Required: true, List: true, Refers: []string{"actors"}, Description: "Who; joint actors, the holder first."},
			{Name: "verb", Type: TypeText, Required: true, Enum: verbs, Description: "took: became true at the date; holds: was true at the date; entered: inside, the other still there; left: gone."},
			{Name: "extent", Type: TypeText, Required: true, Enum: []string{"whole", "part"}, Description: "The whole place or a part of it."},
			{Name: "quantifier", Type: TypeText, Enum: []string{"all", "some"}, Description: "For regions: of all that lies within, or of some of it."},
			{Name: "place_id", Type: TypeID, Refers: []string{"places"}, Description: "Where; empty = the statement names no place (tray)."},
			{Name: "loser_id", Type: TypeID, Refers: []string{"actors"}, Description: "Who held it before, where the sentence says so."},
			{Name: "date", Type: TypeDate, Required: true, Description: "When it happened, EDTF; its end is known."},
			{Name: "seq", Type: TypeInteger, Min: at(0), Description: "Order within one day at one place."},
			{Name: "reported_on", Type: TypeDay, Description: "Day on which it was said, where recorded."},
		}, voiceColumns(), []Column{deniesColumn()}, locatorColumns(false), statementColumns(), []Column{
			{Name: "count", Type: TypeNumber, Min: at(0), Description: "Amount that the statement names, for the tray."},
			{Name: "count_unit", Type: TypeText, Description: "What is counted."},
			{Name: "area_km2", Type: TypeNumber, Min: at(0), Description: "Area that the statement names, square kilometres."},
		}, recordColumns()),
	}
}

func eventsTable() Table {
	return Table{
		Name: "events", Row: "event", Key: []string{"event_id"},
		Description: "Dated things that are no claims of control.",
		Columns: slices.Concat([]Column{
			{Name: "event_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id; no claim has the same."},
			{Name: "kind", Type: TypeText, Required: true, Enum: atlas.EventKinds, Description: "What kind of event it is."},
			{Name: "title", Type: TypeText, Required: true, Description: "Title in English."},
			{Name: "title_ar", Type: TypeText, Description: "Title in Arabic."},
			{Name: "date", Type: TypeDate, Required: true, Description: "When it happened, EDTF."},
			{Name: "reported_on", Type: TypeDay, Description: "Day on which it was said, where recorded."},
			{Name: "place_ids", Type: TypeID, List: true, Refers: []string{"places"}, Description: "Where."},
			{Name: "actor_ids", Type: TypeID, List: true, Refers: []string{"actors"}, Description: "Who acted."},
			{Name: "target_ids", Type: TypeID, List: true, Refers: []string{"actors"}, Description: "Whom it met, where the sentence says so."},
		}, voiceColumns(), []Column{
			deniesColumn(),
			{Name: "campaign_id", Type: TypeID, Refers: []string{"campaigns"}, Description: "The campaign it belongs to."},
		}, locatorColumns(false), statementColumns(), recordColumns()),
	}
}

func figuresTable() Table {
	return Table{
		Name: "figures", Row: "figure", Key: []string{"figure_id"}, Optional: true,
		Description: "Numbers as given: rival figures stand side by side and are never added.",
		Columns: slices.Concat([]Column{
			{Name: "figure_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "kind", Type: TypeText, Required: true, Enum: atlas.FigureKinds, Description: "What kind of figure it is."},
			{Name: "low", Type: TypeNumber, Min: at(0), Description: "Lowest number that the wording allows; empty = none."},
			{Name: "high", Type: TypeNumber, Min: at(0), Description: "Highest number that the wording allows; empty = open."},
			{Name: "as_given", Type: TypeText, Required: true, Description: "The number as the source words it."},
			{Name: "unit", Type: TypeText, Description: "What is counted, in English."},
			{Name: "unit_ar", Type: TypeText, Description: "What is counted, in Arabic."},
			{Name: "actor_id", Type: TypeID, Refers: []string{"actors"}, Description: "Whose: the killed, the fighters."},
			{Name: "event_id", Type: TypeID, Refers: []string{"claims", "events"}, Description: "The event or claim it belongs to."},
			{Name: "place_id", Type: TypeID, Refers: []string{"places"}, Description: "Where."},
			{Name: "date", Type: TypeDate, Description: "For when it holds, EDTF."},
			{Name: "reported_on", Type: TypeDay, Description: "Day on which it was said, where recorded."},
		}, voiceColumns(), []Column{
			{Name: "campaign_id", Type: TypeID, Refers: []string{"campaigns"}, Description: "The campaign it belongs to."},
		}, locatorColumns(false), statementColumns(), recordColumns()),
	}
}
