package datapack

// Descriptor is datapackage.json: the Frictionless keys and our own.
type Descriptor struct {
	Name          string      `json:"name"`
	Title         string      `json:"title"`
	TitleAr       string      `json:"title_ar"`
	Profile       string      `json:"profile"`
	Description   string      `json:"description"`
	DescriptionAr string      `json:"description_ar"`
	Licenses      []Licence   `json:"licenses"`
	Sources       []Origin    `json:"sources,omitempty"`
	Attribution   string      `json:"attribution"`
	AttributionAr string      `json:"attribution_ar"`
	BasemapNote   string      `json:"basemap_note"`
	BasemapNoteAr string      `json:"basemap_note_ar"`
	Contact       string      `json:"contact"`
	ReportTo      string      `json:"report_to"`
	DefaultDate   string      `json:"default_date"`
	Horizons      HorizonDays `json:"horizons"`
	Bounds        [4]float64  `json:"bounds"`
	Areas         *AreaRules  `json:"areas,omitempty"`
	Resources     []Resource  `json:"resources"`
}

// Licence is one licence of the data; the first is the one exports name.
type Licence struct {
	Name  string `json:"name"` // SPDX id
	Path  string `json:"path"`
	Title string `json:"title"`
}

// Origin is one source of the package as a whole.
type Origin struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

// HorizonDays are atlas.Horizons as the file writes them, in days.
type HorizonDays struct {
	Contested int `json:"contested"`
	Claimed   int `json:"claimed"`
	Held      int `json:"held"`
}

// AreaRules are atlas.Areas as the file writes them.
type AreaRules struct {
	ReachKm   float64 `json:"reach_km,omitempty"`
	StudyArea string  `json:"study_area,omitempty"` // path of a GeoJSON file in the folder
}

const descriptorFile = "datapackage.json"
