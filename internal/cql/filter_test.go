package cql_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/cql"
	"github.com/heldline/heldline/internal/edtf"
)

func queryables() []cql.Queryable {
	return []cql.Queryable{
		{Name: "name", Type: cql.Text}, {Name: "holder", Type: cql.Text}, {Name: "size", Type: cql.Integer}, {Name: "share", Type: cql.Number},
		{Name: "date", Type: cql.Date}, {Name: "start_date", Type: cql.Date}, {Name: "end_date", Type: cql.Date, DayAfter: true},
		{Name: "geometry", Type: cql.Geometry},
	}
}

// town is the row that most examples are about.
func town() []any {
	return []any{"Café Øst", nil, int64(7), 2.5, edtf.MustDay("2017-11-03"), edtf.MustDay("2017-10-01"), edtf.MustDay("2017-11-03"), nil}
}

var point = orb.Point{41.0, 34.4}

func TestKeeps(t *testing.T) {
	for text, want := range map[string]bool{
		// comparisons, in any case and with properties on either side
		`size = 7`: true, `size <> 7`: false, `size < 7.5`: true, `7 >= size`: true, `"size">share`: true, `size = 7.0 and share = .25e1`: true, `name = 'Café Øst'`: true, "name = 'Cafe\u0301 Øst'": true,
		`name='caf'`: false, `name > 'Bar' AND name < 'Dar'`: true, `TRUE`: true, `false`: false, `true = TRUE`: true, `(size > 1) = FALSE`: false, `'a' = 'a'`: true, `((size = 7))`: true,
		// dates; a text meets a date as one, and a day holds all its instants
		`date = DATE('2017-11-03')`: true, `date <= date('2017-11-02')`: false, `date > '2017-11-02'`: true, `date = TIMESTAMP('2017-11-03T23:59:59.999Z')`: true, `"date" >= TIMESTAMP('2017-11-04T00:00:00Z')`: false,
		`date < TIMESTAMP('2017-11-04T00:00:00Z')`: true, `TIMESTAMP('2017-11-03T10:00:00Z') < TIMESTAMP('2017-11-03T10:00:00.5Z')`: true, `start_date < end_date`: true, `date IN ('2017-11-01','2017-11-03')`: true,
		`date BETWEEN DATE('2017-11-03') AND '2017-12-01'`: true, `date > DATE('0000-01-01')`: true,
		// no value: neither true nor false
		`holder IS NULL`: true, `holder IS NOT NULL`: false, `name is not null`: true, `holder = 'x'`: false, `holder <> 'x'`: false, `NOT holder = 'x'`: false, `holder = 'x' OR size = 7`: true, `NOT (holder = 'x' AND size = 8)`: true,
		`NOT (holder = 'x' AND size = 7)`: false, `holder IN ('x')`: false, `holder NOT IN ('x')`: false, `holder LIKE '%'`: false, `CASEI(holder) IS NULL`: true, `(holder = 'x') IS NULL`: true, `size / 0 > 1 OR size / 0 <= 1`: false, `size / (size - 7) IS NULL`: true,
		`name IN ('x', holder)`: false, `name NOT IN ('x', holder)`: false, `name IN ('x', holder, name)`: true,
		// order of operators
		`size = 1 OR size = 7 AND share = 2.5`: true, `(size = 7 OR size = 1) AND share = 1`: false, `NOT size = 1 AND size = 7`: true, `NOT NOT size = 7`: true,
		// calculation
		`size + 1 * 2 = 9`: true, `(size + 1) * 2 = 16`: true, `size div 2 = 3`: true, `size % 2 = 1`: true, `share ^ 2 = 6.25`: true, `-size < - (-7)`: true, `10 - 2 - 3 = 5`: true, `size -1 = 6`: true, `( - (7)) = -size`: true,
		// BETWEEN, IN, LIKE
		`size BETWEEN 7 AND 9`: true, `size NOT BETWEEN 1 AND 6`: true, `size between 9 and 7`: false, `size IN (1, 7)`: true, `size NOT IN (1, 2)`: true, `name in ('x','Café Øst')`: true,
		`name LIKE 'Caf%'`: true, `name LIKE '_af_ %t'`: true, `name NOT LIKE 'caf%'`: true, `name LIKE ''`: false, `name LIKE '%%'`: true, `name LIKE 'Caf_'`: false, `name LIKE '%a%Ø%'`: true, `'50%' LIKE '50\%'`: true, `'500' LIKE '50\%'`: false, `'50%' LIKE '50\\%'`: true, `'a_b' LIKE 'a\_b'`: true,
		// case and accents
		`CASEI(name) = CASEI('CAFÉ øST')`: true, `ACCENTI(name) = ACCENTI('Cafe Øst')`: true, `CASEI(ACCENTI(name)) LIKE casei(accenti('CAFÈ%'))`: true, `CASEI('Straße') = CASEI('STRASSE')`: true, `ACCENTI('أحمد') = ACCENTI('احمد')`: true, `CASEI(name) IN (CASEI('x'), CASEI('café øst'))`: true,
		// literals with quotes and escapes
		`'it''s' = 'it\'s'`: true, `'a\tb' = 'a	b'`: true, `'a\\b' LIKE 'a\\\\b'`: true,
		// places
		`S_INTERSECTS(geometry, POINT(41 34.4))`: true, `S_INTERSECTS(geometry,BBOX(40,34,41,35))`: true, `S_INTERSECTS(BBOX(40,34,0,42,35,9), geometry)`: true, `S_INTERSECTS(geometry, BBOX(170,-90,-170,90))`: false, `S_INTERSECTS(geometry, BBOX(40,-90,-170,90))`: true,
		`S_WITHIN(geometry, POLYGON((40 34, 42 34, 42 35, 40 35, 40 34)))`: true, `S_WITHIN(geometry, BBOX(40,34,41,35))`: false, `S_TOUCHES(geometry, BBOX(40,34,41,35))`: true, `S_DISJOINT(geometry, POINT Z (1 2 3))`: true, `S_EQUALS(geometry, MULTIPOINT((41 34.4)))`: true, `S_CONTAINS(BBOX(40,34,42,35), geometry)`: true,
		`S_WITHIN(geometry, POLYGON((40 34, 42 34, 42 35, 40 35, 40 34), (40.9 34.3, 41.1 34.3, 41.1 34.5, 40.9 34.5, 40.9 34.3)))`: false, `S_CROSSES(LINESTRING(0 0, 2 2), LINESTRING(0 2, 2 0))`: true, `S_OVERLAPS(BBOX(0,0,2,2), MULTIPOLYGON(((1 1, 3 1, 3 3, 1 3, 1 1))))`: true,
		`S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(0 0), LINESTRING(40 34.4, 42 34.4)))`: true, `S_WITHIN(geometry, MULTILINESTRING((40 34.4, 42 34.4)))`: true, `S_WITHIN(geometry, LINESTRING(41 34.4, 42 34.4))`: false, `geometry IS NOT NULL`: true,
		// times
		`T_AFTER(date, DATE('2017-11-02'))`: true, `T_BEFORE(date, INTERVAL('2017-11-03', '..'))`: false, `T_INTERSECTS(date, TIMESTAMP('2017-11-03T07:00:00Z'))`: true, `T_EQUALS(date, INTERVAL('2017-11-03','2017-11-03'))`: true, `T_DISJOINT(date, INTERVAL('..','2017-11-02'))`: true,
		`T_INTERSECTS(INTERVAL(start_date, end_date), DATE('2017-11-02'))`: true, `T_INTERSECTS(INTERVAL(start_date, end_date), DATE('2017-11-03'))`: false, `T_EQUALS(INTERVAL(start_date, end_date), INTERVAL('2017-10-01', '2017-11-02'))`: true,
		`T_DURING(INTERVAL(start_date, end_date), INTERVAL('2017-09-30', '2017-11-03'))`: true, `T_CONTAINS(INTERVAL(start_date, '..'), INTERVAL('2017-10-02','2018-01-01T00:00:00Z'))`: true, `t_finishes(INTERVAL(start_date, end_date), INTERVAL('..', '2017-11-02'))`: true,
		`T_FINISHEDBY(INTERVAL('..', '2017-11-02'), INTERVAL(start_date, end_date))`: true, `T_STARTS(INTERVAL(start_date, end_date), INTERVAL('2017-10-01', '..'))`: true, `T_STARTEDBY(INTERVAL('2017-10-01', '..'), INTERVAL(start_date, end_date))`: true,
		`T_MEETS(INTERVAL('2017-01-01','2017-10-01'), INTERVAL(start_date, end_date))`: true, `T_METBY(INTERVAL(start_date, end_date), INTERVAL('2017-01-01','2017-09-30'))`: false, `T_BEFORE(INTERVAL('2017-01-01','2017-09-30'), INTERVAL(start_date, end_date))`: true,
		`T_OVERLAPS(INTERVAL('2017-01-01','2017-10-02'), INTERVAL(start_date, end_date))`: true, `T_OVERLAPPEDBY(INTERVAL(start_date, end_date), INTERVAL('2017-01-01','2017-10-02'))`: true,
	} {
		f, err := cql.Parse(text, queryables(), nil)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := f.Keeps(town(), point); got != want {
			t.Errorf("%s keeps the row: %v, want %v", text, got, want)
		}
		again, err := cql.Parse(f.String(), queryables(), nil)
		if err != nil || again.String() != f.String() || again.Keeps(town(), point) != want {
			t.Errorf("%s is written %s, which reads as %v, %v", text, f, again, err)
		}
	}
}

// What has no date is open on its side; a row without geometry is nowhere, and
// not elsewhere either.
func TestKeepsWhatHasNoEnd(t *testing.T) {
	row := []any{"x", nil, nil, nil, nil, edtf.MustDay("2017-10-01"), nil, nil}
	for text, want := range map[string]bool{
		`T_INTERSECTS(INTERVAL(start_date, end_date), DATE('2030-01-01'))`: true, `T_INTERSECTS(INTERVAL(start_date, end_date), DATE('2017-09-30'))`: false, `T_INTERSECTS(INTERVAL(date, '..'), DATE('1900-01-01'))`: true, `T_AFTER(date, DATE('2000-01-01'))`: false, `NOT T_AFTER(date, DATE('2000-01-01'))`: false,
		`S_INTERSECTS(geometry, BBOX(-180,-90,180,90))`: false, `S_DISJOINT(geometry, BBOX(-180,-90,180,90))`: false, `geometry IS NULL`: true, `size IS NULL AND share IS NULL`: true, `size + 1 > 0`: false,
	} {
		if f, err := cql.Parse(text, queryables(), nil); err != nil || f.Keeps(row, nil) != want {
			t.Errorf("%s: want %v, error %v", text, want, err)
		}
	}
}

func TestAxesPlaceTheFilter(t *testing.T) {
	swapped := func(lat, lon float64) orb.Point { return orb.Point{lon, lat} }
	for _, text := range []string{`S_EQUALS(geometry, POINT(34.4 41))`, `S_WITHIN(geometry, BBOX(34, 40, 35, 42))`, `S_WITHIN(geometry, POLYGON((34 40, 35 40, 35 42, 34 42, 34 40)))`} {
		if f, err := cql.Parse(text, queryables(), swapped); err != nil || !f.Keeps(town(), point) {
			t.Errorf("%s does not keep the point, error %v", text, err)
		}
	}
}

func TestMistakesAreNamedWithTheirPlace(t *testing.T) {
	deep := strings.Repeat("(", 65) + "size = 1" + strings.Repeat(")", 65)
	for text, want := range map[string]struct {
		at   int
		word string // of the message
	}{
		"":     {0, "empty"},
		"   ":  {0, "empty"},
		"size": {0, "condition"}, "size = 1 AND name": {13, "condition"}, "size = ": {7, "too early"}, "(size = 1": {9, "too early"},
		"size = 1 size": {9, `"size" does not fit`}, "size == 1": {6, `"=" does not fit`}, "size != 1": {5, "<>"}, "name = 'x": {7, "stand in '…'"}, "nombre = 1": {0, "known are name, holder"}, "NULL = 1": {0, "does not fit"},
		"name = 7": {7, "single quotes"}, "size = 'x'": {7, "without quotes"}, "date = 2017-11-03": {7, "DATE("}, "date = '2017-11-31'": {7, "not a date"}, "date = DATE('2017')": {12, "2017-11-03"}, "DATE('2017-11-03T00:00:00Z') = date": {5, "DATE"}, "date > TIMESTAMP('2017-11-03T00:00:00+03:00')": {17, "Z"},
		"name LIKE holder": {10, "pattern"}, "size LIKE '1%'": {0, "texts"}, "name + 1 = 2": {0, "numbers"}, "-name = 'x'": {1, "sign"}, "size IN ()": {9, ")"}, "size IN (1, 'x')": {12, "number"}, "CASEI(size) = 'x'": {6, "texts"}, "CASEI('a','b') = 'x'": {0, "1 arguments"}, "buffer(geometry, 1) = 1": {0, "S_INTERSECTS"},
		"geometry = POINT(1 2)": {0, "S_INTERSECTS"}, "S_INTERSECTS(geometry, name)": {23, "geometry belongs"}, "S_INTERSECTS(geometry, POINT(1))": {29, "two or three"}, "S_INTERSECTS(geometry, POINT(1 2, 3 4))": {23, "one position"}, "S_INTERSECTS(geometry, BBOX(1,2,3))": {23, "4 or 6"}, "S_INTERSECTS(geometry, BBOX(1,5,3,4))": {23, "south"},
		"S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1)))": {23, "close"}, "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))": {23, "valid"}, "S_INTERSECTS(geometry, LINESTRING(0 0))": {23, "valid"}, "S_INTERSECTS(geometry, POINT(1e999 0))": {29, "large"}, "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(1 2))": {42, "collection"}, "S_INTERSECTS(geometry, POINT EMPTY)": {29, "EMPTY"},
		"T_DURING(date, INTERVAL('..','..'))": {9, "for intervals"}, "T_AFTER(name, date)": {8, "time"}, "INTERVAL('2018-01-01','2017-01-01') IS NULL": {0, "before it begins"}, "INTERVAL(size,'..') IS NULL": {9, "end of an interval"}, "date BETWEEN 1 AND 2": {13, "DATE("}, "size > 1e999": {7, "large"},
		deep: {64, "64"}, strings.Repeat("size=1 OR ", 900) + "size=1": {8192, "bytes"}, "size IN (" + strings.Repeat("1,", 1000) + "1)": {9 + 2000, "1000 literals"}, "name = '\xff'": {8, "UTF-8"}, "name = \x00": {7, "no word"},
		strings.Repeat("S_INTERSECTS(geometry,POINT(1 2)) OR ", 9) + "TRUE": {8 * 37, "at most 8"},
		"S_INTERSECTS(geometry, POINT(90 180))":                             {29, "not on the earth"}, "S_INTERSECTS(geometry, BBOX(0,0,1,91))": {23, "order of axes"},
		"S_WITHIN(geometry, GEOMETRYCOLLECTION(LINESTRING(" + strings.Repeat("1 1,2 2,", 50) + "3 3)))": {19, "at most 100 positions"},
	} {
		_, err := cql.Parse(text, queryables(), nil)
		var e *cql.Error
		if !errors.As(err, &e) || e.At != want.at || !strings.Contains(e.Error(), want.word) || e.Remedy == "" {
			t.Errorf("%.60s: %v; want byte %d and %q", text, err, want.at, want.word)
		}
	}
}

// The longest filters of each kind are read in a fraction of a second.
func TestLongFiltersCostLittle(t *testing.T) {
	for name, text := range map[string]string{
		"AND": strings.Repeat("TRUE AND ", 900) + "TRUE", "NOT": strings.Repeat("NOT ", 2040) + "TRUE", "+": strings.Repeat("size+", 1600) + "1 > 0", "-": strings.Repeat("-", 8180) + "1 < 2", "(": strings.Repeat("(", 64) + "TRUE" + strings.Repeat(")", 64), "((": strings.Repeat("(", 8000),
		"ring": "S_INTERSECTS(geometry, MULTIPOINT(" + strings.Repeat("1 1,", 2000) + "1 1))", "IN": "name IN (" + strings.Repeat("'',", 900) + "'')", "%": "name LIKE '" + strings.Repeat("%a", 4000) + "'",
	} {
		begun := time.Now()
		if f, err := cql.Parse(text, queryables(), nil); err == nil {
			f.Keeps(town(), point)
		} else if name != "((" {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Errorf("%s takes %v", name, took)
		}
	}
}
