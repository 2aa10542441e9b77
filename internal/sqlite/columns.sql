-- The long lists of an edition as columns: claims, sentences, and under each plain
-- rule the spans and the grounds on which it accepts claims. internal/atlas says what the
-- bytes are. A column stands in pieces of at most 1 MiB, each with its checksum.
CREATE TABLE part (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE,
	list TEXT NOT NULL,                        -- claims, sentences, "spans documented", "grounds documented", …
	name TEXT NOT NULL,                        -- of the column
	piece INTEGER NOT NULL,                    -- 0, 1, …
	size INTEGER NOT NULL,                     -- of the whole column in bytes
	crc32c INTEGER NOT NULL,                   -- of the body; polynomial of Castagnoli
	body BLOB NOT NULL, PRIMARY KEY (edition_no, list, name, piece));

-- What a plain rule makes of the claims, beside its spans.
CREATE TABLE reading (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE,
	rule TEXT NOT NULL, in_play INTEGER NOT NULL, PRIMARY KEY (edition_no, rule)) WITHOUT ROWID;
