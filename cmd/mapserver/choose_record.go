package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/datapack"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/publish"
)

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
	if number, ok := gazetteer.GeonamesNumber(chosen.ID); ok {
		cells["geonames_id"] = strconv.Itoa(number)
	} else if x.place.Where == gazetteer.GeonamesRow(x.place.GeonamesID) { // it named the same row
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
	for _, name := range append(x.names(), chosen.Name) {
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
func (x *chooser) try(edit *datapack.Edit) error {
	_, report, err := publish.Publisher{Library: x.library}.Check(x.ctx, edit.Preview())
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(report.Problems, func(p datapack.Problem) bool {
		return slices.ContainsFunc(x.before.Problems, func(old datapack.Problem) bool { return old.File == p.File && old.Message == p.Message })
	})
	if len(fresh) > 0 {
		return errors.Join(printProblems(x.stdout, x.command.Data, fresh),
			errors.New("the choice was not written: it would bring these problems into the folder"))
	}
	return nil
}
