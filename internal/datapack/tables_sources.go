package datapack

import "slices"

func sourcesTable() Table {
	return Table{
		Name: "sources", Row: "source", Key: []string{"source_id"},
		Description: "Documents that records are read from.",
		Columns: []Column{
			{Name: "source_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "title", Type: TypeText, Required: true, Description: "Title in English."},
			{Name: "title_ar", Type: TypeText, Description: "Title in Arabic."},
			{Name: "url", Type: TypeURL, Description: "Where the document is read today."},
			{Name: "publisher", Type: TypeText, Description: "Who publishes it."},
			{Name: "language", Type: TypeText, Required: true, Pattern: `[a-z]{2,3}(-[A-Za-z0-9]{2,8})*`, Example: "en", Description: "Language, BCP 47."},
			{Name: "kind", Type: TypeText, Required: true, Enum: []string{"primary", "secondary", "tertiary"}, Description: "Nearness to the events."},
			{Name: "licence", Type: TypeText, Description: "Licence of the text, SPDX id where there is one."},
			{Name: "attribution", Type: TypeText, Description: "How the licence wants the text credited."},
			{Name: "retrieved_on", Type: TypeDay, Required: true, Description: "Day on which the text was read."},
			{Name: "revision", Type: TypeText, Description: "The publisher's name of the version that was read."},
			{Name: "sha256", Type: TypeText, Pattern: `[0-9a-f]{64}`, Example: "64 lower-case hexadecimal digits", Description: "SHA-256 of the text that was read."},
			{Name: "archived_url", Type: TypeURL, Description: "A copy in an archive."},
		},
	}
}

func sentencesTable() Table {
	return Table{
		Name: "sentences", Row: "sentence", Key: []string{"source_id", "section", "paragraph", "sentence"},
		Description: "The ledger: one row for every sentence of a source. Either records point at it, or a reason says why not.",
		Columns: slices.Concat(locatorColumns(true), []Column{
			{Name: "reason", Type: TypeText, Description: "Why nothing was recorded, in English; empty where records point at the sentence."},
			{Name: "reason_ar", Type: TypeText, Description: "The reason in Arabic."},
		}),
	}
}

func campaignsTable() Table {
	return Table{
		Name: "campaigns", Row: "campaign", Key: []string{"campaign_id"},
		Description: "Military campaigns that sources describe.",
		Columns: []Column{
			{Name: "campaign_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "title", Type: TypeText, Required: true, Description: "Title in English."},
			{Name: "title_ar", Type: TypeText, Description: "Title in Arabic."},
			{Name: "source_id", Type: TypeID, Required: true, Refers: []string{"sources"}, Description: "The source that describes it."},
			{Name: "date", Type: TypeDate, Required: true, Description: "When it was, as the source's infobox states, EDTF."},
			{Name: "window_start", Type: TypeDay, Required: true, Description: "First day that the source covers closely."},
			{Name: "window_end", Type: TypeDay, Required: true, Description: "Last such day, included."},
			{Name: "summary", Type: TypeText, Description: "Our own words in English."},
			{Name: "summary_ar", Type: TypeText, Description: "Our own words in Arabic."},
		},
	}
}

func phasesTable() Table {
	return Table{
		Name: "phases", Row: "phase", Key: []string{"phase_id"}, Optional: true,
		Description: "Parts of a campaign, in the order of time.",
		Columns: []Column{
			{Name: "phase_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "campaign_id", Type: TypeID, Required: true, Refers: []string{"campaigns"}, Description: "The campaign it belongs to."},
			{Name: "title", Type: TypeText, Required: true, Description: "Title in English."},
			{Name: "title_ar", Type: TypeText, Description: "Title in Arabic."},
			{Name: "kind", Type: TypeText, Required: true, Enum: []string{"phase", "interlude"}, Description: "Fighting, or the time between."},
			{Name: "start", Type: TypeDay, Required: true, Description: "First day."},
			{Name: "end", Type: TypeDay, Required: true, Description: "Last day, included."},
			{Name: "section", Type: TypeText, Description: "Heading of the source's section that tells of it."},
			{Name: "summary", Type: TypeText, Description: "Our own words in English."},
			{Name: "summary_ar", Type: TypeText, Description: "Our own words in Arabic."},
		},
	}
}

func infoboxTable() Table {
	return Table{
		Name: "infobox", Row: "infobox line", Key: []string{"infobox_id"}, Optional: true,
		Description: "The items of a campaign's infobox, as given there.",
		Columns: slices.Concat([]Column{
			{Name: "infobox_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "campaign_id", Type: TypeID, Required: true, Refers: []string{"campaigns"}, Description: "The campaign it belongs to."},
			{Name: "field", Type: TypeText, Required: true, Enum: []string{
				"conflict", "partof", "date", "place", "result", "territory", "combatant", "commander", "units", "strength", "casualties", "map",
			}, Description: "The line of the infobox."},
			{Name: "side", Type: TypeInteger, Min: at(0), Max: at(2), Description: "1 or 2; 0 or empty where the line has no side."},
			{Name: "value", Type: TypeText, Description: "The item in English."},
			{Name: "value_ar", Type: TypeText, Description: "The item in Arabic."},
			{Name: "note", Type: TypeText, Description: "What the infobox says of the item."},
			{Name: "note_ar", Type: TypeText, Description: "The note in Arabic."},
			{Name: "actor_id", Type: TypeID, Refers: []string{"actors"}, Description: "The actor that the item names."},
			{Name: "claimant_id", Type: TypeID, Required: true, Refers: []string{"claimants"}, Description: "Whose statement it is."},
			{Name: "repair", Type: TypeText, Description: "How damage in the source's text was read."},
			{Name: "repair_ar", Type: TypeText, Description: "The repair in Arabic."},
		}, locatorColumns(false)),
	}
}
