package gazetteerfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/gazetteer"
)

// firstLines are enough to tell what a file is.
const firstLines = 20

// formatOf tells a GeoNames table from a CSV by the first lines. Anything else is
// refused with one sentence that says what it looks like.
func formatOf(ctx context.Context, s *source) (string, error) {
	begin, err := beginning(ctx, s)
	if err != nil {
		return "", err
	}
	for _, line := range begin {
		if _, reason := parseGeoRow(line); reason == "" {
			return gazetteer.FormatGeoNames, nil
		}
	}
	if len(begin) > 0 && isCSVHeader(begin[0]) {
		return gazetteer.FormatCSV, nil
	}
	return "", fmt.Errorf("%s %s; expected is a country file of GeoNames (%d columns between tabs, or its .zip), or a CSV with the columns name,lat,lon",
		s.name, looksLike(begin), geoColumns)
}

// isAlternates checks that a file given as alternate names is one.
func isAlternates(ctx context.Context, s *source) error {
	begin, err := beginning(ctx, s)
	if err != nil {
		return err
	}
	for _, line := range begin {
		if _, reason := parseAltRow(line); reason == "" {
			return nil
		}
	}
	return fmt.Errorf("%s %s; --alternate-names expects a table alternateNamesV2 of GeoNames (10 columns between tabs, or its .zip)", s.name, looksLike(begin))
}

// beginning copies the first lines that are not empty.
func beginning(ctx context.Context, s *source) ([][]byte, error) {
	text, err := s.open(0)
	if err != nil {
		return nil, err
	}
	defer text.Close()
	var begin [][]byte
	for l := newLines(ctx, text, s.name, position{}); len(begin) < firstLines; {
		switch err := l.next(); {
		case errors.Is(err, io.EOF):
			return begin, nil
		case err != nil:
			return nil, err
		}
		if len(bytes.TrimSpace(l.text)) > 0 {
			begin = append(begin, bytes.Clone(l.text))
		} else if l.long {
			begin = append(begin, []byte{0}) // nothing of ours has such lines
		}
	}
	return begin, nil
}

// looksLike says what a file is that is no gazetteer.
func looksLike(begin [][]byte) string {
	if len(begin) == 0 {
		return "is empty"
	}
	first := begin[0]
	text := strings.ToLower(strings.TrimSpace(string(first)))
	tabs := bytes.Count(first, []byte("\t"))
	_, noAlternate := parseAltRow(first)
	_, noRow := parseGeoRow(first)
	switch {
	case bytes.HasPrefix(first, []byte("\xff\xfe")), bytes.HasPrefix(first, []byte("\xfe\xff")):
		return "is UTF-16; save it in the character set UTF-8"
	case bytes.IndexByte(first, 0) >= 0:
		return "is no text"
	case noAlternate == "":
		return "looks like a table of alternate names of GeoNames, which goes with its country file as --alternate-names"
	case noRow == "":
		return "looks like a country file of GeoNames, not like its alternate names"
	case !utf8.Valid(first):
		return "is not UTF-8; save it in that character set"
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"):
		return "looks like a web page, perhaps the page of a failed download"
	case strings.HasPrefix(text, "<"):
		return "looks like XML"
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		return "looks like JSON"
	case tabs > 0:
		return fmt.Sprintf("looks like a table with %d columns between tabs and begins with %s", tabs+1, short(string(first)))
	case strings.Count(text, ";") > 1:
		return "looks like a table with semicolons between its columns; save it with commas"
	case strings.Contains(text, ","):
		return "looks like a CSV whose first line names no columns name, lat and lon: " + short(string(first))
	}
	return "begins with " + short(string(first))
}
