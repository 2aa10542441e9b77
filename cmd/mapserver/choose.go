package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
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
func (c *chooseCommand) Run(p *program) (err error) {
	fsys, err := openFolder(c.Data)
	if err != nil {
		return err
	}
	library, closed, err := openLibrary(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closed()) }()
	a, report, err := publish.Publisher{Library: library}.Check(p.ctx, fsys)
	if err != nil {
		return err
	}
	if a == nil {
		return errors.Join(printProblems(p.stdout, c.Data, report.Problems), report.Problems)
	}
	x := chooser{program: p, command: c, atlas: a, library: library, before: report.Problems}
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

// geonames begins the ids of rows that are known by their GeoNames number.
const geonames = "geonames:"

// chooser is one run of the command.
type chooser struct {
	*program
	command *chooseCommand
	atlas   *atlas.Atlas
	library gazetteer.Library
	place   *atlas.Place
	before  publish.Problems // of the folder as it is
}

// choices lists what the names of the place may mean, best first, without the
// places of the atlas: a place stands for itself alone.
func (x *chooser) choices() ([]gazetteer.Choice, error) {
	in := gazetteer.InputOf(x.atlas)
	near := positioned(in, append(slices.Clone(in.Beside[x.place.ID]), x.place.Within))
	in.Places = slices.DeleteFunc(slices.Clone(in.Places), func(p atlas.Place) bool { return p.ID == x.place.ID })
	geocoder := gazetteer.NewGeocoder(in)
	best := map[string]gazetteer.Choice{}
	for _, name := range append([]string{x.place.Name, x.place.NameAr}, x.place.Aliases...) {
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
		if a.Score != b.Score {
			if a.Score > b.Score {
				return -1
			}
			return 1
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all[:min(len(all), max(x.command.Limit, 1))], nil
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
func positioned(in gazetteer.Input, ids []string) []string {
	known := map[string]bool{}
	for _, l := range gazetteer.Resolve(in).Located {
		known[l.PlaceID] = l.Reference != nil
	}
	return slices.DeleteFunc(ids, func(id string) bool { return !known[id] })
}

// record writes the choice, or says why it cannot be.
func (x *chooser) record(choices []gazetteer.Choice) error {
	chosen, others, err := x.rows(choices)
	if err != nil {
		return err
	}
	edit := datapack.NewEdit(x.command.Data)
	added := 0
	for _, row := range append([]atlas.GazetteerEntry{chosen}, others...) {
		has, err := edit.Has("gazetteer", row.ID)
		if err != nil {
			return err
		}
		if !has {
			added++
			if err := edit.Add("gazetteer", datapack.GazetteerCells(&row)); err != nil {
				return err
			}
		}
	}
	cells := map[string]string{"where": chosen.ID, "where_origin": chosen.Origin}
	if number, ok := strings.CutPrefix(chosen.ID, geonames); ok {
		cells["geonames_id"] = number
	} else if x.place.Where == geonames+strconv.Itoa(x.place.GeonamesID) { // it named the same row
		cells["geonames_id"] = ""
	}
	if err := edit.Set("places", x.place.ID, cells); err != nil {
		return err
	}
	if err := x.try(edit); err != nil {
		return err
	}
	if err := edit.Save(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(x.stdout, "%s is now located by %s, %s (%s); %d of the same name were not chosen and are kept; rows added to gazetteer.csv: %d\n",
		x.place.ID, chosen.ID, chosen.Name, chosen.Origin, len(others), added)
	return err
}

// rows returns the row that is meant and those of the same names that are not.
func (x *chooser) rows(choices []gazetteer.Choice) (chosen atlas.GazetteerEntry, others []atlas.GazetteerEntry, err error) {
	ids := []string{x.command.ID}
	for _, c := range choices {
		ids = append(ids, c.ID)
	}
	known := map[string]atlas.GazetteerEntry{}
	if x.library != nil {
		rows, err := x.library.Rows(x.ctx, ids)
		if err != nil {
			return chosen, nil, err
		}
		for _, row := range rows {
			known[row.ID] = row
		}
	}
	for _, row := range x.atlas.Gazetteer {
		known[row.ID] = row
	}
	chosen, ok := known[x.command.ID]
	if !ok {
		return chosen, nil, fmt.Errorf("no gazetteer has a row %s; `mapserver choose %s` lists the candidates", x.command.ID, x.place.ID)
	}
	keys := map[string]bool{}
	for _, name := range append([]string{x.place.Name, x.place.NameAr, chosen.Name}, x.place.Aliases...) {
		if key, ok := gazetteer.KeyOf(name); ok {
			keys[key.Key] = true
		}
	}
	for _, id := range ids[1:] {
		row, ok := known[id]
		same := slices.ContainsFunc(gazetteer.KeysOf(&row), func(k gazetteer.NameKey) bool { return keys[k.Key] })
		if ok && same && id != chosen.ID {
			others = append(others, row)
		}
	}
	return chosen, others, nil
}

// try checks the folder as it would be: the choice may leave old problems, but
// must not make a new one.
func (x *chooser) try(edit *datapack.Edit) (err error) {
	dir, err := os.MkdirTemp("", "mapserver-choose")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	dir = filepath.Join(dir, "data")
	if err := edit.Preview(dir); err != nil {
		return err
	}
	_, report, err := publish.Publisher{Library: x.library}.Check(x.ctx, os.DirFS(dir))
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(report.Problems, func(p datapack.Problem) bool {
		return slices.ContainsFunc(x.before, func(old datapack.Problem) bool { return old.File == p.File && old.Message == p.Message })
	})
	if len(fresh) > 0 {
		return errors.Join(printProblems(x.stdout, x.command.Data, fresh),
			errors.New("the choice was not written: it would bring these problems into the folder"))
	}
	return nil
}
