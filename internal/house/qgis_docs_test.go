package house

import (
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/feature"
)

// guide is the guide for analysts, in each language.
func analystsGuide() []string { return []string{"docs/qgis.md", "docs/qgis.ar.md"} }

// The guide says of every file and of every layer what it is for, and of no other.
func TestAnalystsGuideListsEveryFileAndLayer(t *testing.T) {
	var files, layers []string
	for _, f := range download.Formats() {
		if f.Atlas != nil {
			files = append(files, "/download/ATLAS"+f.Suffix+"."+f.Ext)
		}
	}
	for _, l := range feature.Layers() {
		layers = append(layers, l.Name)
	}
	for _, name := range analystsGuide() {
		var gotFiles, gotLayers []string
		for _, cell := range firstCells(part(t, text(t, name), fileHeading(t, name))) {
			for _, n := range names(cell) {
				switch {
				case strings.HasPrefix(n, "/download/ATLAS"):
					gotFiles = append(gotFiles, n)
				case !strings.ContainsAny(n, "/."):
					gotLayers = append(gotLayers, n)
				}
			}
		}
		for what, lists := range map[string][2][]string{"files": {gotFiles, files}, "layers": {gotLayers, layers}} {
			got, want := lists[0], lists[1]
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s lists the %s %v, the code knows %v", name, what, got, want)
			}
		}
	}
}

// fileHeading is the line that the part on files begins with.
func fileHeading(t *testing.T, name string) string {
	t.Helper()
	for line := range strings.Lines(text(t, name)) {
		if strings.HasPrefix(line, "## ") && strings.Contains(line, "{#files}") {
			return strings.TrimSpace(line)
		}
	}
	t.Fatalf("%s has no part {#files}", name)
	return ""
}

func TestAnalystsGuideIsTheSameInEveryLanguage(t *testing.T) { sameGuides(t, analystsGuide()) }
