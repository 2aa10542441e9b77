package qgis_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/qgis"
	"github.com/heldline/heldline/internal/words"
)

// published is the edition of a folder.
func published(t *testing.T, folder string) *edition.Edition {
	t.Helper()
	content, _, err := publish.Publisher{}.Build(context.Background(), os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return edition.New(content)
}

func project(t *testing.T, e *edition.Edition, lang string, b qgis.Binding) *qgis.Project {
	t.Helper()
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	return &qgis.Project{
		Style: qgis.Style{Edition: e, View: v, Lang: catalogue.Language(lang)}, Binding: b, Home: "https://maps.example/e/" + e.ID,
		Stamp: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
	}
}

// node is any element of a document.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []node     `xml:",any"`
}

func parse(t *testing.T, document []byte) *node {
	t.Helper()
	var n node
	if err := xml.Unmarshal(document, &n); err != nil {
		t.Fatalf("the document is not well formed: %v", err)
	}
	return &n
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all finds the elements of a name, at any depth.
func (n *node) all(name string) []*node {
	var out []*node
	for i := range n.Children {
		c := &n.Children[i]
		if c.XMLName.Local == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}

// values are the texts of the elements of a name.
func (n *node) values(name string) []string {
	var out []string
	for _, c := range n.all(name) {
		out = append(out, c.Text)
	}
	return out
}

func attrs(list []*node, name string) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.attr(name))
	}
	slices.Sort(out)
	return out
}

func TestProjectNamesTheSameLayersThroughout(t *testing.T) {
	for _, folder := range []string{"../../data", "../server/testdata/atlas2"} {
		p := project(t, published(t, folder), "en", qgis.Beside("x.gpkg"))
		doc := parse(t, p.QGS())
		var ids []string
		for _, l := range doc.all("maplayer") {
			for i := range l.Children {
				if l.Children[i].XMLName.Local == "id" {
					ids = append(ids, l.Children[i].Text)
				}
			}
		}
		slices.Sort(ids)
		if len(ids) < 8 || len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Fatalf("the layers are %v", ids)
		}
		order, tree := attrs(doc.all("layerorder")[0].all("layer"), "id"), attrs(doc.all("layer-tree-layer"), "id")
		if !slices.Equal(order, ids) || !slices.Equal(tree, ids) {
			t.Errorf("layers %v\norder %v\ntree %v", ids, order, tree)
		}
		for i, source := range doc.values("datasource") {
			if want := "./x.gpkg|layername="; !strings.HasPrefix(source, want) {
				t.Errorf("layer %d comes from %q", i, source)
			}
		}
	}
}

func TestProjectPlaysTheCampaignDayByDay(t *testing.T) {
	e := published(t, "../../data")
	doc := parse(t, project(t, e, "en", qgis.Beside("x.gpkg")).QGS())
	campaign := slices.IndexFunc(e.Atlas.Campaigns, func(c atlas.Campaign) bool {
		return c.WindowStart <= e.Atlas.About.DefaultDate && e.Atlas.About.DefaultDate <= c.WindowEnd
	})
	c := e.Atlas.Campaigns[campaign]
	want := []string{c.WindowStart.String() + "T00:00:00Z", (c.WindowEnd + 1).String() + "T00:00:00Z"}
	got := append(doc.all("TemporalRange")[0].values("start"), doc.all("TemporalRange")[0].values("end")...)
	if controller := append(doc.values("StartDateTime"), doc.values("EndDateTime")...); !slices.Equal(got, want) || !slices.Equal(controller, want) {
		t.Errorf("the range is %v, the controller's %v, want %v", got, controller, want)
	}
	if s := doc.all("ProjectTimeSettings")[0]; s.attr("timeStep") != "1" || s.attr("timeStepUnit") != "d" || doc.values("NavigationMode")[0] != "1" {
		t.Errorf("the controller steps by %s %s in mode %v", s.attr("timeStep"), s.attr("timeStepUnit"), doc.values("NavigationMode"))
	}
	for _, l := range feature.Layers() {
		time := parse(t, project(t, e, "en", qgis.Beside("x.gpkg")).QML(&l)).all("temporal")[0]
		if (l.Start != "") != (time.attr("enabled") == "1") || l.Start != "" && time.attr("mode") != "4" {
			t.Errorf("%s: time is %v", l.Name, time.Attrs)
		}
		if l.LastIncluded != strings.Contains(time.attr("endExpression"), "1 day") {
			t.Errorf("%s ends %s", l.Name, time.attr("endExpression"))
		}
	}
}

// Each state of the data has a rule, in the colours of its actors.
func TestEveryStateHasItsRuleAndColours(t *testing.T) {
	e := published(t, "../../data")
	p := project(t, e, "en", qgis.Beside("x.gpkg"))
	l, _ := feature.LayerOf("spans")
	qml := parse(t, p.QML(l))
	filters := strings.Join(attrs(qml.all("rule"), "filter"), "\n")
	drawn := strings.Join(attrs(qml.all("Option"), "value"), "\n")
	for i := range p.View.Spans.Len() {
		s := p.View.Spans.At(i)
		want := fmt.Sprintf(`"status" = '%s' AND "holders" = '%s'`, s.Status, s.HolderList())
		switch s.Status {
		case atlas.Unknown:
			want = `"status" = 'unknown'`
		case atlas.Claimed:
			want = fmt.Sprintf(`"status" = 'claimed' AND "holder" = '%s'`, s.Holder)
		case atlas.Unsure:
			want = fmt.Sprintf(`= '%s'`, s.Holders[len(s.Holders)-1])
		}
		if !strings.Contains(filters, want) {
			t.Errorf("%s: no rule for %s", s.PlaceID, want)
		}
		if len(s.Shown()) != 1 {
			continue
		}
		var r, g, b int
		if _, err := fmt.Sscanf(e.Index.Actors[s.Shown()[0]].Color, "#%02x%02x%02x", &r, &g, &b); err != nil {
			t.Fatal(err)
		}
		if colour := fmt.Sprintf("%d,%d,%d,255", r, g, b); !strings.Contains(drawn, colour) {
			t.Errorf("%s: the colour %s is not there", s.Shown()[0], colour)
		}
	}
}

// A map theme shows what the project shows, in another language.
func TestThemesSwitchTheLanguageOfEveryShownLayer(t *testing.T) {
	p := project(t, published(t, "../../data"), "en", qgis.Beside("x.gpkg"))
	p.Others = append(p.Others, project(t, p.Edition, "ar", p.Binding).Lang)
	doc := parse(t, p.QGS())
	var shown []string
	for _, l := range doc.all("layer-tree-layer") {
		if l.attr("checked") == "Qt::Checked" {
			shown = append(shown, l.attr("id"))
		}
	}
	slices.Sort(shown)
	themes := doc.all("visibility-preset")
	if want := []string{"English", "العربية"}; !slices.Equal(attrs(themes, "name"), want) {
		t.Fatalf("the themes are %v", attrs(themes, "name"))
	}
	for _, theme := range themes {
		if !slices.Equal(attrs(theme.all("layer"), "id"), shown) {
			t.Errorf("%s shows %v, the project %v", theme.attr("name"), attrs(theme.all("layer"), "id"), shown)
		}
	}
	for _, l := range doc.all("map-layer-style-manager") {
		styles := l.all("map-layer-style")
		if l.attr("current") != "English" || len(styles) != 2 || len(styles[1].all("renderer-v2")) != 1 || len(styles[1].all("temporal")) != 1 {
			t.Errorf("a layer has the styles %v, of which %s is current", attrs(styles, "name"), l.attr("current"))
		}
	}
}

func TestArabicProjectSpeaksArabic(t *testing.T) {
	e := published(t, "../../data")
	doc := parse(t, project(t, e, "ar", qgis.Beside("x.gpkg")).QGS())
	if title := doc.values("title")[0]; title != e.Atlas.About.Title.Ar {
		t.Errorf("the title is %q", title)
	}
	for _, name := range append(attrs(doc.all("layer-tree-layer"), "name"), attrs(doc.all("rule"), "label")...) {
		if name != "" && !strings.ContainsFunc(name, func(r rune) bool { return r >= 0x600 && r < 0x700 }) {
			t.Errorf("%q is not Arabic", name)
		}
	}
	for _, style := range doc.all("text-style") {
		if style.attr("fieldName") != `coalesce("name_ar", "name")` || style.attr("fontLetterSpacing") != "0" {
			t.Errorf("names are %s, spaced by %s", style.attr("fieldName"), style.attr("fontLetterSpacing"))
		}
	}
}

const nasty = "\"><x y='z'>&amp; ]]> \x01\\ '); –"

func TestHostileNamesStayText(t *testing.T) {
	day := edtf.MustDay
	a := &atlas.Atlas{
		About: atlas.About{
			ID: "isle", Title: atlas.Text{En: nasty}, Description: atlas.Text{En: nasty}, Attribution: atlas.Text{En: nasty}, Contact: nasty, Licence: nasty,
			DefaultDate: day("1900-05-03"), Horizons: atlas.DefaultHorizons, Bounds: [4]float64{170, 2, -170, 4},
		},
		Actors: []atlas.Actor{{ID: "red", Name: atlas.Text{En: nasty}, Color: `#12" x="1`, Shape: nasty}},
		Places: []atlas.Place{{No: 1, ID: "port", Name: nasty, Kind: "town"}},
		Claims: atlas.Claims(atlas.Claim{
			ID: "c", PlaceID: "port", ActorIDs: []string{"red"}, Verb: atlas.Took, Extent: "whole", Date: edtf.MustParse("1900-05-02"), ClaimantID: atlas.DocumentClaimant,
		}),
		Claimants:  []atlas.Claimant{{ID: atlas.DocumentClaimant}},
		Geometries: map[string][]byte{atlas.BasemapFile: []byte("no topology")},
	}
	e := edition.New(edition.Content{ID: "0123456789abcdef", Atlas: a})
	p := project(t, e, "en", qgis.Live("https://maps.example/ogc?rule=any&known='x'"))
	doc := parse(t, p.QGS())
	want := strings.ReplaceAll(nasty, "\x01", "�")
	if got := doc.values("title")[0]; got != want {
		t.Errorf("the title reads %q, want %q", got, want)
	}
	if source := doc.values("datasource")[0]; !strings.Contains(source, "url='https://maps.example/ogc?rule=any&known=%27x%27' ") {
		t.Errorf("the source is %q", source)
	}
	if !strings.Contains(strings.Join(attrs(doc.all("rule"), "label"), "\n"), want) {
		t.Error("the legend does not name the actor")
	}
	if len(doc.all("x")) > 0 {
		t.Error("a name became an element")
	}
	for _, l := range feature.Layers() {
		parse(t, p.QML(&l))
	}
	parse(t, p.QLR())
	if x := doc.all("DefaultViewExtent")[0]; x.attr("xmin") != "170" || x.attr("xmax") != "190" {
		t.Errorf("the view over the antimeridian is %v", x.Attrs)
	}
}

func TestSameEditionGivesTheSameArchive(t *testing.T) {
	var archives [2][]byte
	for i := range archives {
		e := published(t, "../server/testdata/atlas2")
		b, err := project(t, e, "en", qgis.Live("https://maps.example/ogc")).QGZ()
		if err != nil {
			t.Fatal(err)
		}
		archives[i] = b
	}
	if !bytes.Equal(archives[0], archives[1]) {
		t.Error("two archives of one edition differ")
	}
	z, err := zip.NewReader(bytes.NewReader(archives[0]), int64(len(archives[0])))
	if err != nil || len(z.File) != 1 || !strings.HasSuffix(z.File[0].Name, ".qgs") {
		t.Fatalf("the archive holds %v (%v)", z, err)
	}
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil || !bytes.Contains(b, []byte("OGC_API_FEATURES")) {
		t.Errorf("the document has %d bytes (%v)", len(b), err)
	}
}
