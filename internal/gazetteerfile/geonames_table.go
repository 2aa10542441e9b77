package gazetteerfile

import (
	"context"
	"errors"
	"io"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// geonames is a GeoNames table, with what its lines say about each other.
type geonames struct {
	src, alternates *source // alternates may be nil
	features        map[string]string
	ids             ids
	repeated        map[int64]bool // offsets of the lines whose id came before
	divisions       divisions
	arabic          map[uint32]arabic // the Arabic names, from the alternates
	newest          string            // day of the latest change to a row
	skipped         Skipped
}

func newGeonames(src, alternates *source) *geonames {
	return &geonames{src: src, alternates: alternates, features: features(), ids: ids{}, repeated: map[int64]bool{},
		divisions: divisions{}, arabic: map[uint32]arabic{}}
}

// origin says who states a row.
func origin(row *geoRow) string {
	if row.modifiedOn == "" {
		return "GeoNames"
	}
	return "GeoNames, " + row.modifiedOn
}

// entry makes the row of the library; its names are not yet folded.
func (g *geonames) entry(row *geoRow) atlas.GazetteerEntry {
	nameAr := g.arabic[row.id].name
	admin1, admin2 := g.divisions.of(row)
	return atlas.GazetteerEntry{
		ID: geonamesID(row.id), Name: row.name, NameAr: nameAr, Aliases: otherNames(row, nameAr), Kind: g.kindOf(row),
		Country: row.country, Admin1: admin1, Admin2: admin2, Lat: row.lat, Lon: row.lon, Origin: origin(row),
	}
}

func geonamesID(id uint32) string { return gazetteer.GeonamesRow(int(id)) }

// survey reads both tables once. A day after today is no day of the data.
func (g *geonames) survey(ctx context.Context, today string, done func(int64)) error {
	err := scan(ctx, g.src, position{}, done, func(l *lines) error {
		row, reason := g.row(l)
		switch {
		case reason == "" && !g.ids.add(row.id):
			g.repeated[l.at] = true
			reason = "the geonameid " + strconv.FormatUint(uint64(row.id), 10) + " has come before"
		case reason == "":
			g.divisions.add(&row)
			if row.modifiedOn > g.newest && (today == "" || row.modifiedOn <= today) {
				g.newest = row.modifiedOn
			}
			return nil
		}
		g.skipped.add(g.src.name, l.no, reason)
		return nil
	})
	if err != nil || g.alternates == nil {
		return err
	}
	before := g.src.size
	return scan(ctx, g.alternates, position{}, func(n int64) { done(before + n) }, func(l *lines) error {
		row, reason := alternate(l)
		if reason != "" {
			g.skipped.add(g.alternates.name, l.no, reason)
		} else if rank := row.arabicRank(); rank > g.arabic[row.geoname].rank && g.ids.has(row.geoname) {
			g.arabic[row.geoname] = arabic{row.name, rank}
		}
		return nil
	})
}

// row reads the present line.
func (g *geonames) row(l *lines) (geoRow, string) {
	if l.long {
		return geoRow{}, tooLong
	}
	return parseGeoRow(l.text)
}

func alternate(l *lines) (altRow, string) {
	if l.long {
		return altRow{}, tooLong
	}
	return parseAltRow(l.text)
}

var tooLong = "the line is longer than " + strconv.Itoa(maxLine) + " bytes"

// each hands on the rows behind a position, in the order of the file.
func (g *geonames) each(ctx context.Context, from position, emit func(record, position) error) error {
	return scan(ctx, g.src, from, nil, func(l *lines) error {
		row, reason := g.row(l)
		if reason != "" || g.repeated[l.at] {
			return nil
		}
		return emit(record{g.entry(&row), feature(&row)}, l.after(inRows))
	})
}

// eachAlternate hands on the alternate names of known rows behind a position.
func (g *geonames) eachAlternate(ctx context.Context, from position, emit func(altRow, position) error) error {
	return scan(ctx, g.alternates, from, nil, func(l *lines) error {
		row, reason := alternate(l)
		if reason != "" || row.isNoName() || !g.ids.has(row.geoname) {
			return nil
		}
		return emit(row, l.after(inNames))
	})
}

// scan goes through the lines of a text behind a position that are not empty and
// learns how long the text is. done, where given, hears how far it is.
func scan(ctx context.Context, s *source, from position, done func(int64), each func(*lines) error) error {
	text, err := s.open(from.offset)
	if err != nil {
		return err
	}
	defer text.Close()
	for l := newLines(ctx, text, s.name, from); ; {
		switch err := l.next(); {
		case errors.Is(err, io.EOF):
			s.size = l.end
			if done != nil {
				done(l.end)
			}
			return nil
		case err != nil:
			return err
		}
		if len(l.text) == 0 && !l.long {
			continue
		}
		if err := each(l); err != nil {
			return err
		}
		if done != nil && l.no%8192 == 0 {
			done(l.end)
		}
	}
}
