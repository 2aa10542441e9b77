-- The tables of one imported gazetteer; its number stands in place of the 0 in
-- their names. Each step is one transaction, but for "fill", which is many. What
-- is indexed is indexed after loading, in bulk.

-- step: tables
CREATE TABLE dataset_0_row (
	row_no       INTEGER PRIMARY KEY,
	gazetteer_id TEXT NOT NULL,
	name         TEXT NOT NULL,
	name_ar      TEXT NOT NULL,
	kind         TEXT NOT NULL,
	feature      TEXT NOT NULL,
	country      TEXT NOT NULL,
	admin1       TEXT NOT NULL,
	admin2       TEXT NOT NULL,
	lat          REAL NOT NULL,
	lon          REAL NOT NULL,
	precision_m  REAL NOT NULL,
	origin       TEXT NOT NULL,
	rank         INTEGER NOT NULL            -- 1..4
);
CREATE TABLE dataset_0_name (
	name_no  INTEGER PRIMARY KEY,
	row_no   INTEGER NOT NULL,
	rank     INTEGER NOT NULL,               -- of the row
	name     TEXT NOT NULL,
	key      TEXT NOT NULL,
	skeleton TEXT NOT NULL
);

-- step: rows
CREATE INDEX dataset_0_row_id ON dataset_0_row (gazetteer_id);
CREATE INDEX dataset_0_name_row ON dataset_0_name (row_no);

-- step: keys
CREATE INDEX dataset_0_name_key ON dataset_0_name (key, rank, skeleton);

-- step: spellings
-- Many names share a spelling, so spellings are what is searched. They are
-- numbered by length: a search for similar ones reads a range of numbers.
CREATE TABLE dataset_0_spelling (spelling_no INTEGER PRIMARY KEY, key TEXT NOT NULL, rank INTEGER NOT NULL, skeleton TEXT NOT NULL);
INSERT INTO dataset_0_spelling (key, rank, skeleton)
	SELECT key, rank, skeleton FROM (SELECT DISTINCT key, rank, skeleton FROM dataset_0_name) ORDER BY length(key), key;
CREATE TABLE dataset_0_length (length INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
INSERT INTO dataset_0_length SELECT length(key), min(spelling_no), max(spelling_no) FROM dataset_0_spelling GROUP BY 1;

-- step: beginnings
CREATE INDEX dataset_0_spelling_key ON dataset_0_spelling (rank, key);

-- step: sounds
CREATE INDEX dataset_0_spelling_skeleton ON dataset_0_spelling (skeleton, rank, key) WHERE skeleton <> '';

-- step: trigrams
CREATE VIRTUAL TABLE dataset_0_trigram USING fts5 (key, tokenize = 'trigram case_sensitive 1', content = '', columnsize = 0, detail = none);
INSERT INTO dataset_0_trigram (dataset_0_trigram, rank) VALUES ('automerge', 0);
INSERT INTO dataset_0_trigram (dataset_0_trigram, rank) VALUES ('hashsize', 33554432);

-- step: fill
INSERT INTO dataset_0_trigram (rowid, key)
	SELECT spelling_no, '^' || key || '$' FROM dataset_0_spelling WHERE spelling_no > ?1 AND spelling_no <= ?2 ORDER BY spelling_no;

-- step: merge
INSERT INTO dataset_0_trigram (dataset_0_trigram) VALUES ('optimize');

-- step: counts
CREATE VIRTUAL TABLE dataset_0_vocabulary USING fts5vocab (dataset_0_trigram, row);
CREATE TABLE dataset_0_count (trigram TEXT PRIMARY KEY, spellings INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO dataset_0_count SELECT term, doc FROM dataset_0_vocabulary;
DROP TABLE dataset_0_vocabulary;
