package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/heldline/heldline/internal/gazetteer"
)

// city is what the evaluation needs of a line of a GeoNames file.
type city struct {
	id         string
	name       string
	ascii      string
	country    string
	alternates []string
}

// The columns of a GeoNames file, from 0.
const (
	columnID         = 0
	columnName       = 1
	columnASCII      = 2
	columnAlternates = 3
	columnCountry    = 8
	columns          = 19
)

func readCities(path string) ([]city, error) {
	var rows []city
	err := eachLine(path, func(cells []string) error {
		rows = append(rows, city{
			id: gazetteer.FormatGeoNames + ":" + cells[columnID], name: cells[columnName], ascii: cells[columnASCII], country: cells[columnCountry],
			alternates: strings.Split(cells[columnAlternates], ","),
		})
		return nil
	})
	return rows, err
}

// writeMainNames copies a GeoNames file without the alternate names.
func writeMainNames(from, to string) error {
	var out bytes.Buffer
	err := eachLine(from, func(cells []string) error {
		cells[columnAlternates] = ""
		out.WriteString(strings.Join(cells, "\t") + "\n")
		return nil
	})
	if err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o600)
}

func eachLine(path string, do func([]string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%w; make eval-geocoder installs it", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != columns {
			return fmt.Errorf("%s:%d has %d columns, not %d", path, n, len(cells), columns)
		}
		if err := do(cells); err != nil {
			return err
		}
	}
	return lines.Err()
}

// farStep takes every third row outside Iraq and Syria, so that the evaluation
// stays under two minutes.
const farStep = 3

const regionNear = "Iraq and Syria"

// arabicSpeaking are the countries whose rows are asked for by other spellings.
func arabicSpeaking() []string {
	return []string{"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
}

// otherSpellings makes a mention of every alternate name in Latin or Arabic
// letters that is written otherwise than the row's main names, with the row's
// country; those of the near region without it as well.
func otherSpellings(rows []city) (with, without []mention) {
	countries := arabicSpeaking()
	far := 0
	for _, row := range rows {
		if !slices.Contains(countries, row.country) {
			continue
		}
		region := regionNear
		if row.country != "IQ" && row.country != "SY" {
			if far++; far%farStep != 0 {
				continue
			}
			region = "elsewhere"
		}
		for _, name := range row.alternates {
			script := scriptOf(name)
			if script == "" || strings.EqualFold(name, row.name) || strings.EqualFold(name, row.ascii) {
				continue
			}
			m := mention{text: gazetteer.Name(name).String(), country: row.country, want: []string{row.id}, family: script + ", " + region}
			with = append(with, m)
			if region == regionNear {
				m.country = ""
				without = append(without, m)
			}
		}
	}
	return with, without
}

// scriptOf tells what letters a name is in; empty for other scripts, codes of
// airports and the machine's transliterations, which begin with a small letter.
func scriptOf(name string) string {
	latin, arabic, small := 0, 0, false
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Latin, r):
			small = small || latin == 0 && unicode.IsLower(r)
			latin++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r):
			return ""
		}
	}
	switch {
	case arabic >= 2 && latin == 0:
		return "Arabic letters"
	case latin >= 2 && arabic == 0 && !small && (latin > 4 || strings.ToUpper(name) != name):
		return "Latin letters"
	}
	return ""
}
