package sqlite

import (
	"maps"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// libraryRow is a row as it is kept.
type libraryRow struct {
	atlas.GazetteerEntry
	no      int64
	feature string
	rank    int
}

// entries reads the rows of ids, by id.
func (r *reader) entries(ids map[string]bool) ([]atlas.GazetteerEntry, error) {
	out := make([]atlas.GazetteerEntry, 0, len(ids))
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		row, ok, err := r.row(id)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, row.GazetteerEntry)
		}
	}
	return out, nil
}

// row reads the row of an id from the last dataset that has it.
func (r *reader) row(id string) (row libraryRow, ok bool, err error) {
	for _, d := range slices.Backward(r.seen) {
		err = r.each(d.no, `SELECT row_no, gazetteer_id, name, name_ar, kind, feature, country, admin1, admin2, lat, lon, precision_m, origin, rank
			FROM dataset_0_row WHERE gazetteer_id = ? ORDER BY row_no LIMIT 1`, []any{id},
			[]any{&row.no, &row.ID, &row.Name, &row.NameAr, &row.Kind, &row.feature, &row.Country, &row.Admin1, &row.Admin2, &row.Lat, &row.Lon,
				&row.PrecisionM, &row.Origin, &row.rank}, func() { ok = true })
		if err != nil {
			return row, false, err
		}
		if ok {
			return row, true, r.aliases(d.no, &row)
		}
	}
	return row, false, nil
}

// aliases fills in the other names of a row, in their order.
func (r *reader) aliases(no int64, row *libraryRow) error {
	var name string
	return r.each(no, "SELECT name FROM dataset_0_name WHERE row_no = ? AND name <> ? AND name <> ? ORDER BY name_no LIMIT ?",
		[]any{row.no, row.Name, row.NameAr, maxAliases}, []any{&name}, func() { row.Aliases = append(row.Aliases, name) })
}
