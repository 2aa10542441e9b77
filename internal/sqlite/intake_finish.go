package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/heldline/heldline/internal/gazetteer"
)

// fillSize is how many spellings one transaction gives their trigrams: some
// seconds of work, for a publication must not wait longer for the file.
const fillSize = 200_000

// Finish indexes the names, step by step, and makes the dataset visible in place
// of the one that had its name. Broken off, it is gone on with by another Intake.
func (in *intake) Finish(ctx context.Context, progress func(done, total int64)) (gazetteer.Dataset, error) {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	if _, err := in.store.importer.ExecContext(ctx, importPragmas); err != nil {
		return in.Dataset, err
	}
	steps := len(datasetSteps(in.no))
	for in.step < steps {
		progress(in.done(), in.total(steps))
		if err := in.finishStep(ctx); err != nil {
			return in.Dataset, err
		}
		if err := in.store.checkpoint(ctx, "PASSIVE"); err != nil {
			return in.Dataset, err
		}
	}
	if err := in.show(ctx); err != nil {
		return in.Dataset, err
	}
	if _, err := in.store.dropLeftovers(ctx, in.Name); err != nil {
		return in.Dataset, err
	}
	progress(in.total(steps), in.total(steps))
	return in.Dataset, in.store.checkpoint(ctx, "TRUNCATE")
}

// done and total measure the indexing: filling counts each spelling, the other
// steps are taken for a tenth of the names each.
func (in *intake) done() int64 {
	return int64(in.step)*in.share() + min(in.filled, int64(in.Names))
}

func (in *intake) total(steps int) int64 { return int64(steps)*in.share() + int64(in.Names) }

func (in *intake) share() int64 { return int64(in.Names)/10 + 1 }

// finishStep does the next step of dataset.sql, or a part of the filling.
func (in *intake) finishStep(ctx context.Context) error {
	statement := datasetSteps(in.no)[in.step]
	return in.commit(ctx, func(tx *sql.Tx, d *dataset) error {
		if d.step != fillStep {
			d.step++
			_, err := tx.ExecContext(ctx, statement)
			return err
		}
		from, to := d.filled, d.filled+fillSize
		d.filled = to
		r, err := tx.ExecContext(ctx, statement, from, to)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		if n < fillSize {
			d.step++
		}
		return err
	})
}

// show makes the dataset the one of its name, all or nothing.
func (in *intake) show(ctx context.Context) error {
	return in.commit(ctx, func(tx *sql.Tx, d *dataset) error {
		d.state = done
		_, err := tx.ExecContext(ctx, "UPDATE dataset SET state = ? WHERE name = ? AND state = ?", dropped, d.Name, done)
		return err
	})
}

// checkpoint writes the log back into the file, as far as readers let it: what is
// left is written the next time. PASSIVE waits for nobody; TRUNCATE, which also
// empties the log, waits for a moment without readers and must not wait long, as
// writers wait with it.
func (s *Store) checkpoint(ctx context.Context, mode string) error {
	var busy, pages, written int
	_, err := s.importer.ExecContext(ctx, "PRAGMA busy_timeout = 500")
	if err == nil {
		err = s.importer.QueryRowContext(ctx, "PRAGMA wal_checkpoint("+mode+")").Scan(&busy, &pages, &written)
	}
	_, e := s.importer.ExecContext(context.WithoutCancel(ctx), importPragmas)
	return errors.Join(err, e)
}
