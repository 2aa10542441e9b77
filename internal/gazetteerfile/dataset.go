package gazetteerfile

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Options say what a file does not say itself.
type Options struct {
	Name           string // of the dataset; empty = from the file's name
	Licence        string // empty = that of the format
	Attribution    string // empty = that of the format
	URL            string // empty = that of the format
	Dated          string // YYYY-MM-DD; empty = the newest row of a GeoNames file
	AlternateNames string // path of a table alternateNamesV2, or empty
	Today          string // YYYY-MM-DD
}

// What GeoNames asks of those who pass its data on.
const (
	geonamesLicence     = "CC-BY-4.0"
	geonamesAttribution = "GeoNames (geonames.org)"
	geonamesURL         = "https://www.geonames.org/"
)

const maxDatasetName = 40

// datasetName checks a given name, or makes one from the file's: the dataset's
// name stands in commands and, in a CSV without ids, in the ids of its rows.
func datasetName(given, file string) (string, error) {
	if given != "" {
		if given != cleanName(given) {
			return "", fmt.Errorf("a dataset cannot be called %q; a name has small letters, digits and hyphens, begins with a letter and has at most %d characters, such as --name %s",
				given, maxDatasetName, suggestion(given))
		}
		return given, nil
	}
	name := cleanName(stem(file))
	if name == "" {
		return "", fmt.Errorf("the name of %s gives no name for the dataset; name it with --name", filepath.Base(file))
	}
	return name, nil
}

func suggestion(name string) string {
	if clean := cleanName(name); clean != "" {
		return clean
	}
	return "places"
}

// stem is a file's name without folder and without the endings that say how it
// is packed.
func stem(file string) string {
	name := filepath.Base(file)
	for {
		ext := filepath.Ext(name)
		switch strings.ToLower(ext) {
		case ".zip", ".gz", ".txt", ".csv", ".tsv":
			name = strings.TrimSuffix(name, ext)
		default:
			return name
		}
	}
}

// cleanName makes small letters, digits and single hyphens of a text.
func cleanName(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == maxDatasetName {
			break
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// idPrefix is what the ids of rows without one begin with: a dataset's name in
// the form that gazetteer ids have everywhere.
func idPrefix(dataset string) string { return strings.ReplaceAll(dataset, "-", "") }
