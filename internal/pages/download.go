package pages

import (
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// FileOffer is a file that can be had, as the page of downloads lists it.
type FileOffer struct {
	Name  string // behind /download/
	Ext   string
	Key   string // what it is for, in the catalogue; of files of the whole atlas
	Layer string // "" = the whole atlas
	Size  int    // bytes; 0 = not known without making it
	Live  bool   // needs a running server

	ByReading bool // depends on rule, known and without
}

// Offers are the files of an edition, and those of the day of the request.
type Offers struct{ Atlas, Layers, Day []FileOffer }

// downloadModel is the page of what there is to take away.
type downloadModel struct {
	*writer
	Groups   []fileGroup
	Layers   []layerFiles
	Day      []layerFiles
	DayText  string
	Form     *dayForm
	About    *atlas.About
	Licence  string
	Credit   string
	Cite     string
	OGCURL   string
	TileURLs []download
	Guide    string
}

// fileGroup are the files for one kind of program.
type fileGroup struct {
	Key   string
	Files []fileRow
}

type fileRow struct{ Name, URL, For, Size string }

// layerFiles are the formats of one layer.
type layerFiles struct {
	Name, Title, About string
	Files              []download
}

// dayForm chooses the day and the rule of the files of one day.
type dayForm struct {
	Action           string
	Hidden           []hiddenField
	Day, First, Last string
	Rules            []dayRule
}

type hiddenField struct{ Name, Value string }

type dayRule struct {
	Value, Name string
	Chosen      bool
}

// DownloadGroups are the kinds of programs that files are for, in the order of the
// page, with the files of the whole atlas by their keys.
func DownloadGroups() [][]string {
	return [][]string{
		{"qgis", "gpkg", "qgz", "gpkg-qgz", "qlr"},
		{"earth", "kml"},
		{"tables", "csv-zip", "series", "panel"},
		{"web", "geojson-zip", "lpf-json"},
	}
}

// Download writes the page of files.
func (s *Site) Download(req Request, offers Offers) ([]byte, error) {
	w := s.writer(req)
	about := &w.ed.Atlas.About
	pinned := *w
	pinned.req.Prefix = "/e/" + w.ed.ID
	m := &downloadModel{
		writer: w, Groups: w.fileGroups(offers.Atlas), Layers: w.layers(offers.Layers), Day: w.layers(offers.Day), DayText: w.lang.Day(w.day),
		About: about, Licence: atlas.LicenceURL(about.Licence), Credit: about.Attribution.In(w.lang.Code), Guide: w.url("/qgis"),
		Cite: w.T("download.cite.text", "title", about.Title.In(w.lang.Code), "edition", w.ed.ID, "url", pinned.whole(pinned.url("/"))),
	}
	if w.copy {
		m.Day = nil // one-date files of a copy stand beside the pages of their days
	} else {
		m.Form, m.OGCURL = w.dayForm(), w.req.Prefix+"/ogc"
		for _, layer := range []string{"control", "areas", "places", "extents", "events"} {
			m.TileURLs = append(m.TileURLs, download{w.T("layer." + layer + ".title"), "", w.req.Prefix + "/tiles/" + layer + ".json"})
		}
	}
	d := s.document(w, w.T("download.title"), w.T("download.summary"))
	d.Body = m
	return s.render("download", d)
}

// file is the address of a file under the reading of the page; "" where a copy has
// none.
func (w *writer) file(path string, pairs ...string) string {
	return plainCommas(w.url(path, append([]string{"lang", w.first}, pairs...)...))
}

// dayFiles are the files of the day for geographic programs. They have every place:
// none where places are filtered, or in a copy, which has no files of single days.
func (w *writer) dayFiles() []download {
	if w.copy || len(w.filterPairs()) > 0 {
		return nil
	}
	stem := "/download/control-" + w.day.String()
	return []download{{"GeoPackage", "gpkg", w.file(stem + ".gpkg")}, {"KML", "kml", w.file(stem + ".kml")}}
}

// plainFile is the address of a file that is the same under every reading.
func (w *writer) plainFile(path string) string { return w.req.Prefix + path }

func (w *writer) fileGroups(files []FileOffer) []fileGroup {
	byKey := map[string]FileOffer{}
	for _, f := range files {
		byKey[f.Key] = f
	}
	var out []fileGroup
	for _, keys := range DownloadGroups() {
		g := fileGroup{Key: keys[0]}
		for _, key := range keys[1:] {
			f, there := byKey[key]
			to := "/download/" + f.Name
			switch {
			case key == "panel" && w.copy && w.rule() != atlas.Documented:
				continue // a copy has this large file under the usual rule only
			case key == "series" || key == "panel":
				f.Name, to = key+".csv", "/"+key+".csv"
			case !there || f.Live && w.copy:
				continue
			}
			if url := w.file(to); url != "" {
				g.Files = append(g.Files, fileRow{f.Name, url, w.T("download.for." + key), w.size(f.Size)})
			}
		}
		out = append(out, g)
	}
	return out
}

// layers lists formats by layer.
func (w *writer) layers(files []FileOffer) []layerFiles {
	var out []layerFiles
	for _, f := range files {
		if n := len(out); n == 0 || out[n-1].Name != f.Layer {
			out = append(out, layerFiles{Name: f.Layer, Title: w.T("layer." + f.Layer + ".title"), About: w.T("layer." + f.Layer + ".about")})
		}
		url := w.plainFile("/download/" + f.Name)
		if f.ByReading {
			url = w.file("/download/" + f.Name)
		}
		if last := &out[len(out)-1]; url != "" {
			last.Files = append(last.Files, download{formatName(f.Ext), "", url})
		}
	}
	return out
}

// formatName is a format as people call it.
func formatName(ext string) string {
	switch ext {
	case "geojson":
		return "GeoJSON"
	case "gpkg":
		return "GeoPackage"
	case "csv.zip":
		return "CSV + csvt (zip)"
	}
	return strings.ToUpper(ext)
}

// size writes bytes in the unit that fits; "" where they are not known.
func (w *writer) size(bytes int) string {
	switch {
	case bytes == 0:
		return ""
	case bytes < 1<<20:
		return w.T("download.kb", "n", w.lang.Number(rounded(float64(bytes)/1000)))
	}
	return w.T("download.mb", "n", w.lang.Number(rounded(float64(bytes)/1e6*10)/10))
}

// rounded keeps whole numbers, at least 1.
func rounded(f float64) float64 { return max(1, float64(int(f+0.5))) }

// dayForm is the choice of a day and a rule, which works without scripts.
func (w *writer) dayForm() *dayForm {
	f := &dayForm{Action: w.req.Prefix + "/download", Day: w.day.String(), First: w.ed.First.String(), Last: w.ed.Last.String()}
	if w.lang.Code != w.first {
		f.Hidden = append(f.Hidden, hiddenField{"lang", w.lang.Code})
	}
	if known := w.req.Reading.Known; known != nil {
		f.Hidden = append(f.Hidden, hiddenField{"known", known.String()})
	}
	if id := w.req.Reading.Without; id != "" {
		f.Hidden = append(f.Hidden, hiddenField{"without", id})
	}
	for _, rule := range atlas.Rules {
		f.Rules = append(f.Rules, dayRule{string(rule), words.Upper(w.T("rule." + string(rule))), rule == w.rule()})
	}
	return f
}

// DownloadURL is the page of files in this language.
func (d *document) DownloadURL() string { return d.url("/download") }
