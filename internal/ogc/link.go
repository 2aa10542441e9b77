package ogc

import (
	"net/url"
	"strings"
)

// Media types. Clients and the conformance suite compare them as text.
const (
	TypeJSON    = "application/json"
	TypeGeoJSON = "application/geo+json"
	TypeSchema  = "application/schema+json"
	TypeOpenAPI = "application/vnd.oai.openapi+json;version=3.0"
	TypeHTML    = "text/html"
)

// Relations of OGC's own.
const (
	relQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
	relSchema     = "http://www.opengis.net/def/rel/ogc/1.0/schema"
)

// Link leads from a document to another address, which is always absolute: QGIS
// opens nothing behind a relative one.
type Link struct {
	Href  string `json:"href"`
	Rel   string `json:"rel"`
	Type  string `json:"type,omitempty"`
	Title string `json:"title,omitempty"`
}

// withParam sets one parameter of an address and keeps all others as they are
// written.
func withParam(address, name, value string) string {
	path, query, _ := strings.Cut(address, "?")
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(part, "=")
		if plain, err := url.QueryUnescape(key); part != "" && (err != nil || plain != name) {
			kept = append(kept, part)
		}
	}
	if value != "" {
		kept = append(kept, name+"="+url.QueryEscape(value))
	}
	if len(kept) == 0 {
		return path
	}
	return path + "?" + strings.Join(kept, "&")
}
