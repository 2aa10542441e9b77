package gazetteerfile

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/heldline/heldline/internal/gazetteer"
)

// File is a gazetteer file that was surveyed and is fit to be imported.
type File struct {
	dataset  gazetteer.Dataset
	geonames *geonames // one of the two
	table    *table
	batch    int // names in one commit
}

// Survey reads a file and its alternate names once and says what they are. It
// fails with one sentence on a file that is no gazetteer or cannot be read, with
// *Problems on a CSV that must be mended first, and with the context's error.
// progress may be nil.
func Survey(ctx context.Context, path string, o Options, progress func(Progress)) (*File, error) {
	f := &File{batch: batchNames}
	name, err := datasetName(o.Name, path)
	if err != nil {
		return nil, err
	}
	if o.Dated != "" && !isDay(o.Dated) {
		return nil, fmt.Errorf("the day %s is none; write --dated as YYYY-MM-DD", short(o.Dated))
	}
	src, err := newSource(path)
	if err != nil {
		return nil, err
	}
	format, err := formatOf(ctx, src)
	if err != nil {
		return nil, err
	}
	f.dataset = gazetteer.Dataset{
		Name: name, File: filepath.Base(path), Format: format, ImportedOn: o.Today,
		Licence: o.Licence, Attribution: o.Attribution, URL: o.URL, Dated: o.Dated,
	}
	if format == gazetteer.FormatCSV {
		err = f.surveyTable(ctx, src, o, progress)
	} else {
		err = f.surveyGeonames(ctx, src, o, progress)
	}
	if err != nil {
		return nil, err
	}
	f.dataset.SHA256, err = checksum(ctx, path, o.AlternateNames)
	return f, err
}

func (f *File) surveyGeonames(ctx context.Context, src *source, o Options, progress func(Progress)) error {
	var alternates *source
	if o.AlternateNames != "" {
		var err error
		if alternates, err = newSource(o.AlternateNames); err != nil {
			return err
		}
		if err := isAlternates(ctx, alternates); err != nil {
			return err
		}
		f.dataset.File += " + " + filepath.Base(o.AlternateNames)
	}
	f.geonames = newGeonames(src, alternates)
	if err := f.geonames.survey(ctx, o.Today, checking(progress, src, alternates)); err != nil {
		return err
	}
	d := &f.dataset
	d.Licence, d.Attribution, d.URL = orElse(d.Licence, geonamesLicence), orElse(d.Attribution, geonamesAttribution), orElse(d.URL, geonamesURL)
	d.Dated = orElse(d.Dated, f.geonames.newest)
	return nil
}

func (f *File) surveyTable(ctx context.Context, src *source, o Options, progress func(Progress)) error {
	if o.AlternateNames != "" {
		return fmt.Errorf("--alternate-names goes with a country file of GeoNames; in a CSV such as %s write them into the column aliases", src.name)
	}
	f.table = &table{src: src, prefix: idPrefix(f.dataset.Name), origin: orElse(o.Attribution, f.dataset.File)}
	err := f.table.survey(ctx, checking(progress, src, nil))
	switch {
	case err != nil:
		return err
	case f.table.problems.Total > 0:
		return &f.table.problems
	case f.table.unnamed > 0 && f.table.prefix == gazetteer.FormatGeoNames:
		return fmt.Errorf("rows without an id of a dataset called %s could be taken for rows of GeoNames; call it otherwise with --name", f.dataset.Name)
	case o.Licence == "" && f.table.unsigned > 0:
		return fmt.Errorf("%d rows of %s say neither whose data they are nor under which licence; state it with --licence, such as --licence CC0-1.0, or fill the column origin",
			f.table.unsigned, src.name)
	}
	return nil
}

// checking turns bytes into progress.
func checking(progress func(Progress), src, alternates *source) func(int64) {
	if progress == nil {
		return func(int64) {}
	}
	return func(done int64) {
		total := src.size
		if total > 0 && alternates != nil {
			if alternates.size == 0 {
				total = 0
			} else {
				total += alternates.size
			}
		}
		progress(Progress{Stage: Checking, Done: done, Total: total})
	}
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// Dataset describes the file; rows and names are counted by the intake.
func (f *File) Dataset() gazetteer.Dataset { return f.dataset }

// Skipped tells of the lines that are no rows.
func (f *File) Skipped() Skipped {
	if f.table != nil {
		return Skipped{}
	}
	return f.geonames.skipped
}

// Unused lists the columns of a CSV that nothing reads.
func (f *File) Unused() []string {
	if f.table == nil {
		return nil
	}
	return f.table.unused
}

// checksum is the SHA-256 of a file's bytes; with alternate names, of both files
// one after the other, since together they are another dataset.
func checksum(ctx context.Context, paths ...string) (string, error) {
	sum := sha256.New()
	for _, path := range paths {
		if path == "" {
			continue
		}
		if err := add(ctx, sum, path); err != nil {
			return "", fmt.Errorf("the file %s cannot be read: %w", path, err)
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func add(ctx context.Context, sum hash.Hash, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch _, err := io.CopyN(sum, f, 16<<20); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
	}
}
