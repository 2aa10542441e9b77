package ogc

// filterClasses are the classes of requirements of Part 3.
func filterClasses() []string {
	return []string{"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables"}
}
