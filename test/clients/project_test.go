//go:build clients

package clients

import (
	"slices"
	"testing"
)

// treeLayer is a layer in the tree of a project.
type treeLayer struct {
	Name     string
	Valid    bool
	Temporal bool
}

// project is a project as QGIS opens it.
type project struct {
	Layers     []treeLayer
	Shown      []string
	Mode       int     // of the temporal controller
	Hours      float64 // of one step
	Start, End string
	Faults     []string // expressions of the styles that QGIS cannot read, and ignores
	Pictures   map[string]drawn
	Again      drawn                         // 3 November 2017, drawn once more
	States     map[string]map[string][]state // by time zone and day
}

// animated is the temporal controller's mode in which it plays (QgsTemporalNavigationObject::Animated).
const animated = 1

func TestQGISOpensEveryProjectReadyToPlay(t *testing.T) {
	for _, name := range []string{"live", "beside", "inside"} {
		t.Run(name, func(t *testing.T) {
			p := seen[project](t, "project "+name)
			var temporal []string
			for _, l := range p.Layers {
				if !l.Valid {
					t.Errorf("the layer %s is not valid", l.Name)
				}
				if l.Temporal {
					temporal = append(temporal, l.Name)
				}
			}
			if len(p.Layers) < 4 || len(temporal) == 0 || len(p.Shown) < 2 {
				t.Fatalf("the project has the layers %v, with time %v, drawn %v", p.Layers, temporal, p.Shown)
			}
			for _, fault := range p.Faults {
				t.Error(fault)
			}
			if slices.Contains(p.Shown, "Estimated areas") {
				t.Error("estimated areas are drawn without being asked for")
			}
			if p.Mode != animated || p.Hours != 24 {
				t.Errorf("the controller has mode %d and steps of %g hours, want %d and a day", p.Mode, p.Hours, animated)
			}
			if p.Start > "2017-11-02" || p.End < "2017-12-09" {
				t.Errorf("the controller goes from %s to %s", p.Start, p.End)
			}
		})
		t.Run(name+" draws days", func(t *testing.T) {
			p := seen[project](t, "project "+name)
			before, after := p.Pictures["2017-11-02"], p.Pictures["2017-11-03"]
			if before.Print == "" || after.Print == "" {
				t.Fatalf("only %v were drawn", p.Pictures)
			}
			if before.Print == after.Print {
				t.Error("2 and 3 November 2017 look the same")
			}
			if after != p.Again {
				t.Error("the same day drawn twice gives two pictures")
			}
			if after.Colours < 20 {
				t.Errorf("the picture has %d colours", after.Colours)
			}
		})
		t.Run(name+" has the server's days", func(t *testing.T) {
			p := seen[project](t, "project "+name)
			for _, zone := range zones() {
				for _, day := range days()[1:] { // the first is long before the campaign
					same(t, p.States[zone][day], control(t, day))
				}
			}
		})
	}
}

func TestQGISAddsTheLayerDefinition(t *testing.T) {
	layers := seen[[]treeLayer](t, "qlr")
	temporal := 0
	for _, l := range layers {
		if !l.Valid {
			t.Errorf("the layer %s is not valid", l.Name)
		}
		if l.Temporal {
			temporal++
		}
	}
	if len(layers) == 0 || temporal == 0 {
		t.Errorf("it has the layers %v", layers)
	}
}
