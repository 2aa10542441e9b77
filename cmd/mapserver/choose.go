package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/publish"
)

// chooseCommand records an editor's choice between the things that a place's
// name may mean.
type chooseCommand struct {
	Place string `arg:"" help:"A place of the data folder, by its place_id."`
	ID    string `arg:"" optional:"" name:"gazetteer-id" help:"The candidate that is meant; without it the candidates are listed."`
	Data  string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB    string `name:"db" default:"var/heldline.db" help:"The SQLite file whose imported gazetteers are asked, too, if it exists; ${default} by default." placeholder:"FILE"`
	Limit int    `default:"10" help:"Candidates at most, ${default} by default." placeholder:"N"`
}

// Help is shown by --help.
func (chooseCommand) Help() string {
	return `Without an id it lists what the name of the place may mean, best first, weighed by the places named in the
same sentences, by district and country. Nothing is picked for you.

With an id it writes the choice into the folder: the id into the where of the place in places.csv, and the row
that is meant, with the rows of the same name that are not, into gazetteer.csv. So the folder needs no imported
gazetteer any more, and the page of the place goes on naming what was not chosen. The folder is checked first;
a choice that would break it is not written.

  mapserver choose newport                   list the candidates
  mapserver choose newport geonames:2641598  record that this one is meant`
}

// Run lists the candidates or records one.
func (c *chooseCommand) Run(p *program) error {
	return withLibrary(c.Data, c.DB, func(fsys fs.FS, library gazetteer.Library) error { return c.choose(p, fsys, library) })
}

func (c *chooseCommand) choose(p *program, fsys fs.FS, library gazetteer.Library) error {
	a, report, err := publish.Publisher{Library: library}.Check(p.ctx, fsys)
	if err != nil {
		return err
	}
	if a == nil {
		return errors.Join(printProblems(p.stdout, c.Data, report.Problems), report.Problems)
	}
	x := chooser{program: p, command: c, atlas: a, library: library, before: report}
	if x.place, err = placeOf(a, c.Place); err != nil {
		return err
	}
	choices, err := x.choices()
	if err != nil {
		return err
	}
	if c.ID == "" {
		return x.list(choices)
	}
	return x.record(choices)
}

// placeOf finds a place by its id; the error names those that may be meant.
func placeOf(a *atlas.Atlas, id string) (*atlas.Place, error) {
	for i := range a.Places {
		if a.Places[i].ID == id {
			return &a.Places[i], nil
		}
	}
	var near []string
	entries := gazetteer.PlaceEntries(a.Places)
	for i := range entries {
		entries[i].Names = append(entries[i].Names, entries[i].ID)
	}
	for _, hit := range gazetteer.NewIndex(entries).Search(id, 3) {
		near = append(near, hit.ID)
	}
	if len(near) == 0 {
		return nil, fmt.Errorf("no place has the id %q; places.csv lists them", id)
	}
	return nil, fmt.Errorf("no place has the id %q; the nearest are %s", id, strings.Join(near, ", "))
}

// chooser is one run of the command.
type chooser struct {
	*program
	command *chooseCommand
	atlas   *atlas.Atlas
	library gazetteer.Library
	place   *atlas.Place
	before  publish.Report // of the folder as it is
}

// choices lists what the names of the place may mean, best first, without the
// places of the atlas: a place stands for itself alone.
func (x *chooser) choices() ([]gazetteer.Choice, error) {
	in := gazetteer.InputOf(x.atlas)
	near := x.positioned(append(slices.Clone(in.Beside(x.place.ID)), x.place.Within))
	in.Places = slices.DeleteFunc(slices.Clone(in.Places), func(p atlas.Place) bool { return p.ID == x.place.ID })
	geocoder := gazetteer.NewGeocoder(in)
	best := map[string]gazetteer.Choice{}
	for _, name := range x.names() {
		if strings.TrimSpace(name) == "" {
			continue
		}
		answer, err := geocoder.Geocode(x.ctx, x.library, gazetteer.Question{
			Phrase: gazetteer.Name(name).String(), Near: near, Country: x.place.Country, Limit: 2 * x.command.Limit,
		})
		if err != nil {
			return nil, err
		}
		for _, c := range answer.Choices {
			if old, ok := best[c.ID]; strings.Contains(c.ID, ":") && (!ok || c.Score > old.Score) {
				best[c.ID] = c
			}
		}
	}
	all := make([]gazetteer.Choice, 0, len(best))
	for _, c := range best {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b gazetteer.Choice) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return all[:min(len(all), max(x.command.Limit, 1))], nil
}

// names are what the place is called; some may be empty.
func (x *chooser) names() []string {
	return append([]string{x.place.Name, x.place.NameAr}, x.place.Aliases...)
}

// list shows the candidates and how to record one.
func (x *chooser) list(choices []gazetteer.Choice) error {
	var b strings.Builder
	now := x.place.Where
	if now == "" {
		now = "(empty)"
	}
	fmt.Fprintf(&b, "%s (%s, %s); its where is now: %s\n", printable(x.place.Name), x.place.ID, x.place.Kind, printable(now))
	if len(choices) == 0 {
		b.WriteString("No gazetteer row has such a name. Import a gazetteer (mapserver gazetteer add), or write a row into gazetteer.csv.\n")
	} else {
		for i := range choices { // one list, whichever of the names found it
			choices[i].For, choices[i].Taken = x.place.Name, choices[i].ID == x.place.Where
		}
		writeChoices(&b, &gazetteer.Answer{Choices: choices})
		fmt.Fprintf(&b, "\nRecord the one that is meant with\nmapserver choose %s %s\n", x.place.ID, choices[0].ID)
	}
	_, err := io.WriteString(x.stdout, b.String())
	return err
}

// positioned keeps the places that something can lie beside.
func (x *chooser) positioned(ids []string) []string {
	known := map[string]bool{}
	for i := range x.before.Located {
		known[x.before.Located[i].PlaceID] = x.before.Located[i].Reference != nil
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !known[id] })
}
