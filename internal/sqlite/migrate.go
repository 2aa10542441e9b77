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
	return s.inTx(context.Background(), func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		steps := map[int]string{1: librarySchema, 2: publicationSchema + toPublications} // by the version they lead on from
		for ; version < schemaVersion; version++ {
			if _, err := tx.Exec(fmt.Sprintf("%s\nPRAGMA user_version = %d;", steps[version], version+1)); err != nil {
				return err
			}
		}
		return nil
	})
}
