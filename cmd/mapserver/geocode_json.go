package main

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/gazetteer"
)

// answerJSON is the object of --json. Its members are always there; null is what
// is not known. docs/geocoding.md describes them.
type answerJSON struct {
	Phrase       string            `json:"phrase"`
	Canonical    string            `json:"canonical"`
	Where        *string           `json:"where"`
	Status       string            `json:"status"`
	Position     *positionJSON     `json:"position"`
	Middle       *positionJSON     `json:"middle"`
	PrecisionM   *float64          `json:"precision_m"`
	LocatedBy    string            `json:"located_by"`
	Confidence   string            `json:"confidence"`
	Note         *string           `json:"note"`
	Problem      *problemJSON      `json:"problem"`
	From         []string          `json:"from"`
	GazetteerIDs []string          `json:"gazetteer_ids"`
	Extent       *geojson.Geometry `json:"extent"`
	Candidates   []choiceJSON      `json:"candidates"`
	More         int               `json:"more"`
}

// positionJSON is a position in WGS 84 degrees.
type positionJSON struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// problemJSON is why there is no answer; column is that of a phrase that cannot
// be read, 1-based in characters.
type problemJSON struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Column  int    `json:"column,omitempty"`
}

type choiceJSON struct {
	For             string        `json:"for"`
	ID              string        `json:"id"`
	Name            string        `json:"name"`
	Matched         string        `json:"matched"`
	Score           float64       `json:"score"`
	Reason          string        `json:"reason"`
	Taken           bool          `json:"taken"`
	Kind            *string       `json:"kind"`
	Country         *string       `json:"country"`
	Admin1          *string       `json:"admin1"`
	Admin2          *string       `json:"admin2"`
	Position        *positionJSON `json:"position"`
	PrecisionM      *float64      `json:"precision_m"`
	Origin          *string       `json:"origin"`
	Dataset         *string       `json:"dataset"`
	Licence         *string       `json:"licence"`
	Where           string        `json:"where"`
	Result          *positionJSON `json:"result"`
	ResultPrecision *float64      `json:"result_precision_m"`
}

// answerOf encodes an answer.
func answerOf(a *gazetteer.Answer) answerJSON {
	out := answerJSON{
		Phrase: a.Phrase, Canonical: a.Canonical, Where: orNull(a.Where), Status: string(a.Status), Position: positionOf(a.Point),
		PrecisionM: metresOf(a.PrecisionM), LocatedBy: a.Method, Confidence: a.Confidence, Note: orNull(a.Note),
		From: orEmpty(a.From), GazetteerIDs: orEmpty(a.GazetteerIDs), Candidates: make([]choiceJSON, len(a.Choices)), More: a.More,
	}
	if a.Point == nil {
		out.Middle = positionOf(a.Reference)
	}
	if a.Problem != "" {
		out.Problem = &problemJSON{Code: a.Problem, Message: a.Message}
	}
	if a.Extent != nil {
		out.Extent = geojson.NewGeometry(orb.Round(orb.Clone(a.Extent)))
	}
	for i := range a.Choices {
		c := &a.Choices[i]
		out.Candidates[i] = choiceJSON{
			For: c.For, ID: c.ID, Name: c.Name, Matched: c.Matched, Score: c.Score, Reason: c.Reason, Taken: c.Taken, Kind: orNull(c.Kind),
			Country: orNull(c.Country), Admin1: orNull(c.Admin1), Admin2: orNull(c.Admin2), Position: positionOf(c.Point),
			PrecisionM: metresOf(c.PrecisionM), Origin: orNull(c.Origin), Dataset: orNull(c.Dataset), Licence: orNull(c.Licence),
			Where: c.Where, Result: positionOf(c.Result), ResultPrecision: metresOf(c.ResultPrecisionM),
		}
	}
	return out
}

// unreadableOf encodes a phrase that cannot be read.
func unreadableOf(phrase string, err *gazetteer.Error) answerJSON {
	return answerJSON{
		Phrase: phrase, Status: string(gazetteer.StatusUnlocated), LocatedBy: gazetteer.ByUnlocated, Confidence: gazetteer.Low,
		Problem: &problemJSON{Code: gazetteer.ProblemSyntax, Message: err.Message, Column: err.Column},
		From:    []string{}, GazetteerIDs: []string{}, Candidates: []choiceJSON{},
	}
}

func positionOf(p *orb.Point) *positionJSON {
	if p == nil {
		return nil
	}
	rounded := orb.Round(*p).(orb.Point)
	return &positionJSON{Lat: rounded.Lat(), Lon: rounded.Lon()}
}

func metresOf(metres float64) *float64 {
	if metres <= 0 {
		return nil
	}
	rounded := math.Round(metres)
	return &rounded
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
