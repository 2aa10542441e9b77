package house

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/datapack"
)

// editingDoc is the guide for editors.
const editingDoc = "docs/editing.md"

// The guide's list of columns is written from the definitions that reading,
// checking and datapackage.json follow; -update writes it.
func TestGoldenEditingGuideListsEveryColumn(t *testing.T) {
	const begin, end = "<!-- tables: begin -->\n", "<!-- tables: end -->"
	doc := text(t, editingDoc)
	head, rest, found := strings.Cut(doc, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s: the lines %q and %q are missing", editingDoc, strings.TrimSpace(begin), end)
	}
	var tables strings.Builder
	for _, table := range datapack.Tables() {
		describe(&tables, table)
	}
	want := head + begin + tables.String() + "\n" + end + tail
	if want == doc {
		return
	}
	if !*update {
		t.Fatalf("%s differs from the table definitions: run make golden", editingDoc)
	}
	if err := os.WriteFile(filepath.Join(root(t), filepath.FromSlash(editingDoc)), []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// describe writes one table of columns.
func describe(b *strings.Builder, t datapack.Table) {
	fmt.Fprintf(b, "\n### `%s`\n\n%s One row is one %s, named by `%s`.", t.File(), t.Description, t.Row, strings.Join(t.Key, "`, `"))
	if t.Optional {
		b.WriteString(" The file may be missing.")
	}
	b.WriteString("\n\n| column | value | what it holds |\n|---|---|---|\n")
	for _, c := range t.Columns {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", c.Name, value(c), strings.ReplaceAll(c.Description, "|", `\|`))
	}
}

// value says what a cell of a column may hold.
func value(c datapack.Column) string {
	words := map[datapack.Type]string{
		datapack.TypeText: "text", datapack.TypeID: "id", datapack.TypeDay: "day", datapack.TypeDate: "EDTF date",
		datapack.TypeInteger: "whole number", datapack.TypeNumber: "number", datapack.TypeURL: "web address",
	}[c.Type]
	if len(c.Refers) > 0 {
		words += " of `" + strings.Join(c.Refers, "` or `") + "`"
	}
	if len(c.Enum) > 0 {
		words = "`" + strings.Join(c.Enum, "` `") + "`"
	}
	if c.Example != "" {
		words += " like `" + c.Example + "`"
	}
	if c.List {
		words = "list: " + words
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	switch {
	case c.Min != nil && c.Max != nil:
		words += ", " + number(*c.Min) + " to " + number(*c.Max)
	case c.Min != nil:
		words += ", at least " + number(*c.Min)
	case c.Max != nil:
		words += ", at most " + number(*c.Max)
	}
	if c.Required {
		words += "; required"
	}
	if c.Unique {
		words += "; unique"
	}
	return words
}
