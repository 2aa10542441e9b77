package sqlite

import (
	"context"
	"database/sql"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// Up to version 3 a file has a row for each claim, sentence and span, and for each
// claim that a rule accepts. What is here reads them once more.
var (
	sentences = table[atlas.Sentence]{"sentence", func(x *atlas.Sentence) []any {
		return append(locator(&x.Locator), &x.Reason.En, &x.Reason.Ar)
	}}
	claims = table[atlas.Claim]{"claim", func(x *atlas.Claim) []any {
		cells := []any{&x.ID, list(&x.ActorIDs), word(&x.Verb), &x.Extent, &x.Quantifier, &x.PlaceID, &x.LoserID, date(&x.Date), &x.Seq, optionalDay(&x.ReportedOn),
			&x.ClaimantID, &x.Via, &x.Denies}
		cells = append(cells, locator(&x.Locator)...)
		cells = append(cells, &x.Statement.En, &x.Statement.Ar, &x.Count, &x.CountUnit, &x.AreaKm2)
		return append(cells, record(&x.Record)...)
	}}
	spans = table[ruleSpan]{"span", func(x *ruleSpan) []any {
		return []any{word(&x.rule), &x.PlaceID, optionalDay(&x.Start), optionalDay(&x.End), word(&x.Status), &x.Holder, commas(&x.Holders), commas(&x.Units), word(&x.Basis),
			optionalDay(&x.FromEarliest), optionalDay(&x.FromLatest), optionalDay(&x.LastReport), commas(&x.LastKnownHolders), list(&x.ClaimIDs), word(&x.Ground), word(&x.Why)}
	}}
	acceptances = table[acceptance]{"acceptance", func(x *acceptance) []any { return []any{word(&x.rule), &x.claimID, word(&x.ground)} }}
)

// ruleSpan is a span under one plain rule.
type ruleSpan struct {
	rule atlas.Rule
	atlas.Span
}

// acceptance is the ground on which a rule accepts a claim.
type acceptance struct {
	rule    atlas.Rule
	claimID string
	ground  atlas.Ground
}

// dropRows is what version 4 has as columns.
const dropRows = "DROP TABLE sentence; DROP TABLE claim; DROP TABLE span; DROP TABLE acceptance;"

// toColumns keeps the long lists of every edition as columns instead of rows. Cost: the
// rows of the file; memory for those of one edition.
func toColumns(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, columnSchema); err != nil {
		return err
	}
	type kept struct {
		no int64
		id string
	}
	editions, err := query(ctx, tx, func(k *kept) []any { return []any{&k.no, &k.id} }, "SELECT no, edition FROM edition ORDER BY no")
	if err != nil {
		return err
	}
	for _, k := range editions {
		if err := rowsToColumns(ctx, tx, k.no); err != nil {
			return named(k.id, err)
		}
	}
	_, err = tx.ExecContext(ctx, dropRows)
	return err
}

func rowsToColumns(ctx context.Context, tx *sql.Tx, no int64) error {
	a := &atlas.Atlas{}
	var ledger []atlas.Sentence
	var said []atlas.Claim
	var control []ruleSpan
	var accepted []acceptance
	for _, step := range []func() error{
		fill(ctx, tx, no, actors, &a.Actors), fill(ctx, tx, no, claimants, &a.Claimants), fill(ctx, tx, no, places, &a.Places),
		fill(ctx, tx, no, sentences, &ledger), fill(ctx, tx, no, claims, &said), fill(ctx, tx, no, spans, &control), fill(ctx, tx, no, acceptances, &accepted),
	} {
		if err := step(); err != nil {
			return err
		}
	}
	a.Claims, a.Sentences = atlas.Claims(said...), atlas.Sentences(ledger...)
	a.Claims.Freeze()
	a.Sentences.Freeze()
	return insertLists(ctx, tx, no, &edition.Content{Atlas: a, Readings: readings(a, control, accepted)})
}

// readings puts the spans and grounds of each plain rule together again.
func readings(a *atlas.Atlas, control []ruleSpan, accepted []acceptance) map[atlas.Rule]*atlas.Derivation {
	ix := atlas.NewIndex(a)
	spans, grounds := map[atlas.Rule][]atlas.Span{}, map[atlas.Rule]map[string]atlas.Ground{}
	for i := range control {
		spans[control[i].rule] = append(spans[control[i].rule], control[i].Span)
	}
	for _, x := range accepted {
		if grounds[x.rule] == nil {
			grounds[x.rule] = map[string]atlas.Ground{}
		}
		grounds[x.rule][x.claimID] = x.ground
	}
	out := map[atlas.Rule]*atlas.Derivation{}
	for _, rule := range atlas.Rules {
		r := atlas.Reading{Rule: rule}
		out[rule] = &atlas.Derivation{Reading: r, Spans: atlas.SpansOf(spans[rule], ix), Grounds: atlas.GroundsOf(grounds[rule], ix), InPlay: atlas.InPlay(a, r)}
	}
	return out
}
