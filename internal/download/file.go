package download

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// File is a file that can be had.
type File struct {
	Name   string // in its address, behind /download/
	Format Format
	Layer  *feature.Layer // nil = the whole atlas
	Day    *edtf.Day      // that the name states; nil = none
}

// ByReading reports that the file depends on rule, known and without.
func (f *File) ByReading() bool { return f.Layer == nil || f.Layer.ByReading }

// ByDay reports that the file is of one day, which its address may name in a
// parameter.
func (f *File) ByDay() bool { return f.Layer != nil && f.Layer.ByDay && f.Day == nil }

// Files lists the files of an edition: those of the whole atlas, then those of each
// layer. Files of layers of one day are those of the last dated day; OnDay has the
// others.
func Files(e *edition.Edition) []File {
	var out []File
	for _, f := range Formats() {
		if f.Atlas != nil {
			out = append(out, File{Name: e.Atlas.About.ID + f.Suffix + "." + f.Ext, Format: f})
		}
	}
	for _, l := range feature.Layers() {
		for _, f := range layered(&l, l.Name, nil) {
			// An atlas may have the name of a layer; its own files come first.
			if !slices.ContainsFunc(out, func(x File) bool { return x.Name == f.Name }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// OnDay lists the files of one day.
func OnDay(day edtf.Day) []File {
	var out []File
	for _, l := range feature.Layers() {
		if l.ByDay {
			out = append(out, layered(&l, l.Name+"-"+day.String(), &day)...)
		}
	}
	return out
}

func layered(l *feature.Layer, stem string, day *edtf.Day) []File {
	var out []File
	for _, f := range Formats() {
		if f.Layer != nil && (f.Has == nil || f.Has(l)) {
			out = append(out, File{Name: stem + "." + f.Ext, Format: f, Layer: l, Day: day})
		}
	}
	return out
}

// Find finds the file of a name.
func Find(e *edition.Edition, name string) (*File, bool) {
	files := Files(e)
	stem, _, _ := strings.Cut(name, ".")
	if at := len(stem) - len("2006-01-02"); at > 0 {
		if day, err := edtf.ParseDay(stem[at:]); err == nil {
			files = append(files, OnDay(day)...)
		}
	}
	for i := range files {
		if files[i].Name == name {
			return &files[i], true
		}
	}
	return nil, false
}

// Saved is the name of the file on the reader's disk, which programs show as the
// name of the layer: it states the day and the reading, where they are not the
// usual ones.
func (f *File) Saved(r atlas.Reading, day edtf.Day) string {
	stem := strings.TrimSuffix(f.Name, "."+f.Format.Ext)
	if f.ByDay() {
		stem += "-" + day.String()
	}
	if f.ByReading() {
		stem += readingSuffix(r)
	}
	return stem + "." + f.Format.Ext
}

// readingSuffix names a reading in a file name, "" for the usual one.
func readingSuffix(r atlas.Reading) string {
	out := ""
	if r.Rule != atlas.Documented {
		out += "-" + string(r.Rule)
	}
	if r.Known != nil {
		out += "-known-" + r.Known.String()
	}
	if r.Without != "" {
		out += "-without-" + r.Without
	}
	return out
}
