package datapack

import "strings"

// Type says how the value of a cell is written.
type Type string

const (
	TypeText    Type = "text"    // any words on one line
	TypeID      Type = "id"      // lower-case ASCII letters, digits and hyphens
	TypeDay     Type = "day"     // YYYY-MM-DD
	TypeDate    Type = "date"    // EDTF
	TypeInteger Type = "integer" // digits without separators
	TypeNumber  Type = "number"  // digits with at most one decimal point
	TypeURL     Type = "url"     // http or https
)

// Column defines one column of a table.
type Column struct {
	Name        string
	Type        Type
	Description string
	Required    bool     // no cell may be empty
	Unique      bool     // no value may occur twice
	List        bool     // several values, separated by ListSeparator
	Enum        []string // the closed list of values
	Refers      []string // names of the tables in which the value must be an id
	Pattern     string   // regular expression that the whole value matches
	Example     string   // a value that Pattern accepts, for messages
	Min, Max    *float64 // inclusive
}

// ListSeparator stands between the values of a list cell.
const ListSeparator = ";"

// Table defines one CSV file of the folder.
type Table struct {
	Name        string // "claims", also the name of its resource
	Row         string // what one row is: "claim"
	Description string
	Optional    bool     // the file may be missing
	Key         []string // columns that together name a row
	Columns     []Column
}

// File returns the table's file name in the folder.
func (t *Table) File() string { return t.Name + ".csv" }

// Header returns the names of the columns in their written order.
func (t *Table) Header() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// headerLine returns the header as the file's first line holds it.
func (t *Table) headerLine() string { return strings.Join(t.Header(), ",") }

// id returns the column whose values are the rows' ids, or "" where several
// columns name a row.
func (t *Table) id() string {
	if len(t.Key) == 1 {
		return t.Key[0]
	}
	return ""
}

// Tables returns the definition of every table, in reading order: a table refers
// to itself, to earlier ones, or (denies) to the next.
func Tables() []Table {
	return []Table{
		actorsTable(), claimantsTable(), sourcesTable(), sentencesTable(), campaignsTable(), phasesTable(),
		infoboxTable(), placesTable(), claimsTable(), eventsTable(), figuresTable(), gazetteerTable(),
	}
}

func at(v float64) *float64 { return &v }
