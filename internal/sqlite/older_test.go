package sqlite

import (
	"context"
	"database/sql"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// insertAsRows keeps the long lists of an edition as versions 1 to 3 did.
func insertAsRows(ctx context.Context, tx *sql.Tx, no int64, c *edition.Content) error {
	a := c.Atlas
	var control []ruleSpan
	var accepted []acceptance
	for _, rule := range atlas.Rules {
		d := c.Readings[rule]
		for _, s := range d.Spans.Rows() {
			control = append(control, ruleSpan{rule, s})
		}
		for i := range a.Claims.Len() {
			if g := d.Grounds.At(i); g != atlas.GroundNone {
				accepted = append(accepted, acceptance{rule, a.Claims.ID(i), g})
			}
		}
	}
	for _, step := range []func() error{
		func() error { return sentences.insert(ctx, tx, no, a.Sentences.Rows()) },
		func() error { return claims.insert(ctx, tx, no, a.Claims.Rows()) },
		func() error { return spans.insert(ctx, tx, no, control) },
		func() error { return acceptances.insert(ctx, tx, no, accepted) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// rowTables are those of a file of version 1 to 3 that later versions lack.
const rowTables = `CREATE TABLE sentence (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	source_id TEXT NOT NULL, section TEXT, paragraph INTEGER, sentence INTEGER, fragment TEXT, reason TEXT, reason_ar TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE claim (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	claim_id TEXT NOT NULL, actor_ids TEXT, verb TEXT, extent TEXT, quantifier TEXT, place_id TEXT, loser_id TEXT, date TEXT, seq INTEGER, reported_on TEXT, claimant_id TEXT, via TEXT, denies TEXT,
	source_id TEXT, section TEXT, paragraph INTEGER, sentence INTEGER, fragment TEXT, statement_en TEXT, statement_ar TEXT, count REAL, count_unit TEXT, area_km2 REAL,
	recorded_by TEXT, checked_by TEXT, withdrawn_on TEXT, withdrawn_reason TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

-- Control, derived from the claims under each plain rule. Half-open: start_date
-- is the first day, end_date the first day of the next span; null is open.
CREATE TABLE span (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	rule TEXT NOT NULL, place_id TEXT NOT NULL, start_date TEXT, end_date TEXT, status TEXT NOT NULL, holder TEXT, holders TEXT, units TEXT, basis TEXT,
	from_earliest TEXT, from_latest TEXT, last_report TEXT, last_known_holder TEXT, claim_ids TEXT, ground TEXT, why TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;
CREATE INDEX span_place ON span (edition_no, rule, place_id, start_date);

-- Why each claim is accepted under each plain rule; a claim without a row is not.
CREATE TABLE acceptance (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	rule TEXT NOT NULL, claim_id TEXT NOT NULL, ground TEXT NOT NULL, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;`
