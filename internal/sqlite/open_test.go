package sqlite

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each error is one sentence that names the file and says what to do.
func TestOpenExplainsFilesItCannotUse(t *testing.T) {
	for name, c := range map[string]struct {
		make func(*testing.T, string)
		want string
	}{
		"another program":      {otherProgram, "it is a database of another program; name another file with --db"},
		"another schema":       {otherSchema, "it has schema version 7, this program writes 4; move it away, and publish anew"},
		"no database":          {noDatabase, "is damaged or no SQLite file"},
		"a damaged database":   {damaged, "is damaged or no SQLite file"},
		"a folder of its name": {aFolder, "cannot be used"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "atlas.db")
			c.make(t, path)
			s, err := Open(path)
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error is %q, want the file and %q", err, c.want)
			}
		})
	}
}

func TestOpenLeavesAnotherProgramsFileAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "atlas.db")
	otherProgram(t, path)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Fatal("no error")
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file changed (%v)", err)
	}
}

func TestOpenExplainsAFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	noDatabase(t, file)
	_, err := Open(filepath.Join(file, "atlas.db"))
	if err == nil || !strings.Contains(err.Error(), "the folder of the database") {
		t.Errorf("error is %v", err)
	}
}

// script runs statements on a file.
func script(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

func otherProgram(t *testing.T, path string) {
	script(t, path, "CREATE TABLE photo (name TEXT)", "INSERT INTO photo VALUES ('beach')")
}

func otherSchema(t *testing.T, path string) {
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	script(t, path, "PRAGMA user_version = 7")
}

func noDatabase(t *testing.T, path string) {
	if err := os.WriteFile(path, []byte(strings.Repeat("Dear diary. ", 500)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// damaged overwrites the page that lists the tables.
func damaged(t *testing.T, path string) {
	otherProgram(t, path)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("\xee", 400)), 100); err != nil {
		t.Fatal(err)
	}
}

func aFolder(t *testing.T, path string) {
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
}
