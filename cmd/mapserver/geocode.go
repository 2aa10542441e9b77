package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/gazetteer"
)

// geocodeCommand says where a phrase is.
type geocodeCommand struct {
	Phrase  []string `arg:"" help:"A name, an id, coordinates or a where-expression; - reads one a line from standard input."`
	Near    []string `sep:"none" help:"A place that belongs beside it: id, name or \"lat, lon\". Can be repeated." placeholder:"PLACE"`
	Country string   `help:"ISO 3166 code of two letters; what lies in another country counts less." placeholder:"CC"`
	Limit   int      `default:"10" help:"Candidates of a name at most, 1 to 100, ${default} by default." placeholder:"N"`
	JSON    bool     `name:"json" help:"Write one JSON object a line."`
	Data    string   `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB      string   `name:"db" default:"var/heldline.db" help:"The SQLite file with imported gazetteers, ${default} by default; it need not exist." placeholder:"FILE"`
}

// Help is shown by --help.
func (geocodeCommand) Help() string {
	return `Answers from the places and the gazetteer of the data folder and from imported gazetteers, with the same rules
as publishing. What it can read:

  33.4206, 43.3078                  latitude, longitude
  geonames:98862                    a gazetteer row
  Newport                           a place id, a name or an alias, in any spelling and script
  about 55 km SE of Newport         all 16 points, words or letters; km, m, miles
  40 km from Newport                a ring: no direction is given
  on Newport–Oldtown, 43 km from Newport
  between Newport and Oldtown
  in Newport District
  near Newport                      says where to look, locates nothing

The answer is located, ambiguous or unlocated: a name that may mean several things, or is only similar to
others, is never picked. The row marked * was taken. docs/geocoding.md explains scores and the JSON object.
The exit code is 0 for every answer, 1 for a phrase that cannot be read.`
}

// Validate checks the flags.
func (c *geocodeCommand) Validate() error {
	if c.Limit < 1 || c.Limit > 100 {
		return fmt.Errorf("--limit %d: write a number from 1 to 100", c.Limit)
	}
	if letters := strings.Trim(strings.ToUpper(c.Country), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"); letters != "" || len(c.Country) != 2 && c.Country != "" {
		return fmt.Errorf("--country %q: write an ISO 3166 code of two letters, such as FR", c.Country)
	}
	return nil
}

// Run answers the phrases.
func (c *geocodeCommand) Run(p *program) error {
	return withLibrary(c.Data, c.DB, func(fsys fs.FS, library gazetteer.Library) error { return c.answer(p, fsys, library) })
}

func (c *geocodeCommand) answer(p *program, fsys fs.FS, library gazetteer.Library) error {
	pack, problems := datapack.Read(fsys)
	if pack == nil || pack.Atlas == nil {
		return fmt.Errorf("the data folder %s cannot be read: %v; mapserver check %s lists every problem", c.Data, problems[0], c.Data)
	}
	s := &geocoding{program: p, command: c, geocoder: gazetteer.NewGeocoder(gazetteer.InputOf(pack.Atlas)), library: library}
	if len(c.Phrase) == 1 && c.Phrase[0] == "-" {
		return s.lines(os.Stdin)
	}
	return s.one(strings.Join(c.Phrase, " "))
}

// geocoding answers the phrases of one command line.
type geocoding struct {
	*program
	command  *geocodeCommand
	geocoder *gazetteer.Geocoder
	library  gazetteer.Library
}

// one answers a phrase or says in what column it cannot be read.
func (s *geocoding) one(phrase string) error {
	a, err := s.ask(phrase)
	if err != nil {
		return explain(phrase, err)
	}
	if s.command.JSON {
		return json.NewEncoder(s.stdout).Encode(answerOf(&a))
	}
	return writeAnswer(s.stdout, &a)
}

// lines answers a phrase a line and goes on after those that cannot be read; the
// command fails in the end if there was one.
func (s *geocoding) lines(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	encoder := json.NewEncoder(s.stdout)
	unread, total := 0, 0
	for lines.Scan() {
		phrase := lines.Text()
		if strings.TrimSpace(phrase) == "" {
			continue
		}
		a, err := s.ask(phrase)
		var syntax *gazetteer.Error
		switch {
		case errors.As(err, &syntax):
			unread++
			if s.command.JSON {
				err = encoder.Encode(unreadableOf(phrase, syntax))
			} else {
				_, err = fmt.Fprintf(s.stdout, "%s%s\n", blank(total), explain(phrase, syntax))
			}
		case err != nil:
		case s.command.JSON:
			err = encoder.Encode(answerOf(&a))
		default:
			if _, err = fmt.Fprintf(s.stdout, "%s> %s\n", blank(total), shorten(printable(phrase), 76)); err == nil {
				err = writeAnswer(s.stdout, &a)
			}
		}
		if err != nil {
			return err
		}
		total++
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("standard input cannot be read: %w", err)
	}
	if unread > 0 {
		return fmt.Errorf("%d of %d phrases cannot be read", unread, total)
	}
	return nil
}

// blank separates an answer from the one before.
func blank(before int) string {
	if before == 0 {
		return ""
	}
	return "\n"
}

func (s *geocoding) ask(phrase string) (gazetteer.Answer, error) {
	return s.geocoder.Geocode(s.ctx, s.library, gazetteer.Question{
		Phrase: phrase, Near: s.command.Near, Country: s.command.Country, Limit: s.command.Limit,
	})
}

// explain shows the column of a phrase that cannot be read with a caret below it.
func explain(phrase string, err error) error {
	var syntax *gazetteer.Error
	if !errors.As(err, &syntax) {
		return err
	}
	shown, caret := excerpt(phrase, syntax.Column)
	return fmt.Errorf("%w\n\n  %s\n  %s^", syntax, shown, strings.Repeat(" ", caret))
}
