-- Imported gazetteers. Each has tables of its own (dataset.sql), which are built
-- aside and dropped as a whole. Only those that are done are seen; one name may
-- be done and loading at once, while it is being replaced.
CREATE TABLE dataset (
	dataset_no  INTEGER PRIMARY KEY AUTOINCREMENT, -- a later import wins over an earlier one
	name        TEXT NOT NULL,
	file        TEXT NOT NULL,
	format      TEXT NOT NULL,
	licence     TEXT NOT NULL,
	attribution TEXT NOT NULL,
	url         TEXT NOT NULL,
	dated       TEXT NOT NULL,              -- day of the data, YYYY-MM-DD or empty
	imported_on TEXT NOT NULL,              -- YYYY-MM-DD
	sha256      TEXT NOT NULL,
	rows        INTEGER NOT NULL DEFAULT 0,
	names       INTEGER NOT NULL DEFAULT 0,
	state       TEXT NOT NULL DEFAULT 'loading', -- loading, done, dropped
	position    TEXT NOT NULL DEFAULT '',   -- what loading goes on from
	commits     INTEGER NOT NULL DEFAULT 0, -- tells two programs that load the same file apart
	step        INTEGER NOT NULL DEFAULT 0, -- steps of dataset.sql that are finished
	filled      INTEGER NOT NULL DEFAULT 0  -- spelling up to which the trigrams are filled
);
CREATE UNIQUE INDEX dataset_name ON dataset (name, state) WHERE state <> 'dropped';
