package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// Hash returns the id of an edition: the first 16 hex digits of the SHA-256
// over its canonical records as JSON lines, the resolved geometry and the version
// of the theory. The same input gives the same id. Claims, events, figures,
// places, claimants and gazetteer rows are sorted by id: their order in the files
// does not matter. The order of the other tables is content.
func Hash(a *atlas.Atlas, located []gazetteer.Located) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	write := func(v any) error { return enc.Encode(v) }
	if _, err := io.WriteString(h, "theory "+strconv.Itoa(atlas.TheoryVersion)+"\n"); err != nil {
		return "", err
	}
	if err := write(a.About); err != nil {
		return "", err
	}
	err := cmp.Or(
		write(a.Actors), write(a.Sources), writeList(h, a.Sentences.Len(), func(i int) any { return a.Sentences.At(i) }), write(a.Campaigns), write(a.Phases), write(a.Infobox),
		table(write, a.Claimants, func(x *atlas.Claimant) string { return x.ID }),
		table(write, a.Places, func(x *atlas.Place) string { return x.ID }),
		writeClaims(write, &a.Claims),
		table(write, a.Events, func(x *atlas.Event) string { return x.ID }),
		table(write, a.Figures, func(x *atlas.Figure) string { return x.ID }),
		table(write, a.Gazetteer, func(x *atlas.GazetteerEntry) string { return x.ID }),
		write(a.Geometries),
		table(func(v any) error { return writeLocated(write, v.(*gazetteer.Located)) }, located,
			func(x *gazetteer.Located) string { return x.PlaceID }),
	)
	if err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

// table writes rows sorted by id.
func table[T any](write func(any) error, rows []T, id func(*T) string) error {
	order := make([]*T, len(rows))
	for i := range rows {
		order[i] = &rows[i]
	}
	slices.SortStableFunc(order, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	for _, row := range order {
		if err := write(row); err != nil {
			return err
		}
	}
	return nil
}

// writeList writes a list as one JSON array.
func writeList(w io.Writer, n int, at func(i int) any) error {
	if n == 0 {
		_, err := io.WriteString(w, "null\n")
		return err
	}
	for i := range n {
		row, err := json.Marshal(at(i))
		if err != nil {
			return err
		}
		if _, err := w.Write(append([]byte{"[,"[min(i, 1)]}, row...)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "]\n")
	return err
}

// writeClaims writes claims sorted by id.
func writeClaims(write func(any) error, claims *atlas.ClaimList) error {
	sorted := claims.Sorted()
	for _, c := range sorted.All() {
		if err := write(c); err != nil {
			return err
		}
	}
	return nil
}

// writeLocated writes a geometry as GeoJSON, so that its type is part of the hash.
func writeLocated(write func(any) error, l *gazetteer.Located) error {
	var extent *geojson.Geometry
	whole := *l
	if whole.Extent = l.Shape(); whole.Extent != nil {
		extent = geojson.NewGeometry(whole.Extent)
	}
	return write(struct {
		Located gazetteer.Located
		Extent  *geojson.Geometry
	}{whole, extent})
}
