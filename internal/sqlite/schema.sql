-- One row per published edition. The current one is the last published.
CREATE TABLE edition (
	no             INTEGER PRIMARY KEY,
	edition        TEXT NOT NULL UNIQUE,     -- content hash, 16 hex digits
	folder         TEXT NOT NULL,            -- fingerprint of the data folder it was read from
	theory_version INTEGER NOT NULL,
	published      INTEGER NOT NULL,         -- order of publishing; a rollback publishes an old edition anew
	about          TEXT NOT NULL             -- JSON: id, titles, horizons, default date, licence
);

CREATE TABLE actor (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	actor_id TEXT NOT NULL, name TEXT, name_ar TEXT, short TEXT, short_ar TEXT, aliases TEXT, parent_id TEXT, parent_since TEXT, parent_until TEXT,
	color TEXT, color_dark TEXT, shape TEXT, origin TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE claimant (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	claimant_id TEXT NOT NULL, name TEXT, name_ar TEXT, role TEXT, role_ar TEXT, party TEXT, aliases TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE source (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	source_id TEXT NOT NULL, title TEXT, title_ar TEXT, url TEXT, publisher TEXT, language TEXT, kind TEXT, licence TEXT, attribution TEXT,
	retrieved_on TEXT, revision TEXT, sha256 TEXT, archived_url TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE campaign (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	campaign_id TEXT NOT NULL, title TEXT, title_ar TEXT, source_id TEXT, date TEXT, window_start TEXT, window_end TEXT, summary TEXT, summary_ar TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE phase (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	phase_id TEXT NOT NULL, campaign_id TEXT, title TEXT, title_ar TEXT, kind TEXT, start TEXT, "end" TEXT, section TEXT, summary TEXT, summary_ar TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE infobox (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	infobox_id TEXT NOT NULL, campaign_id TEXT, field TEXT, side INTEGER, value TEXT, value_ar TEXT, note TEXT, note_ar TEXT, actor_id TEXT, claimant_id TEXT,
	repair TEXT, repair_ar TEXT, source_id TEXT, section TEXT, paragraph INTEGER, sentence INTEGER, fragment TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE place (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	place_no INTEGER NOT NULL, place_id TEXT NOT NULL, name TEXT, name_ar TEXT, name_ar_origin TEXT, aliases TEXT, kind TEXT, country TEXT, within TEXT, admin1 TEXT, admin2 TEXT,
	geonames_id INTEGER, wikidata_id TEXT, "where" TEXT, where_origin TEXT, precision_stated_m REAL, text_where TEXT, text_locator TEXT, rank INTEGER, note TEXT, note_ar TEXT,
	PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

-- The geocoder's answer for each place.
CREATE TABLE location (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	place_id TEXT NOT NULL, answer TEXT NOT NULL,   -- located, ambiguous or unlocated
	lon REAL, lat REAL,                             -- WGS 84 degrees; null for areas, lines, rings and the unlocated
	reference_lon REAL, reference_lat REAL,         -- what other expressions count from; never drawn
	extent TEXT,                                    -- GeoJSON geometry: circle, ring, line or region
	precision_m REAL, located_by TEXT, confidence TEXT, gazetteer_ids TEXT, located_from TEXT, note TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

-- Candidates that the geocoder did not take, best first.
CREATE TABLE runner_up (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	place_id TEXT NOT NULL, candidate_id TEXT, name TEXT, kind TEXT, lon REAL, lat REAL, score REAL, reason TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

-- Where a sentence's own words about a position meet the position on the map.
CREATE TABLE contradiction (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	place_id TEXT NOT NULL, stated TEXT, from_name TEXT, from_id TEXT, stated_distance_m REAL, stated_bearing_deg REAL, distance_m REAL, bearing_deg REAL, apart_m REAL, disagrees INTEGER,
	PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE event (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	event_id TEXT NOT NULL, kind TEXT, title TEXT, title_ar TEXT, date TEXT, reported_on TEXT, place_ids TEXT, actor_ids TEXT, target_ids TEXT, claimant_id TEXT, via TEXT, denies TEXT, campaign_id TEXT,
	source_id TEXT, section TEXT, paragraph INTEGER, sentence INTEGER, fragment TEXT, statement_en TEXT, statement_ar TEXT,
	recorded_by TEXT, checked_by TEXT, withdrawn_on TEXT, withdrawn_reason TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE figure (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	figure_id TEXT NOT NULL, kind TEXT, low REAL, high REAL, as_given TEXT, unit TEXT, unit_ar TEXT, actor_id TEXT, event_id TEXT, place_id TEXT, date TEXT, reported_on TEXT, claimant_id TEXT, via TEXT, campaign_id TEXT,
	source_id TEXT, section TEXT, paragraph INTEGER, sentence INTEGER, fragment TEXT, statement_en TEXT, statement_ar TEXT,
	recorded_by TEXT, checked_by TEXT, withdrawn_on TEXT, withdrawn_reason TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

CREATE TABLE gazetteer (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	gazetteer_id TEXT NOT NULL, name TEXT, name_ar TEXT, aliases TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, precision_m REAL, origin TEXT, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;

-- Files of the folder's geojson/, as they are.
CREATE TABLE geometry (edition_no INTEGER NOT NULL REFERENCES edition(no) ON DELETE CASCADE, row INTEGER NOT NULL,
	name TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (edition_no, row)) WITHOUT ROWID;
