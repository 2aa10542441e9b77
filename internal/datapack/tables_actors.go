package datapack

const colorPattern = `#[0-9a-fA-F]{6}`

func actorsTable() Table {
	return Table{
		Name: "actors", Row: "actor", Key: []string{"actor_id"},
		Description: "Parties, forces and units. They form a tree; control is computed between those without a parent.",
		Columns: []Column{
			{Name: "actor_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "name", Type: TypeText, Required: true, Description: "Full name in English."},
			{Name: "name_ar", Type: TypeText, Description: "Full name in Arabic, where attested."},
			{Name: "short", Type: TypeText, Description: "Short English name for labels and legends; empty = the full name."},
			{Name: "short_ar", Type: TypeText, Description: "Short Arabic name."},
			{Name: "aliases", Type: TypeText, List: true, Description: "Other names, as sources write them."},
			{Name: "parent_id", Type: TypeID, Refers: []string{"actors"}, Description: "The actor it belongs to; empty for a root party."},
			{Name: "parent_since", Type: TypeDay, Description: "First day under the parent; empty = always."},
			{Name: "parent_until", Type: TypeDay, Description: "Last day under the parent, included; empty = still."},
			{Name: "color", Type: TypeText, Pattern: colorPattern, Example: "#a03020", Description: "Colour on a light ground; every root party has one."},
			{Name: "color_dark", Type: TypeText, Pattern: colorPattern, Example: "#ffffff", Description: "Colour on a dark ground; empty = the same."},
			{Name: "shape", Type: TypeText, Enum: []string{"circle", "square", "diamond", "triangle", "hexagon", "star"}, Description: "Symbol; every root party has one."},
			{Name: "origin", Type: TypeText, Description: "Where name and membership are stated."},
		},
	}
}

func claimantsTable() Table {
	return Table{
		Name: "claimants", Row: "claimant", Key: []string{"claimant_id"},
		Description: "Voices: persons, offices, and the reserved `document`, the source text's own voice.",
		Columns: []Column{
			{Name: "claimant_id", Type: TypeID, Required: true, Unique: true, Description: "Stable id."},
			{Name: "name", Type: TypeText, Required: true, Description: "Name in English."},
			{Name: "name_ar", Type: TypeText, Description: "Name in Arabic, where attested."},
			{Name: "role", Type: TypeText, Description: "Office or function in English."},
			{Name: "role_ar", Type: TypeText, Description: "Office or function in Arabic."},
			{Name: "party", Type: TypeID, Refers: []string{"actors"}, Description: "Root party whose interest the voice has; empty for outsiders."},
			{Name: "aliases", Type: TypeText, List: true, Description: "Other spellings; spelling variants of one person are one claimant."},
		},
	}
}
