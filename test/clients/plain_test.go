//go:build clients

package clients

import "testing"

// The plain addresses, pasted into "Add vector layer".
func TestQGISReadsPlainGeoJSON(t *testing.T) {
	t.Run("spans", func(t *testing.T) {
		want := get[collection](t, "/spans.geojson")
		l := seen[layer](t, "plain spans").usable(t, len(want.Features))
		l.typed(t, "QDate", "start_date", "end_date", "from_earliest", "from_latest", "last_report")
	})
	for _, day := range days() {
		t.Run("control "+day, func(t *testing.T) {
			same(t, seen[[]state](t, "plain control "+day), control(t, day))
		})
	}
}
