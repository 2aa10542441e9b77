package geopackage

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// File is the content of a GeoPackage.
type File struct {
	Tables   []Table
	Notes    []Note
	Projects []Project
}

// Note says what is to be known of the file or of one table.
type Note struct {
	Table    string // "" = the whole file
	Standard string // address of the form in which it is written
	MIME     string
	Text     string
}

// Project is a project of QGIS that stands in the file itself.
type Project struct {
	Name    string
	Content []byte // a .qgz file
}

// Write writes the file. It is made in a folder of its own among the temporary
// files, which is removed in every case.
func (f *File) Write(ctx context.Context, w io.Writer) (err error) {
	folder, err := os.MkdirTemp("", "geopackage-")
	if err != nil {
		return fmt.Errorf("geopackage: no temporary folder: %w", err)
	}
	defer func() {
		if e := os.RemoveAll(folder); e != nil && err == nil {
			err = fmt.Errorf("geopackage: the temporary folder stays: %w", e)
		}
	}()
	path := filepath.Join(folder, "file.gpkg")
	if err := f.make(ctx, path); err != nil {
		return fmt.Errorf("geopackage: %w", err)
	}
	made, err := os.Open(path) //nolint:gosec // our own temporary file
	if err != nil {
		return fmt.Errorf("geopackage: %w", err)
	}
	defer made.Close()
	if _, err := io.Copy(w, made); err != nil {
		return fmt.Errorf("geopackage: %w", err)
	}
	return nil
}

func (f *File) make(ctx context.Context, path string) (err error) {
	dsn := url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: "_journal_mode=OFF&_synchronous=OFF"}
	db, err := sql.Open("sqlite3", dsn.String())
	if err != nil {
		return err
	}
	defer func() {
		if e := db.Close(); e != nil && err == nil {
			err = e
		}
	}()
	db.SetMaxOpenConns(1)
	head := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, userVersion)
	if _, err := db.ExecContext(ctx, head); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f.fill(ctx, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	// The rows of a table lie together, and nothing is left of how they came.
	_, err = db.ExecContext(ctx, "VACUUM")
	return err
}

func (f *File) fill(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, core); err != nil {
		return err
	}
	for i := range f.Tables {
		if err := f.Tables[i].create(ctx, tx); err != nil {
			return fmt.Errorf("table %s: %w", f.Tables[i].Name, err)
		}
	}
	if err := f.writeStyles(ctx, tx); err != nil {
		return fmt.Errorf("styles: %w", err)
	}
	if err := f.writeNotes(ctx, tx); err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	if err := f.writeProjects(ctx, tx); err != nil {
		return fmt.Errorf("projects: %w", err)
	}
	return nil
}

func (f *File) writeStyles(ctx context.Context, tx *sql.Tx) error {
	styled := func(t Table) bool { return t.Style != "" }
	if !slices.ContainsFunc(f.Tables, styled) {
		return nil
	}
	if _, err := tx.ExecContext(ctx, styles); err != nil {
		return err
	}
	const listed = `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
		VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles of QGIS', ?, 0)`
	if _, err := tx.ExecContext(ctx, listed, stamp); err != nil {
		return err
	}
	for _, t := range f.Tables {
		if !styled(t) {
			continue
		}
		const one = `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD,
			useAsDefault, description, owner, update_time) VALUES ('', '', ?, 'geom', ?, ?, '', 1, '', '', ?)`
		if _, err := tx.ExecContext(ctx, one, t.Name, t.Name, t.Style, stamp); err != nil {
			return err
		}
	}
	return nil
}

func (f *File) writeNotes(ctx context.Context, tx *sql.Tx) error {
	if len(f.Notes) == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, metadata); err != nil {
		return err
	}
	for i, n := range f.Notes {
		scope, table := "geopackage", any(nil)
		if n.Table != "" {
			scope, table = "table", n.Table
		}
		const note = `INSERT INTO gpkg_metadata VALUES (?, 'dataset', ?, ?, ?)`
		if _, err := tx.ExecContext(ctx, note, i+1, n.Standard, n.MIME, n.Text); err != nil {
			return err
		}
		const reference = `INSERT INTO gpkg_metadata_reference VALUES (?, ?, NULL, NULL, ?, ?, NULL)`
		if _, err := tx.ExecContext(ctx, reference, scope, table, stamp, i+1); err != nil {
			return err
		}
	}
	return nil
}

// writeProjects writes each project as QGIS does: its bytes as hexadecimal text.
func (f *File) writeProjects(ctx context.Context, tx *sql.Tx) error {
	if len(f.Projects) == 0 {
		return nil
	}
	// Not among the contents: its key is a text, which the format does not allow there.
	if _, err := tx.ExecContext(ctx, projects); err != nil {
		return err
	}
	for _, p := range f.Projects {
		about := fmt.Sprintf(`{"last_modified_time": %q, "last_modified_user": ""}`, stamp)
		const one = `INSERT INTO qgis_projects VALUES (?, ?, ?)`
		if _, err := tx.ExecContext(ctx, one, p.Name, about, hex.EncodeToString(p.Content)); err != nil {
			return err
		}
	}
	return nil
}
