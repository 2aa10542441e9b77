package publish_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/publish"
)

// shelf is a library of a few rows.
type shelf struct {
	gazetteer.Library
	rows  []atlas.GazetteerEntry
	asked int
	fails error
}

func (s *shelf) Stamp(context.Context) (string, error) { return "stamp " + s.rows[0].ID, nil }

func (s *shelf) Rows(_ context.Context, ids []string) ([]atlas.GazetteerEntry, error) {
	return s.pick(func(r *atlas.GazetteerEntry, id string) bool { return r.ID == id }, ids)
}

func (s *shelf) Named(_ context.Context, names []string) ([]atlas.GazetteerEntry, error) {
	return s.pick(func(r *atlas.GazetteerEntry, name string) bool {
		return slices.ContainsFunc(gazetteer.KeysOf(r), func(k gazetteer.NameKey) bool { return gazetteer.Fold(k.Name) == gazetteer.Fold(name) })
	}, names)
}

func (s *shelf) pick(is func(*atlas.GazetteerEntry, string) bool, asked []string) (out []atlas.GazetteerEntry, err error) {
	s.asked++
	for i := range s.rows {
		for _, x := range asked {
			if is(&s.rows[i], x) {
				out = append(out, s.rows[i])
			}
		}
	}
	return out, s.fails
}

func row(id, name string, lat, lon float64) atlas.GazetteerEntry {
	return atlas.GazetteerEntry{ID: id, Name: name, Kind: "village", Lat: lat, Lon: lon, Origin: "a dump of a day"}
}

// island is the second atlas with one place located by another expression.
func island(t *testing.T, where string) fstest.MapFS {
	fsys := folder(t, second)
	replace(t, fsys, "places.csv", "3 km NE of harbour", where)
	return fsys
}

func TestImportedRowsLocateWhatTheFolderDoesNotKnow(t *testing.T) {
	library := &shelf{rows: []atlas.GazetteerEntry{row("geonames:7", "Anse Vata", -17.4, 179.3), row("geonames:8", "Anse Noire", -17.3, 179.1)}}
	for where, located := range map[string]string{"geonames:7": gazetteer.ByGazetteer, "Anse Vatah": gazetteer.ByGazetteer, "3 km NE of anse vata": gazetteer.ByOffset} {
		content, warnings, err := publish.Publisher{Library: library}.Build(t.Context(), island(t, where))
		if err != nil || len(warnings) > 0 {
			t.Fatalf("%s: %v %v", where, warnings, err)
		}
		for i := range content.Located {
			if l := &content.Located[i]; l.PlaceID == "bridge" && (l.LocatedBy != located || l.Point == nil || !reflect.DeepEqual(l.GazetteerIDs, []string{"geonames:7"})) {
				t.Errorf("%s: located as %+v", where, l)
			}
		}
		if g := content.Atlas.Gazetteer; len(g) != 1 || g[0].Origin != library.rows[0].Origin {
			t.Errorf("%s: the edition keeps the rows %+v, want the one that it rests upon", where, g)
		}
	}
}

// The place is called as it is located, so that nothing else in the folder bears the name.
func TestPlaceIsLocatedByTheImportedRowOfItsOwnName(t *testing.T) {
	library := &shelf{rows: []atlas.GazetteerEntry{row("geonames:7", "Anse Vata", -17.4, 179.3)}}
	fsys := island(t, "Anse Vata")
	replace(t, fsys, "places.csv", "5,bridge,ხიდი,", "5,bridge,Anse Vata,")
	content, _, err := publish.Publisher{Library: library}.Build(t.Context(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	for i := range content.Located {
		if l := &content.Located[i]; l.PlaceID == "bridge" && !slices.Equal(l.GazetteerIDs, []string{"geonames:7"}) {
			t.Errorf("located as %+v", l)
		}
	}
}

func TestImportedNameOfARowOfTheFolderKeepsThatRow(t *testing.T) {
	imported := row("geonames:7", "Elsewhere", 10, 10)
	imported.Aliases = []string{"Anse Noire", "Third Name"}
	fsys := island(t, "anse noire")
	fsys["gazetteer.csv"] = &fstest.MapFile{Data: []byte("gazetteer_id,name,name_ar,aliases,kind,country,admin1,admin2,lat,lon,precision_m,origin\n" +
		"geonames:7,Anse Vata,,,village,,,,-17.4,179.3,,an editor\n")}
	content, _, err := publish.Publisher{Library: &shelf{rows: []atlas.GazetteerEntry{imported}}}.Build(t.Context(), fsys)
	if err != nil {
		t.Fatal(err)
	}
	g := content.Atlas.Gazetteer
	if len(g) != 1 || g[0].Name != "Anse Vata" || g[0].Origin != "an editor" || !slices.Equal(g[0].Aliases, []string{"Anse Noire"}) {
		t.Errorf("the edition keeps the rows %+v", g)
	}
	for i := range content.Located {
		if l := &content.Located[i]; l.PlaceID == "bridge" && (l.Point == nil || l.Point.Lat() != -17.4) {
			t.Errorf("located as %+v", l)
		}
	}
	if err := openStore(t).Keep(t.Context(), edition.Release{Folder: "folder"}, content); err != nil {
		t.Error(err)
	}
}

func TestFolderThatResolvesByItselfAsksNoLibrary(t *testing.T) {
	library := &shelf{rows: []atlas.GazetteerEntry{row("geonames:7", "harbour", 10, 10)}}
	fsys := folder(t, second)
	content, _, err := publish.Publisher{Library: library}.Build(t.Context(), fsys)
	if err != nil || library.asked > 0 || content.ID != idOf(t, fsys) {
		t.Errorf("edition %s after %d questions (%v), want %s and none", content.ID, library.asked, err, idOf(t, fsys))
	}
}

func TestAmbiguousNameIsPublishedAsSuch(t *testing.T) {
	library := &shelf{rows: []atlas.GazetteerEntry{row("geonames:7", "Anse", -17.4, 179.3), row("geonames:8", "Anse", -17.3, 179.1)}}
	fsys := island(t, "Anse")
	replace(t, fsys, "places.csv", "unlocated, near cape", "2 km N of bridge")
	store := openStore(t)
	p := publish.Publisher{Library: library}
	result, err := p.Publish(t.Context(), fsys, store)
	if err != nil || len(result.Warnings) != 2 {
		t.Fatalf("%+v %v", result, err)
	}
	if w := result.Warnings[0]; w.File != "places.csv" || w.Line != 6 || !strings.Contains(w.Message, "geonames:7 or geonames:8") {
		t.Errorf("warned of %s", w)
	}
	content, err := store.Load(t.Context(), result.Edition)
	if err != nil {
		t.Fatal(err)
	}
	for i := range content.Located {
		switch l := &content.Located[i]; l.PlaceID {
		case "bridge":
			if l.Status != gazetteer.StatusAmbiguous || l.Point != nil || len(l.RunnersUp) != 2 || l.RunnersUp[0].Reason == "" {
				t.Errorf("the ambiguous place is %+v", l)
			}
		case "lost-village":
			if l.Status != gazetteer.StatusUnlocated || l.Point != nil {
				t.Errorf("what is counted from it is %+v", l)
			}
		}
	}
	if len(content.Atlas.Gazetteer) != 2 {
		t.Errorf("the edition keeps %d rows, want both candidates", len(content.Atlas.Gazetteer))
	}
	if again, err := p.Publish(t.Context(), fsys, store); err != nil || !again.Unchanged {
		t.Errorf("again: %+v %v", again, err)
	}
	library.rows = library.rows[1:]
	if other, err := p.Publish(t.Context(), fsys, store); err != nil || other.Unchanged || other.Edition == result.Edition || len(other.Warnings) > 0 {
		t.Errorf("after another import: %+v %v", other, err)
	}
}

func TestLibraryThatFailsIsReported(t *testing.T) {
	library := &shelf{rows: []atlas.GazetteerEntry{row("geonames:7", "Anse", 1, 1)}, fails: errors.New("disk gone")}
	if _, _, err := (publish.Publisher{Library: library}).Build(t.Context(), island(t, "Anse")); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("got %v", err)
	}
}
