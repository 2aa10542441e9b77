package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// toPublications makes a publication of every edition of a file of version 2.
// When it was published, and what it changed, such a file does not know.
const toPublications = `INSERT INTO publication (publication_no, edition_no, atlas)
	SELECT published, no, json_extract(about, '$.ID') FROM edition;`

// migrate leads a file of an older version to the present one, all or nothing.
// Two programs may open the file at once: the version is read again under the lock.
func (s *Store) migrate() error {
	ctx := context.Background()
	script := func(statements string) func(context.Context, *sql.Tx) error {
		return func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, statements)
			return err
		}
	}
	steps := map[int]func(context.Context, *sql.Tx) error{ // by the version they lead on from
		1: script(librarySchema), 2: script(publicationSchema + toPublications), 3: toColumns,
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		for ; version < schemaVersion; version++ {
			if err := steps[version](ctx, tx); err != nil {
				return err
			}
			if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
				return err
			}
		}
		return nil
	})
}
