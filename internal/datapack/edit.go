package datapack

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2"
)

// Edit changes rows of a folder's tables on disk. Nothing is written before Save,
// and every line that is not changed keeps its bytes.
type Edit struct {
	dir    string
	tables map[string]*edited // by table name
	order  []string           // tables in the order of their first change
}

// edited is the text of one table while it is changed.
type edited struct {
	table  Table
	lines  []string // as they are, with their line ends
	header []string
	ending string
}

// NewEdit starts an edit of a folder.
func NewEdit(dir string) *Edit { return &Edit{dir: dir, tables: map[string]*edited{}} }

// Set changes cells of the row with an id: values by column. Unknown tables,
// columns and rows are errors.
func (e *Edit) Set(table, id string, values map[string]string) error {
	t, err := e.open(table)
	if err != nil {
		return err
	}
	i, record, err := t.find(id)
	if err != nil {
		return err
	}
	if i < 0 {
		return fmt.Errorf("%s has no row %s", t.table.File(), id)
	}
	line, err := t.line(record, values)
	if err == nil {
		t.lines[i] = line
	}
	return err
}

// Has reports whether a table has a row with an id.
func (e *Edit) Has(table, id string) (bool, error) {
	t, err := e.open(table)
	if err != nil {
		return false, err
	}
	i, _, err := t.find(id)
	return i >= 0, err
}

// Add appends a row, values by column. A table whose file is missing and may be
// is begun with its header.
func (e *Edit) Add(table string, values map[string]string) error {
	t, err := e.open(table)
	if err != nil {
		return err
	}
	line, err := t.line(make([]string, len(t.header)), values)
	if err != nil {
		return err
	}
	if last := len(t.lines) - 1; !strings.HasSuffix(t.lines[last], "\n") {
		t.lines[last] += t.ending
	}
	t.lines = append(t.lines, line)
	return nil
}

// Save writes the changed tables, each aside and then in its place, in the order
// of their first change.
func (e *Edit) Save() error {
	for _, name := range e.order {
		t := e.tables[name]
		path := filepath.Join(e.dir, t.table.File())
		mode := fs.FileMode(0o644)
		if info, err := os.Stat(path); err == nil {
			mode = info.Mode().Perm()
		}
		if err := renameio.WriteFile(path, t.text(), mode, renameio.IgnoreUmask()); err != nil {
			return fmt.Errorf("%s cannot be written: %w", path, err)
		}
	}
	return nil
}

func (e *Edit) open(name string) (*edited, error) {
	if t := e.tables[name]; t != nil {
		return t, nil
	}
	tables := Tables()
	i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("there is no table %s", name)
	}
	t := &edited{table: tables[i], ending: "\n"}
	data, err := os.ReadFile(filepath.Join(e.dir, t.table.File()))
	switch {
	case errors.Is(err, fs.ErrNotExist) && t.table.Optional:
		data = []byte(t.table.headerLine() + "\n")
	case err != nil:
		return nil, err
	}
	t.lines = strings.SplitAfter(string(data), "\n")
	if last := len(t.lines) - 1; last > 0 && t.lines[last] == "" {
		t.lines = t.lines[:last]
	}
	if strings.HasSuffix(t.lines[0], "\r\n") {
		t.ending = "\r\n"
	}
	if t.header, err = cellsOf(strings.TrimPrefix(t.lines[0], "\ufeff")); err != nil {
		return nil, fmt.Errorf("%s:1: %w", t.table.File(), err)
	}
	e.tables[name], e.order = t, append(e.order, name)
	return t, nil
}

func (t *edited) text() []byte { return []byte(strings.Join(t.lines, "")) }

// find returns the number and the cells of the line with an id, -1 where there is
// none.
func (t *edited) find(id string) (int, []string, error) {
	at := slices.Index(t.header, t.table.id())
	if at < 0 {
		return -1, nil, fmt.Errorf("%s has no column %s, which names its rows", t.table.File(), t.table.id())
	}
	for i, line := range t.lines[1:] {
		if !strings.Contains(line, id) {
			continue
		}
		record, err := cellsOf(line)
		if err == nil && len(record) == len(t.header) && record[at] == id {
			return i + 1, record, nil
		}
	}
	return -1, nil, nil
}

// line writes a record with values put into it, by column.
func (t *edited) line(record []string, values map[string]string) (string, error) {
	for column, value := range values {
		at := slices.Index(t.header, column)
		if at < 0 {
			return "", fmt.Errorf("%s has no column %s", t.table.File(), column)
		}
		record[at] = value
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = t.ending == "\r\n"
	for _, cell := range record {
		if strings.ContainsAny(cell, "\r\n") {
			return "", fmt.Errorf("%s: a cell stands on one line; %q does not", t.table.File(), cell)
		}
	}
	if err := w.Write(record); err != nil {
		return "", err
	}
	w.Flush()
	return b.String(), w.Error()
}

func cellsOf(line string) ([]string, error) {
	r := csv.NewReader(strings.NewReader(line))
	r.FieldsPerRecord = -1
	return r.Read()
}
