package gazetteer

import (
	"context"

	"github.com/heldline/heldline/internal/atlas"
)

// Dataset describes one imported gazetteer file. Its rows are shown with its
// licence and its day, so nothing of it may be left unsaid but by being unknown.
type Dataset struct {
	Name        string // short and unique: a file imported under the same name replaces it
	File        string // the file's name without its folder
	Format      string // see Formats
	Licence     string // SPDX id or words, such as "CC-BY-4.0"
	Attribution string // how to credit it
	URL         string // where it comes from, or empty
	Dated       string // the day of the data, YYYY-MM-DD, or empty
	ImportedOn  string // YYYY-MM-DD
	SHA256      string // of the file's bytes, 64 hex digits
	Rows        int
	Names       int
}

// Formats of Dataset.Format.
const (
	FormatGeoNames = "geonames"
	FormatCSV      = "csv"
)

// Library is what was imported from gazetteer files: far more rows than an atlas
// has of its own, kept beside the editions and belonging to none of them. It is
// safe for use by many goroutines.
type Library interface {
	// Find returns the rows that a text may name, best names first.
	Find(ctx context.Context, q Query) ([]Found, error)
	// Named returns every row that has a name with the same folded key as one of
	// the names (Fold without spaces), at most 1000, by id.
	Named(ctx context.Context, names []string) ([]atlas.GazetteerEntry, error)
	// Rows returns the rows of ids; unknown ids are left out.
	Rows(ctx context.Context, ids []string) ([]atlas.GazetteerEntry, error)
	// Datasets lists what was imported, by name.
	Datasets(ctx context.Context) ([]Dataset, error)
	// Stamp is a short text that changes whenever the content does; empty while
	// nothing is imported.
	Stamp(ctx context.Context) (string, error)
}

// Query asks a Library for rows.
type Query struct {
	Text   string // any text; what folds to nothing finds nothing
	Typing bool   // the text may be unfinished: names that begin with it count
	Limit  int    // rows at most; 0 means 20, more than 200 means 200
}

// Found is a row that a text may name.
type Found struct {
	Entry   atlas.GazetteerEntry // Aliases hold every other name of the row
	Matched string               // the name nearest to the text, as it is written
	Score   float64              // of that name alone, 0..1
	Reason  Reason
	Rank    int    // see Import.Rank
	Feature string // see Import.Feature
}

// Import is one row on its way into a library, its names folded.
type Import struct {
	Entry   atlas.GazetteerEntry // Aliases are the other names
	Feature string               // GeoNames class and code, such as "P.PPLA"; empty in other formats
	Rank    int                  // 1 countries, capitals and cities .. 4 the rest: orders names that are as near
	Names   []NameKey            // every distinct name once, the main one first
}

// NameKey is a name with what it is found by.
type NameKey struct {
	Name     string
	Key      string // Fold without spaces; never empty
	Skeleton string // consonants across scripts; empty where fewer than two
}

// Alternate is a further name of a row that a file of its own gives.
type Alternate struct {
	RowID    string // gazetteer id
	Language string // ISO 639, or empty
	NameKey
}

// Intake takes one dataset into a library. Readers see it after Finish as a
// whole; until then what was added stays aside, and a later Intake of the same
// file goes on where the last one was broken off.
type Intake interface {
	// Next is the position to go on from: what the last committed Add or
	// AddAlternates was given as next; empty at the start.
	Next() string
	// Add commits rows together with the position after them.
	Add(ctx context.Context, rows []Import, next string) error
	// AddAlternates commits further names; those of unknown rows are left out.
	AddAlternates(ctx context.Context, names []Alternate, next string) error
	// Finish indexes the names, makes the dataset visible and drops the one that
	// had its name. It may take as long as all Adds together; progress is told
	// done of total, in no unit.
	Finish(ctx context.Context, progress func(done, total int64)) (Dataset, error)
}
