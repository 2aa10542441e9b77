package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// Hash returns the id of an edition: the first 16 hex digits of the SHA-256
// over its canonical records as JSON lines, the resolved geometry and the version
// of the theory. The same input gives the same id. Claims, events, figures,
// places, claimants and gazetteer rows are sorted by id: their order in the files
// does not matter. The order of the other tables is content. Cost: time in
// proportion to the records and the vertices, on all processors; memory for some
// thousand records, and 8 bytes a record for the order.
func Hash(a *atlas.Atlas, located []gazetteer.Located) (string, error) {
	sum := sha256.New()
	sum.Write([]byte("theory " + strconv.Itoa(atlas.TheoryVersion) + "\n"))
	h := &hashed{w: sum}
	claims := a.Claims.Sorted()
	for _, write := range []func(*hashed) error{
		value(a.About), value(a.Actors), value(a.Sources),
		func(h *hashed) error { return h.array(a.Sentences.Len(), sentenceLine(&a.Sentences)) },
		value(a.Campaigns), value(a.Phases), value(a.Infobox),
		table(a.Claimants, func(x *atlas.Claimant) string { return x.ID }, marshalled),
		table(a.Places, func(x *atlas.Place) string { return x.ID }, marshalled),
		func(h *hashed) error {
			return h.lines(claims.Len(), func(b []byte, i int) ([]byte, error) { return appendClaim(b, claims.At(i)) })
		},
		table(a.Events, func(x *atlas.Event) string { return x.ID }, marshalled),
		table(a.Figures, func(x *atlas.Figure) string { return x.ID }, marshalled),
		table(a.Gazetteer, func(x *atlas.GazetteerEntry) string { return x.ID }, marshalled),
		value(a.Geometries),
		table(located, func(x *gazetteer.Located) string { return x.PlaceID }, appendLocated),
	} {
		if err := write(h); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil))[:16], nil
}

func sentenceLine(list *atlas.SentenceList) line {
	return func(b []byte, i int) ([]byte, error) { return appendSentence(b, list.At(i)) }
}

// value writes one value as JSON.
func value(v any) func(*hashed) error {
	return func(h *hashed) error {
		return h.lines(1, func(b []byte, _ int) ([]byte, error) { return appendValue(b, v) })
	}
}

// table writes rows sorted by id.
func table[T any](rows []T, id func(*T) string, write func([]byte, *T) ([]byte, error)) func(*hashed) error {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(id(&rows[i]), id(&rows[j])) })
	return func(h *hashed) error {
		return h.lines(len(rows), func(b []byte, i int) ([]byte, error) { return write(b, &rows[order[i]]) })
	}
}

func marshalled[T any](b []byte, row *T) ([]byte, error) { return appendValue(b, row) }
