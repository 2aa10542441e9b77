package download

import (
	"strings"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/feature"
)

// Explained is what the HTTP reference says of one column.
type Explained struct{ Meaning, Null, Values string }

// Explain reads what docs/http.md says of the columns of a layer, by their names:
// one text for those who read the reference and those who read the file.
func Explain(l *feature.Layer) map[string]Explained {
	out := map[string]Explained{}
	lists := map[string]string{}
	for _, row := range rowsUnder("## Closed lists") {
		lists[strings.Trim(row[0], "`")] = row[1]
	}
	for _, heading := range headings(l) {
		for _, row := range rowsUnder(heading) {
			if len(row) < 4 {
				continue
			}
			x := Explained{Meaning: row[2], Null: row[3]}
			for _, name := range ticked(row[0]) {
				if row[1] == "list" {
					x.Values = listOf(lists, name, l)
				}
				out[name] = x
			}
		}
	}
	return out
}

// headings are those under which docs/http.md has the columns of a layer.
func headings(l *feature.Layer) []string {
	switch l.Name {
	case "spans":
		return []string{"### Control", "### Spans"}
	case "area_spans":
		return []string{"### Areas", "### Spans"}
	case "claims":
		return []string{"### Claims as features"}
	case "extents", "extent_lines":
		return []string{"### Extents"}
	case "ground_areas", "ground_lines", "ground_names":
		return []string{"### Ground"}
	}
	return []string{"### " + strings.ToUpper(l.Name[:1]) + l.Name[1:]}
}

// listOf finds the closed list of a column.
func listOf(lists map[string]string, column string, l *feature.Layer) string {
	switch {
	case column == "kind" && l.Ground:
		column = "kind of the ground"
	case column == "kind" && l.Name == "events":
		column = "kind of event"
	case column == "kind":
		column = "kind of place"
	case column == "shape":
		column = "shape` of an extent"
	}
	return strings.ReplaceAll(lists[column], "`", "")
}

// rowsUnder are the rows of the tables under a heading of the reference, without
// those of their heads.
func rowsUnder(heading string) [][]string {
	_, rest, _ := strings.Cut(docs.HTTP(), "\n"+heading+"\n")
	under, _, _ := strings.Cut(rest, "\n#")
	var out [][]string
	head := true
	for line := range strings.Lines(under) {
		line = strings.TrimSpace(line)
		switch {
		case !strings.HasPrefix(line, "|"):
			head = true
		case head:
			head = false
		case !strings.HasPrefix(line, "|---"):
			var cells []string
			for _, cell := range strings.Split(strings.Trim(line, "|"), " | ") {
				cells = append(cells, strings.TrimSpace(cell))
			}
			out = append(out, cells)
		}
	}
	return out
}

// ticked are the words that a text sets in code.
func ticked(text string) []string {
	var out []string
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			out = append(out, part)
		}
	}
	return out
}

// unit is the unit of a column, which its name states.
func unit(f feature.Field) string {
	switch {
	case strings.HasSuffix(f.Name, "_km2"):
		return "km²"
	case strings.HasSuffix(f.Name, "_m"):
		return "m"
	case f.Type == feature.DateField:
		return "calendar day, YYYY-MM-DD"
	}
	return ""
}

// codebookColumns are the columns of the codebook itself.
func codebookColumns() []string {
	return []string{"table", "column", "type", "unit", "meaning", "empty_means", "values"}
}

// explanation is the row of the codebook on a column.
func explanation(l *feature.Layer, f feature.Field, about map[string]Explained) []any {
	x := about[f.Name]
	return []any{l.Name, f.Name, string(f.Type), unit(f), strings.ReplaceAll(x.Meaning, "`", ""), strings.ReplaceAll(x.Null, "`", ""), x.Values}
}

// codebookCSV explains every column of some tables.
func codebookCSV(layers []feature.Layer) []byte {
	t := feature.NewTable(codebookColumns()...)
	for i := range layers {
		l := &layers[i]
		if !tables(l) {
			continue
		}
		t.Add(l.Name, "id", "integer", "", "number of the feature in this edition; ids of places, events and claims are in columns of their own", "never", "")
		if l.Geometry == feature.PointGeometry {
			t.Add(l.Name, "lon", "number", "degrees", "longitude, WGS 84", "no point: an area, a road, a ring or not located", "")
			t.Add(l.Name, "lat", "number", "degrees", "latitude, WGS 84", "as lon", "")
		} else {
			t.Add(l.Name, "wkt", "text", "degrees", "the shape as well-known text, longitude before latitude, WGS 84", "never", "")
		}
		about := Explain(l)
		for _, f := range l.Fields() {
			t.Add(explanation(l, f, about)...)
		}
	}
	return t.Bytes()
}
