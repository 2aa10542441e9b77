package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// firstOnes is how many candidates are asked for.
const firstOnes = 5

// asking is one evaluation: mentions, asked of a library and an atlas.
type asking struct {
	title    string
	library  gazetteer.Library
	own      []atlas.GazetteerEntry
	mentions []mention
}

// asked is a mention with what the geocoder said.
type asked struct {
	mention
	status gazetteer.Status
	ids    []string // candidates, best first
	reason string   // of the first one
}

// ask asks every mention and counts what came of it.
func (a asking) ask(ctx context.Context) (set, error) {
	geocoder := gazetteer.NewGeocoder(gazetteer.Input{Gazetteer: a.own})
	answers := make([]asked, len(a.mentions))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range a.mentions {
		group.Go(func() (err error) {
			answers[i], err = a.one(ctx, geocoder, a.mentions[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return set{}, err
	}
	return count(a.title, answers), nil
}

func (a asking) one(ctx context.Context, geocoder *gazetteer.Geocoder, m mention) (asked, error) {
	out := asked{mention: m, status: gazetteer.StatusUnlocated}
	answer, err := geocoder.Geocode(ctx, a.library, gazetteer.Question{Phrase: m.text, Near: m.near, Country: m.country, Limit: firstOnes})
	var unreadable *gazetteer.Error
	if errors.As(err, &unreadable) {
		return out, nil
	}
	if err != nil {
		return out, fmt.Errorf("%q: %w", m.text, err)
	}
	out.status = answer.Status
	if answer.Status == gazetteer.StatusLocated { // what was picked counts as the first
		out.ids = slices.Clone(answer.GazetteerIDs)
	}
	for _, choice := range answer.Choices {
		if !slices.Contains(out.ids, choice.ID) {
			out.ids = append(out.ids, choice.ID)
		}
		if choice.ID == out.ids[0] {
			out.reason = choice.Reason
		}
	}
	return out, nil
}
