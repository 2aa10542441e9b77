package sample

// side is a root party, with a force of its own and whom it fights beside at times.
type side struct {
	id, unit, ally string
	name, force    name
	color, dark    string
	shape          string
}

func sides() []side {
	return []side{
		{"reds", "red-guard", "greens", name{"Red Front", "الجبهة الحمراء"}, name{"Red Guard", "الحرس الأحمر"}, "#a1260d", "#e0664f", "circle"},
		{"blues", "blue-brigade", "reds", name{"Blue Army", "الجيش الأزرق"}, name{"Blue Brigade", "اللواء الأزرق"}, "#1f4fb0", "#6f9fe8", "square"},
		{"greens", "green-column", "blues", name{"Green Movement", "الحركة الخضراء"}, name{"Green Column", "الرتل الأخضر"}, "#2f7d3b", "#6fbf7b", "diamond"},
	}
}

func actors(write func(row) error) error {
	for _, s := range sides() {
		err := write(row{
			"actor_id": s.id, "name": s.name.latin, "name_ar": s.name.arabic, "color": s.color, "color_dark": s.dark, "shape": s.shape, "origin": "invented",
		})
		if err != nil {
			return err
		}
	}
	for _, s := range sides() {
		if err := write(row{"actor_id": s.unit, "name": s.force.latin, "name_ar": s.force.arabic, "parent_id": s.id, "origin": "invented"}); err != nil {
			return err
		}
	}
	return nil
}

// claimants are the text, two outsiders, and two voices of each side.
func claimants(write func(row) error) error {
	all := []row{
		{"claimant_id": "document", "name": "The text itself", "name_ar": "النص نفسه"},
		{"claimant_id": "observer", "name": "Observatory for the Sea", "name_ar": "مرصد البحر"},
		{"claimant_id": "relief-agency", "name": "Relief agency"},
	}
	for _, s := range sides() {
		all = append(all,
			row{"claimant_id": s.id + "-voice", "name": "Radio of " + s.name.latin, "party": s.id},
			row{"claimant_id": s.id + "-spokesman", "name": "Spokesman of " + s.name.latin, "role": "Officer who reads the communiqués", "party": s.id})
	}
	for _, r := range all {
		if err := write(r); err != nil {
			return err
		}
	}
	return nil
}

func campaigns(write func(row) error) error {
	return write(row{
		"campaign_id": "campaign", "title": "The first offensive", "source_id": sourceID(0), "date": firstDay.String(),
		"window_start": firstDay.String(), "window_end": (firstDay + 30).String(),
	})
}
