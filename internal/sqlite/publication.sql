-- One row per act of publishing, in order; publishing an old edition anew adds
-- another. The counts are those of its difference from the edition of the same
-- atlas that was published before, under the documented rule; the first of an
-- atlas adds its claims. Files of older versions lack them until somebody asks.
CREATE TABLE publication (
	publication_no   INTEGER PRIMARY KEY,      -- as edition.published
	edition_no       INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE,
	atlas            TEXT NOT NULL,
	published_on     TEXT,                     -- YYYY-MM-DD; null where it was not recorded
	note             TEXT NOT NULL DEFAULT '',
	compared         INTEGER NOT NULL DEFAULT 0,
	claims_added     INTEGER NOT NULL DEFAULT 0,
	claims_withdrawn INTEGER NOT NULL DEFAULT 0,
	claims_changed   INTEGER NOT NULL DEFAULT 0,
	places_changed   INTEGER NOT NULL DEFAULT 0,
	place_days       INTEGER NOT NULL DEFAULT 0,
	hands_changed    INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX publication_atlas ON publication (atlas, publication_no);
CREATE INDEX publication_edition ON publication (edition_no);

-- What a publication did to a row; none for the first of an atlas.
CREATE TABLE revision (publication_no INTEGER NOT NULL REFERENCES publication(publication_no) ON DELETE CASCADE,
	"table" TEXT NOT NULL, row_id TEXT NOT NULL, kind TEXT NOT NULL,
	fields TEXT NOT NULL,                      -- JSON: [{"name", "before", "after"}]
	PRIMARY KEY (publication_no, "table", row_id)) WITHOUT ROWID;
CREATE INDEX revision_row ON revision ("table", row_id, publication_no);

-- Days on which a publication says otherwise of a place; half-open.
CREATE TABLE shift (publication_no INTEGER NOT NULL REFERENCES publication(publication_no) ON DELETE CASCADE,
	place_id TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT NOT NULL,
	before TEXT NOT NULL, after TEXT NOT NULL, -- JSON: {"status", "holder", "holders"}
	hands INTEGER NOT NULL, PRIMARY KEY (publication_no, place_id, from_date)) WITHOUT ROWID;
