package datapack

// locatorColumns point at one sentence of a source. Whole locators are required
// in the ledger itself; elsewhere only a source with a ledger asks for them.
func locatorColumns(ledger bool) []Column {
	fragment := "First and last two or three words as printed, `first,last`; empty = that of the ledger."
	if ledger {
		fragment = "First and last two or three words as printed, `first,last`."
	}
	return []Column{
		{Name: "source_id", Type: TypeID, Required: true, Refers: []string{"sources"}, Description: "The source."},
		{Name: "section", Type: TypeText, Required: ledger, Description: "Heading as printed, or `lead`, or `infobox`."},
		{Name: "paragraph", Type: TypeInteger, Required: ledger, Min: at(1), Description: "Paragraph within the section, from 1; in the infobox the line."},
		{Name: "sentence", Type: TypeInteger, Required: ledger, Min: at(1), Description: "Sentence within the paragraph, from 1."},
		{Name: "fragment", Type: TypeText, Description: fragment},
	}
}

func statementColumns() []Column {
	return []Column{
		{Name: "statement_en", Type: TypeText, Required: true, Description: "What the sentence states, in our own English words."},
		{Name: "statement_ar", Type: TypeText, Description: "The same in Arabic."},
	}
}

// voiceColumns say who states a record and through whom.
func voiceColumns() []Column {
	return []Column{
		{Name: "claimant_id", Type: TypeID, Required: true, Refers: []string{"claimants"}, Description: "Who says so; `document` = the source's own voice."},
		{Name: "via", Type: TypeID, Description: "Medium that quoted the claimant; it never counts as a voice."},
	}
}

func deniesColumn() Column {
	return Column{Name: "denies", Type: TypeID, Refers: []string{"claims", "events"}, Description: "The claim or event that this one answers with a denial."}
}

// recordColumns are the editors' trail.
func recordColumns() []Column {
	return []Column{
		{Name: "recorded_by", Type: TypeID, Required: true, Description: "Who wrote the row."},
		{Name: "checked_by", Type: TypeID, Description: "Who read it a second time against the source; empty = nobody yet."},
		{Name: "withdrawn_on", Type: TypeDay, Description: "Day on which the row was withdrawn; rows are never deleted."},
		{Name: "withdrawn_reason", Type: TypeText, Description: "Why it was withdrawn."},
	}
}
