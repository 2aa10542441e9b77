package gazetteerfile

import (
	"archive/zip"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/gazetteer"
)

const (
	sample     = "testdata/XF.txt"
	sampleAlts = "testdata/XF-names.txt"
)

func TestCountryFileIsRead(t *testing.T) {
	f, m := load(t, sample, Options{})
	d := f.Dataset()
	if d.Name != "xf" || d.Format != gazetteer.FormatGeoNames || d.Licence != geonamesLicence || d.Attribution != geonamesAttribution ||
		d.Dated != "2020-03-17" || d.ImportedOn != "2021-01-01" || d.File != "XF.txt" || len(d.SHA256) != 64 {
		t.Errorf("dataset %+v", d)
	}
	if len(m.rows) != 25 || !m.finished {
		t.Errorf("%d rows", len(m.rows))
	}
	type told struct {
		kind, feature, admin1, admin2 string
		rank                          int
	}
	for id, want := range map[string]told{
		"101": {"country", "A.PCLI", "", "", 1},
		"102": {"governorate", "A.ADM1", "Northmark", "", 1},
		"104": {"district", "A.ADM2", "Northmark", "Harbour District", 2},
		"105": {"area", "A.ADM3", "Northmark", "Harbour District", 4},
		"106": {"city", "P.PPLC", "Northmark", "Harbour District", 1},
		"107": {"city", "P.PPLA", "Sülzach", "", 1},
		"108": {"town", "P.PPLA2", "Sülzach", "", 2},
		"109": {"town", "P.PPL", "Northmark", "Harbour District", 2},
		"110": {"city", "P.PPL", "Northmark", "Harbour District", 1},
		"111": {"village", "P.PPL", "Northmark", "Harbour District", 3},
		"112": {"neighbourhood", "P.PPLX", "Northmark", "Harbour District", 3},
		"113": {"airfield", "S.AIRP", "Northmark", "", 4},
		"114": {"station", "S.RSTN", "Northmark", "Harbour District", 4},
		"115": {"bridge", "S.BDG", "Northmark", "Harbour District", 4},
		"117": {"dam", "S.DAM", "Sülzach", "", 4},
		"118": {"border_crossing", "S.PSTB", "Sülzach", "", 4},
		"120": {"road", "R.RD", "", "", 4},
		"121": {"building", "S.MSQE", "Northmark", "Harbour District", 4},
		"122": {"facility", "S.PMPO", "", "", 4},
		"123": {"region", "T.DSRT", "", "", 4},
		"124": {"area", "H.WAD", "Sülzach", "", 4},
		"126": {"area", "", "", "", 4},
	} {
		r := m.row(t, "geonames:"+id)
		if got := (told{r.Entry.Kind, r.Feature, r.Entry.Admin1, r.Entry.Admin2, r.Rank}); got != want {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
	amity := m.row(t, "geonames:106")
	if want := []string{"Amity", "Puerto Amistad", "ميناء أميتي"}; !slices.Equal(amity.Entry.Aliases, want) || amity.Entry.NameAr != "" {
		t.Errorf("without languages: %q %v", amity.Entry.NameAr, amity.Entry.Aliases)
	}
	if amity.Entry.Origin != "GeoNames, 2020-03-17" || amity.Entry.Country != "XF" || amity.Entry.Lat != 10.95 || amity.Entry.Lon != 20.3 {
		t.Errorf("%+v", amity.Entry)
	}
	if pump := m.row(t, "geonames:122"); !slices.Equal(pump.Entry.Aliases, []string{"K7", "K-7"}) {
		t.Errorf("a pump's names: %v", pump.Entry.Aliases)
	}
	if len(m.row(t, "geonames:107").Names) == 0 || m.row(t, "geonames:107").Names[0].Name != "Grünwasser" {
		t.Errorf("folded: %+v", m.row(t, "geonames:107").Names)
	}
}

func TestOddLinesAreCountedAndDoNotStop(t *testing.T) {
	f := survey(t, sample, Options{})
	s := f.Skipped()
	var told []string
	for _, p := range s.First {
		told = append(told, p.String())
	}
	all := strings.Join(told, "\n")
	if s.Total != 5 || len(s.First) != 5 {
		t.Errorf("%d skipped:\n%s", s.Total, all)
	}
	for _, want := range []string{
		"XF.txt:13: the line has 1 columns instead of 19", `XF.txt:17: the latitude "95.2" is no number from -90 to 90`, "XF.txt:20: the name is empty",
		"XF.txt:26: the geonameid 111 has come before", "XF.txt:27: the line is not UTF-8",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	long := write(t, "long.txt", readFile(t, sample)+"\n"+strings.Repeat("x\ty", maxLine)+"\n"+strings.Repeat("odd\n", 20))
	if s := survey(t, long, Options{}).Skipped(); s.Total != 26 || len(s.First) != maxSkipped || !strings.Contains(s.First[5].String(), "longer than 65536 bytes") {
		t.Errorf("%+v", s)
	}
}

func TestAlternateNamesGiveArabicOnlyWhereTheFileSaysSo(t *testing.T) {
	f, m := load(t, sample, Options{AlternateNames: sampleAlts})
	amity, green, mill := m.row(t, "geonames:106").Entry, m.row(t, "geonames:107").Entry, m.row(t, "geonames:108").Entry
	if amity.NameAr != "أميتي" || green.NameAr != "" || mill.NameAr != "" {
		t.Errorf("name_ar: %q %q %q", amity.NameAr, green.NameAr, mill.NameAr)
	}
	var names []string
	for _, a := range m.alternates {
		names = append(names, a.RowID+" "+a.Language+" "+a.Name)
		if a.Key == "" {
			t.Errorf("%q has no key", a.Name)
		}
	}
	want := []string{
		"geonames:106 en Port of Amity", "geonames:106  أميتي القديمة", "geonames:106 ar ميناء أميتي", "geonames:106 ar أميتي", "geonames:106 fa بندر امیتی",
		"geonames:107 ur گرونواسر", "geonames:109  Milbruk", "geonames:108  Millbrook", "geonames:108  ميلبروك القديمة", "geonames:112 en Old Quay",
	}
	if !slices.Equal(names, want) {
		t.Errorf("alternates\n%s\nwant\n%s", strings.Join(names, "\n"), strings.Join(want, "\n"))
	}
	if f.Skipped().Total != 6 || f.Dataset().File != "XF.txt + XF-names.txt" || f.Dataset().SHA256 == survey(t, sample, Options{}).Dataset().SHA256 {
		t.Errorf("%+v, %d skipped", f.Dataset(), f.Skipped().Total)
	}
}

func TestBrokenImportGoesOnAtEveryBatch(t *testing.T) {
	zipped := zipFile(t, "XF.zip", map[string]string{"readme.txt": "about", "XF.txt": readFile(t, sample)})
	for _, path := range []string{sample, zipped} {
		for size := 1; size < 40; size += 3 {
			f := survey(t, path, Options{AlternateNames: sampleAlts})
			f.batch = size
			whole := &memory{}
			if _, err := f.Import(t.Context(), whole, nil); err != nil {
				t.Fatal(err)
			}
			for fail := 1; fail <= whole.commits; fail++ {
				part := &memory{failAt: fail}
				if _, err := f.Import(t.Context(), part, nil); !errors.Is(err, errBroken) {
					t.Fatalf("size %d, commit %d: %v", size, fail, err)
				}
				again := survey(t, path, Options{AlternateNames: sampleAlts})
				again.batch = size + 1
				part.failAt = 0
				if _, err := again.Import(t.Context(), part, nil); err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(part.rows, whole.rows) || !reflect.DeepEqual(part.alternates, whole.alternates) {
					t.Fatalf("%s, size %d: broken off at commit %d the import gives something else", path, size, fail)
				}
			}
		}
	}
}

func TestStoppedImportKeepsWhatWasCommitted(t *testing.T) {
	f := survey(t, sample, Options{})
	f.batch = 1
	ctx, stop := context.WithCancel(t.Context())
	m := &memory{}
	_, err := f.Import(ctx, m, func(p Progress) {
		if p.Rows == 7 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || len(m.rows) != 7 || m.finished {
		t.Fatalf("%v after %d rows", err, len(m.rows))
	}
	if _, err := f.Import(t.Context(), m, nil); err != nil || len(m.rows) != 25 {
		t.Errorf("%v after %d rows", err, len(m.rows))
	}
	if _, err := Survey(ctx, sample, Options{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a survey that was stopped: %v", err)
	}
	m.next = "rows x"
	if _, err := f.Import(t.Context(), m, nil); err == nil || !strings.Contains(err.Error(), "remove the dataset") {
		t.Errorf("a position that is none: %v", err)
	}
}

func TestPackedFilesAreTheSame(t *testing.T) {
	_, want := load(t, sample, Options{})
	text := readFile(t, sample)
	for _, path := range []string{
		zipFile(t, "XF.zip", map[string]string{"readme.txt": "about", "XF.txt": text}),
		zipFile(t, "other.zip", map[string]string{"folder/XF.txt": text}),
		gzFile(t, "XF.txt.gz", text),
		write(t, "bom.txt", byteOrderMark+text),
		write(t, "crlf.txt", strings.ReplaceAll(text, "\n", "\r\n")),
	} {
		var last Progress
		f, err := Survey(t.Context(), path, Options{Today: "2021-01-01"}, func(p Progress) { last = p })
		if err != nil {
			t.Fatal(err)
		}
		m := &memory{}
		if _, err := f.Import(t.Context(), m, nil); err != nil || !reflect.DeepEqual(m.rows, want.rows) {
			t.Errorf("%s: %v, %d rows", path, err, len(m.rows))
		}
		if last.Stage != Checking || last.Done < int64(len(text)) || last.Done != last.Total {
			t.Errorf("%s: progress ends with %+v", path, last)
		}
	}
	alts := zipFile(t, "alternateNamesV2.zip", map[string]string{"iso-languagecodes.txt": "x", "alternateNamesV2.txt": readFile(t, sampleAlts)})
	if _, m := load(t, sample, Options{AlternateNames: alts}); len(m.alternates) != 10 {
		t.Errorf("%d alternates from a zip", len(m.alternates))
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func zipFile(t *testing.T, name string, files map[string]string) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, name, b.String())
}

func gzFile(t *testing.T, name, text string) string {
	t.Helper()
	var b strings.Builder
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, name, b.String())
}
