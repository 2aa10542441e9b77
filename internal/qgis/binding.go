package qgis

import "strings"

// Binding is where the layers of a project come from.
type Binding struct {
	provider string
	source   func(layer string) string
}

// Live takes layers from the service of the OGC at an absolute address.
func Live(root string) Binding {
	return Binding{"OAPIF", func(layer string) string {
		return "pagingEnabled='true' restrictToRequestBBOX='1' preferCoordinatesForWfsT11='false' typename='" + layer +
			"' url='" + strings.ReplaceAll(root, "'", "%27") + "' version='OGC_API_FEATURES'"
	}}
}

// Beside takes layers from a GeoPackage in the project's own folder, or the one that
// the project is in.
func Beside(file string) Binding {
	return Binding{"ogr", func(layer string) string { return "./" + file + "|layername=" + layer }}
}
