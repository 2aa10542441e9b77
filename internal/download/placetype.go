package download

// placeType is the kind of a place in the Art & Architecture Thesaurus, where it has
// a concept that says the same.
func placeType(kind string) lpType {
	id, label := concept(kind)
	if id == "" {
		return lpType{Label: kind, SourceLabels: []lpLabel{{kind, "en"}}}
	}
	return lpType{"aat:" + id, label, []lpLabel{{kind, "en"}}}
}

func concept(kind string) (id, label string) {
	switch kind {
	case "country":
		return "300387506", "countries"
	case "governorate":
		return "300000774", "provinces"
	case "district":
		return "300000705", "districts"
	case "region", "area":
		return "300182722", "regions (geographic)"
	case "city":
		return "300008389", "cities"
	case "town":
		return "300008375", "towns"
	case "village":
		return "300008372", "villages"
	case "neighbourhood":
		return "300000745", "neighborhoods"
	case "building":
		return "300004790", "single built works"
	case "facility", "station", "border_crossing":
		return "300000202", "complexes (buildings and sites)"
	case "airfield":
		return "300000681", "airports"
	case "bridge":
		return "300007836", "bridges"
	case "dam":
		return "300006084", "dams (hydraulic structures)"
	case "road":
		return "300008217", "roads"
	case "route":
		return "300265365", "routes"
	}
	return "", ""
}

// featureClass is the class of GeoNames that a kind of place belongs to, which the
// Linked Places Format asks for.
func featureClass(kind string) string {
	switch kind {
	case "country", "governorate", "district":
		return "A"
	case "region", "area":
		return "L"
	case "city", "town", "village", "neighbourhood":
		return "P"
	case "road", "route":
		return "R"
	}
	return "S"
}
