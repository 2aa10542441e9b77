package sample

// sides are the root parties, in the order of the fighting.
func sides() []string { return []string{"reds", "blues", "greens"} }

func actors() rows {
	return rows{
		{"actor_id": "reds", "name": "Reds", "color": "#a1260d", "color_dark": "#e0664f", "shape": "circle", "origin": "invented"},
		{"actor_id": "blues", "name": "Blues", "color": "#1f4fb0", "color_dark": "#6f9fe8", "shape": "square", "origin": "invented"},
		{"actor_id": "greens", "name": "Greens", "color": "#2f7d3b", "color_dark": "#6fbf7b", "shape": "diamond", "origin": "invented"},
		{"actor_id": "red-guard", "name": "Red Guard", "parent_id": "reds", "origin": "invented"},
	}
}

// claimants are the text, an outsider, and a voice of each side.
func claimants() rows {
	out := rows{{"claimant_id": "document", "name": "The text"}, {"claimant_id": "observer", "name": "The observer"}}
	for _, side := range sides() {
		out = append(out, map[string]string{"claimant_id": side + "-voice", "name": "Voice of the " + side, "party": side})
	}
	return out
}

func sources() rows {
	return rows{{"source_id": "report", "title": "An invented report", "language": "en", "kind": "secondary", "retrieved_on": "2001-01-01"}}
}

func campaigns() rows {
	return rows{{
		"campaign_id": "campaign", "title": "The invented campaign", "source_id": "report", "date": firstDay.String(),
		"window_start": firstDay.String(), "window_end": (firstDay + 30).String(),
	}}
}
