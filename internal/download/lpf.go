package download

import (
	"encoding/json"

	"github.com/heldline/heldline/internal/feature"
)

// The members of a collection in the Linked Places Format 1.3
// (https://github.com/LinkedPasts/linked-places-format).
type lpCollection struct {
	Type        string           `json:"type"`
	Context     string           `json:"@context"`
	Title       string           `json:"title"`
	Licence     string           `json:"license"`
	Attribution string           `json:"attribution"`
	Edition     string           `json:"edition"`
	Rule        string           `json:"rule"`
	Codebook    string           `json:"codebook"`
	Citation    lpCitation       `json:"citation"`
	Sources     []feature.Source `json:"sources"`
	Features    []lpFeature      `json:"features"`
}

type lpFeature struct {
	ID           string          `json:"@id"`
	Type         string          `json:"type"`
	Properties   lpProperties    `json:"properties"`
	Geometry     lpGeometry      `json:"geometry"`
	Names        []lpName        `json:"names"`
	Types        []lpType        `json:"types"`
	Links        []lpLink        `json:"links,omitempty"`
	Relations    []lpRelation    `json:"relations,omitempty"`
	Descriptions []lpDescription `json:"descriptions,omitempty"`
}

type lpProperties struct {
	Title    string   `json:"title"`
	CCodes   []string `json:"ccodes,omitempty"`
	FClasses []string `json:"fclasses"`
}

type lpGeometry struct {
	Type       string    `json:"type"`
	Geometries []lpShape `json:"geometries"`
}

type lpShape struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
	Certainty   string          `json:"certainty,omitempty"`
}

type lpName struct {
	Toponym   string       `json:"toponym"`
	Lang      string       `json:"lang,omitempty"`
	Citations []lpCitation `json:"citations,omitempty"`
}

type lpCitation struct {
	Label string `json:"label"`
	ID    string `json:"@id,omitempty"`
}

type lpType struct {
	Identifier   string    `json:"identifier,omitempty"`
	Label        string    `json:"label"`
	SourceLabels []lpLabel `json:"sourceLabels"`
}

type lpLabel struct {
	Label string `json:"label"`
	Lang  string `json:"lang"`
}

type lpLink struct {
	Type       string `json:"type"`
	Identifier string `json:"identifier"`
}

type lpRelation struct {
	Type      string       `json:"relationType"`
	To        string       `json:"relationTo"`
	Label     string       `json:"label"`
	When      *lpWhen      `json:"when,omitempty"`
	Citations []lpCitation `json:"citations,omitempty"`
	Certainty string       `json:"certainty,omitempty"`
}

type lpDescription struct {
	ID    string `json:"@id"`
	Value string `json:"value"`
	Lang  string `json:"lang"`
}

type lpWhen struct {
	Timespans []lpSpan `json:"timespans"`
}

type lpSpan struct {
	Start lpBound `json:"start"`
	End   lpBound `json:"end"`
}

// lpBound is a day, or the range in which it lies.
type lpBound struct {
	In       string `json:"in,omitempty"`
	Earliest string `json:"earliest,omitempty"`
	Latest   string `json:"latest,omitempty"`
}
