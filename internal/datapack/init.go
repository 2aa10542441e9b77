package datapack

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Init writes a new atlas into a folder, which it makes if need be: every table
// with its header, datapackage.json with the Table Schemas, empty geometry files,
// and one invented actor, place and claim with the rows they rest on. The result
// reads without problems. A folder that holds anything is refused and left as it is.
func Init(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("%s cannot be used as a folder: %w", dir, err)
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; name a new or an empty folder", dir)
	}
	files, err := exampleFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, geometryFolder), 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(f.name)), f.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// file is one file of a new folder; the name is slash-separated.
type file struct {
	name string
	data []byte
}

func exampleFiles() ([]file, error) {
	about, err := encodeDescriptor(exampleDescriptor())
	if err != nil {
		return nil, err
	}
	files := []file{{descriptorFile, about}}
	for _, name := range exampleGeometries() {
		files = append(files, file{name, []byte("{\"type\": \"FeatureCollection\", \"features\": []}\n")})
	}
	rows := exampleRows()
	for _, t := range Tables() {
		data, err := encodeTable(t, rows[t.Name])
		if err != nil {
			return nil, err
		}
		files = append(files, file{t.File(), data})
	}
	return files, nil
}

// encodeTable writes a table with its header; a row maps columns to texts.
func encodeTable(t Table, rows []map[string]string) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	records := [][]string{t.Header()}
	for _, row := range rows {
		var record []string
		for _, column := range t.Header() {
			record = append(record, row[column])
		}
		records = append(records, record)
	}
	err := w.WriteAll(records)
	return out.Bytes(), err
}

// encodeDescriptor writes datapackage.json as people read it.
func encodeDescriptor(d Descriptor) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(d)
	return out.Bytes(), err
}
