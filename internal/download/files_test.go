package download_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// Every file can be made, is the same when it is made again, and says what it is.
func TestFilesAreTheSameAndSayWhatTheyAre(t *testing.T) {
	e := world(t)
	all := append(download.Files(e), download.OnDay(e.Last)...)
	if len(all) < 40 {
		t.Errorf("only %d files", len(all))
	}
	names := map[string]bool{}
	for _, f := range all {
		if names[f.Name] {
			t.Errorf("%s is listed twice", f.Name)
		}
		names[f.Name] = true
		data := fileOf(t, e, f.Name)
		if again := fileOf(t, world(t), f.Name); again != data {
			t.Errorf("%s: %d bytes, then others", f.Name, len(data))
		}
		text := data
		if strings.HasSuffix(f.Format.Ext, "zip") {
			text = ""
			for _, part := range unpacked(t, data) {
				text += part
			}
		}
		switch f.Format.Ext {
		case "geojson", "kml", "csv.zip", "geojson.zip", "lpf.json":
			for _, want := range []string{e.ID, site + "/e/" + e.ID + "/codebook"} {
				if !strings.Contains(text, want) {
					t.Errorf("%s does not say %s", f.Name, want)
				}
			}
			if f.Layer != nil && f.Layer.Ground {
				continue // the work of others, under their licences
			}
			if !strings.Contains(text, "https://example.org/a?b=") || !strings.Contains(text, "CC-BY-4.0") {
				t.Errorf("%s does not name its source or its licence", f.Name)
			}
		}
	}
}

// Texts stay texts: no cell is a formula, nothing breaks out of XML or of its line.
func TestNastyTextsAreHarmlessInEveryFormat(t *testing.T) {
	e := world(t)
	for _, f := range append(download.Files(e), download.OnDay(e.Last)...) {
		data := fileOf(t, e, f.Name)
		parts := map[string]string{f.Name: data}
		if strings.HasSuffix(f.Format.Ext, "zip") {
			parts = unpacked(t, data)
		}
		for name, text := range parts {
			switch {
			case strings.HasSuffix(name, ".csv"):
				for _, row := range table(t, name, text) {
					for column, cell := range row {
						if cell != "" && strings.ContainsAny(cell[:1], "=+@\t\r") {
							t.Errorf("%s: %s is %q", name, column, cell)
						}
					}
				}
			case strings.HasSuffix(name, "json"):
				if !json.Valid([]byte(text)) {
					t.Errorf("%s is no JSON", name)
				}
			case strings.HasSuffix(name, ".kml"):
				soundXML(t, name, text)
				if strings.ContainsAny(text, "\x07\u202e") {
					t.Errorf("%s has a character that turns or rings", name)
				}
			case strings.HasSuffix(name, ".txt"):
				if strings.ContainsAny(text, "\x07\u202e") || strings.Contains(text, "\nSecond:") {
					t.Errorf("%s: a text has left its line: %q", name, text)
				}
			}
		}
	}
}

// soundXML reads a document to its end; no element in it comes from a text.
func soundXML(t *testing.T, name, text string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
			t.Errorf("%s: a name has become an element", name)
		}
	}
}

func table(t *testing.T, name, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		out = append(out, row)
	}
	return out
}

// The line of types fits the columns, and the codebook explains each of them.
func TestTablesHaveTheirTypesAndTheirCodebook(t *testing.T) {
	parts := unpacked(t, fileOf(t, world(t), "world.csv.zip"))
	explained := map[string]map[string]string{}
	for _, row := range table(t, "codebook.csv", parts["codebook.csv"]) {
		explained[row["table"]+" "+row["column"]] = row
	}
	for _, l := range feature.Layers() {
		if l.Ground {
			continue
		}
		stem := l.Name
		if l.ByDay {
			stem += "-1950-05-05"
		}
		head, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(parts[stem+".csv"], "\uFEFF"))).Read()
		types := strings.Split(strings.TrimSpace(parts[stem+".csvt"]), ",")
		if err != nil || len(head) != len(types) || parts[stem+".prj"] == "" {
			t.Errorf("%s: %d columns, %d types, %v", stem, len(head), len(types), err)
			continue
		}
		fields := map[string]feature.Field{}
		for _, f := range l.Fields() {
			fields[f.Name] = f
		}
		for i, column := range head {
			if f, ok := fields[column]; ok && (f.Type == feature.DateField) != (types[i] == "Date") {
				t.Errorf("%s: %s is a %s, said to be %s", stem, column, f.Type, types[i])
			}
			row := explained[l.Name+" "+column]
			if row["meaning"] == "" || row["empty_means"] == "" || row["type"] == "" {
				t.Errorf("the codebook does not explain %s of %s: %v", column, l.Name, row)
			}
		}
	}
	for key, want := range map[string]string{"spans status": "held", "control kind": "village", "events kind": "strike", "extents shape": "circle", "claims verb": "took"} {
		if !slices.Contains(strings.Fields(explained[key]["values"]), want) {
			t.Errorf("%s: the closed list is %q", key, explained[key]["values"])
		}
	}
}

// A placemark stands in the days of its span: from the first to the one on which the
// next begins, and an open end is left out.
func TestPlacemarksStandInTheDaysOfTheirSpans(t *testing.T) {
	e := world(t)
	var doc struct {
		Folder struct {
			Name      string      `xml:"name"`
			Placemark []placemark `xml:"Placemark"`
		} `xml:"Document>Folder"`
		Style []struct {
			ID    string `xml:"id,attr"`
			Color string `xml:"IconStyle>color"`
		} `xml:"Document>Style"`
	}
	if err := xml.Unmarshal([]byte(fileOf(t, e, "spans.kml")), &doc); err != nil {
		t.Fatal(err)
	}
	spans := e.View(atlas.Reading{Rule: atlas.Documented}).Spans
	if doc.Folder.Name != "spans" || len(doc.Folder.Placemark) != spans.Len() {
		t.Fatalf("%s with %d placemarks for %d spans", doc.Folder.Name, len(doc.Folder.Placemark), spans.Len())
	}
	want, got := map[string]int{}, map[string]int{}
	text := func(d *edtf.Day) string {
		if d == nil {
			return ""
		}
		return d.String()
	}
	for _, s := range spans.Rows() {
		want[s.PlaceID+" "+text(s.Start)+" "+text(s.End)+" "+string(s.Status)]++
	}
	for _, p := range doc.Folder.Placemark {
		got[p.data("place_id")+" "+p.Begin+" "+p.End+" "+p.data("status")]++
	}
	for key, n := range want {
		if got[key] != n {
			t.Errorf("%d placemarks %q, want %d: %v", got[key], key, n, got)
		}
	}
	colours := map[string]string{}
	for _, s := range doc.Style {
		colours[s.ID] = s.Color
	}
	if colours["held-actor-red"] != "ff1e26b3" || colours["claimed-actor-red"] != "ff1e26b3" {
		t.Errorf("#b3261e is not ff1e26b3: %v", colours)
	}
	for _, p := range doc.Folder.Placemark {
		if _, there := colours[strings.TrimPrefix(p.Style, "#")]; !there {
			t.Errorf("no style %s", p.Style)
		}
	}
}

type placemark struct {
	Begin string `xml:"TimeSpan>begin"`
	End   string `xml:"TimeSpan>end"`
	Style string `xml:"styleUrl"`
	Data  []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:",chardata"`
	} `xml:"ExtendedData>SchemaData>SimpleData"`
}

func (p *placemark) data(name string) string {
	for _, d := range p.Data {
		if d.Name == name {
			return d.Value
		}
	}
	return ""
}

func TestNamesOfSavedFilesAreASCIIWithTheWholeNameBeside(t *testing.T) {
	for name, want := range map[string]string{
		"control-2017-11-03.kml": `attachment; filename="control-2017-11-03.kml"; filename*=UTF-8''control-2017-11-03.kml`,
		"أنبار \"x\".csv":        `attachment; filename="_____ _x_.csv"; filename*=UTF-8''%D8%A3%D9%86%D8%A8%D8%A7%D8%B1%20%22x%22.csv`,
		"a\r\nSet-Cookie: b":     `attachment; filename="a__Set-Cookie: b"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b`,
	} {
		got := download.Disposition(name)
		if got != want || strings.ContainsFunc(got, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsControl(r) }) {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
}
