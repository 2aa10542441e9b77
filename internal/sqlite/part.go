package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"

	"github.com/heldline/heldline/internal/column"
)

// pieceBytes bounds a blob, so that no column is in memory twice while it is kept or read.
const pieceBytes = 1 << 20

// insertParts keeps the columns of a list. Cost: their bytes.
func insertParts(ctx context.Context, tx *sql.Tx, edition int64, list string, parts []column.Part) (err error) {
	stmt, err := tx.PrepareContext(ctx, "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stmt.Close()) }()
	sums := crc32.MakeTable(crc32.Castagnoli)
	for _, p := range parts {
		for piece, rest := 0, p.Body; piece == 0 || len(rest) > 0; piece++ {
			body := rest[:min(len(rest), pieceBytes)]
			rest = rest[len(body):]
			if body == nil {
				body = []byte{} // nil would be NULL
			}
			if _, err := stmt.ExecContext(ctx, edition, list, p.Name, piece, len(p.Body), crc32.Checksum(body, sums), body); err != nil {
				return fmt.Errorf("%s, %s: %w", list, p.Name, err)
			}
		}
	}
	return nil
}

// loadParts reads the columns of a list. Cost: their bytes.
func loadParts(ctx context.Context, q querier, edition int64, list string) (out []column.Part, err error) {
	rows, err := q.QueryContext(ctx, "SELECT name, size, crc32c, body FROM part WHERE edition_no = ? AND list = ? ORDER BY name, piece", edition, list)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	sums := crc32.MakeTable(crc32.Castagnoli)
	var name, last string
	var size int
	var sum uint32
	var body sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&name, &size, &sum, &body); err != nil {
			return nil, err
		}
		if len(out) == 0 || name != last {
			out, last = append(out, column.Part{Name: name, Body: make([]byte, 0, max(0, min(size, maxPart)))}), name
		}
		p := &out[len(out)-1]
		if crc32.Checksum(body, sums) != sum || len(p.Body)+len(body) > size {
			return nil, damagedList(list, fmt.Errorf("column %s is damaged", name))
		}
		p.Body = append(p.Body, body...)
	}
	return out, rows.Err()
}

// maxPart bounds the memory that is made for a column before its bytes are seen.
const maxPart = 1 << 30

// damagedList is the error of a list whose bytes are not those that were kept.
func damagedList(list string, err error) error {
	return fmt.Errorf("the %s are damaged (%w); restore the database from a copy, or move it away and publish anew", list, err)
}
