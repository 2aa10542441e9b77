package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/column"
	"github.com/heldline/heldline/internal/edition"
)

// The names of lists in the table of parts.
const (
	claimsList    = "claims"
	sentencesList = "sentences"
	groundColumn  = "ground"
)

func spansList(rule atlas.Rule) string   { return "spans " + string(rule) }
func groundsList(rule atlas.Rule) string { return "grounds " + string(rule) }

// insertLists keeps the claims, the sentences and every plain rule as columns.
func insertLists(ctx context.Context, tx *sql.Tx, no int64, c *edition.Content) error {
	if err := insertParts(ctx, tx, no, claimsList, c.Atlas.Claims.Parts()); err != nil {
		return err
	}
	if err := insertParts(ctx, tx, no, sentencesList, c.Atlas.Sentences.Parts()); err != nil {
		return err
	}
	for _, rule := range atlas.Rules {
		d, err := c.Reading(rule)
		if err != nil {
			return err
		}
		if d == nil {
			continue
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO reading VALUES (?, ?, ?)", no, string(rule), d.InPlay); err != nil {
			return err
		}
		if err := insertParts(ctx, tx, no, spansList(rule), d.Spans.Parts()); err != nil {
			return err
		}
		if err := insertParts(ctx, tx, no, groundsList(rule), []column.Part{{Name: groundColumn, Body: d.Grounds.Bytes()}}); err != nil {
			return err
		}
	}
	return nil
}

// loadLists reads the claims and the sentences.
func loadLists(ctx context.Context, q querier, no int64, a *atlas.Atlas) error {
	parts, err := loadParts(ctx, q, no, claimsList)
	if err != nil {
		return err
	}
	if a.Claims, err = atlas.ReadClaims(parts); err != nil {
		return damagedList(claimsList, err)
	}
	if parts, err = loadParts(ctx, q, no, sentencesList); err != nil {
		return err
	}
	if a.Sentences, err = atlas.ReadSentences(parts); err != nil {
		return damagedList(sentencesList, err)
	}
	return nil
}

// rules reads the plain rules of one edition.
type rules struct {
	q      querier
	no     int64
	atlas  *atlas.Atlas
	places []string // ids in order
}

func newRules(q querier, no int64, a *atlas.Atlas) *rules {
	r := &rules{q: q, no: no, atlas: a, places: make([]string, len(a.Places))}
	for i := range a.Places {
		r.places[i] = a.Places[i].ID
	}
	slices.Sort(r.places)
	return r
}

// load reads what a rule makes of the claims; nil where the edition does not have it.
// Cost: the bytes of its columns.
func (r *rules) load(ctx context.Context, rule atlas.Rule) (*atlas.Derivation, error) {
	d := &atlas.Derivation{Reading: atlas.Reading{Rule: rule}}
	kept, err := query(ctx, r.q, func(n *int) []any { return []any{n} }, "SELECT in_play FROM reading WHERE edition_no = ? AND rule = ?", r.no, string(rule))
	if err != nil || len(kept) == 0 {
		return nil, err
	}
	d.InPlay = kept[0]
	parts, err := loadParts(ctx, r.q, r.no, spansList(rule))
	if err != nil {
		return nil, err
	}
	if d.Spans, err = atlas.ReadSpans(parts, r.places, &r.atlas.Claims); err != nil {
		return nil, damagedList(spansList(rule), err)
	}
	if parts, err = loadParts(ctx, r.q, r.no, groundsList(rule)); err != nil {
		return nil, err
	}
	var ok bool
	if len(parts) == 1 {
		d.Grounds, ok = atlas.ReadGrounds(parts[0].Body, r.atlas.Claims.Len())
	}
	if !ok {
		return nil, damagedList(groundsList(rule), errors.New("they are not those of the claims"))
	}
	return d, nil
}

// named puts the edition into an error.
func named(id string, err error) error {
	if err != nil {
		err = fmt.Errorf("edition %s: %w", id, err)
	}
	return err
}
