package cql

// Conformance lists the conformance classes of CQL2 that hold here.
func Conformance() []string {
	const classes = "http://www.opengis.net/spec/cql2/1.0/conf/"
	names := []string{
		"cql2-text", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison", "accent-insensitive-comparison",
		"basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "property-property", "arithmetic",
		"basic-spatial-operators", // as drafts called basic-spatial-functions; QGIS asks for this name
	}
	for i, name := range names {
		names[i] = classes + name
	}
	return names
}
