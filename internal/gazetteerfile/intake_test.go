package gazetteerfile

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/heldline/heldline/internal/gazetteer"
)

// memory is an Intake that keeps what it is given.
type memory struct {
	dataset    gazetteer.Dataset
	rows       []gazetteer.Import
	alternates []gazetteer.Alternate
	next       string
	commits    int
	failAt     int // commit that fails, from 1; 0 = none
	finished   bool
}

var errBroken = errors.New("broken off")

func (m *memory) Next() string { return m.next }

func (m *memory) commit(ctx context.Context, next string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if m.commits++; m.commits == m.failAt {
		return errBroken
	}
	m.next = next
	return nil
}

func (m *memory) Add(ctx context.Context, rows []gazetteer.Import, next string) error {
	if err := m.commit(ctx, next); err != nil {
		return err
	}
	m.rows = append(m.rows, rows...)
	return nil
}

func (m *memory) AddAlternates(ctx context.Context, names []gazetteer.Alternate, next string) error {
	if err := m.commit(ctx, next); err != nil {
		return err
	}
	m.alternates = append(m.alternates, names...)
	return nil
}

func (m *memory) Finish(ctx context.Context, progress func(done, total int64)) (gazetteer.Dataset, error) {
	if err := ctx.Err(); err != nil {
		return gazetteer.Dataset{}, err
	}
	progress(1, 1)
	m.finished = true
	m.dataset.Rows = len(m.rows)
	return m.dataset, nil
}

func (m *memory) row(t *testing.T, id string) gazetteer.Import {
	t.Helper()
	i := slices.IndexFunc(m.rows, func(r gazetteer.Import) bool { return r.Entry.ID == id })
	if i < 0 {
		t.Fatalf("no row %s", id)
	}
	return m.rows[i]
}

func survey(t *testing.T, path string, o Options) *File {
	t.Helper()
	if o.Today == "" {
		o.Today = "2021-01-01"
	}
	f, err := Survey(t.Context(), path, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// load surveys and imports a file.
func load(t *testing.T, path string, o Options) (*File, *memory) {
	t.Helper()
	f, m := survey(t, path, o), &memory{}
	if _, err := f.Import(t.Context(), m, nil); err != nil {
		t.Fatal(err)
	}
	return f, m
}
