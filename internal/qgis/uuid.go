package qgis

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// uuid is a number of the form that QGIS gives its things, the same for the same seed.
func uuid(seed string) string {
	h := sha256.Sum256([]byte(seed))
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// layerID is the id of a layer in a project. QGIS replaces short ones.
func layerID(project, layer string) string {
	return layer + "_" + strings.ReplaceAll(uuid(project+" "+layer), "-", "_")
}
