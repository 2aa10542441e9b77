package server_test

import (
	"fmt"
	"slices"
	"testing"
)

// A boxed answer is the whole one without what lies outside or has no point.
func TestBoxesKeepWhatLiesInside(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		day := s.edition.Atlas.About.DefaultDate.String()
		for _, path := range []string{"/control.geojson?date=" + day, "/changes.geojson?rule=any", "/spans.geojson?rule=any"} {
			whole := s.features(t, path)
			for _, box := range [][4]float64{
				{-180, -90, 180, 90}, {41, 34, 42, 35}, {42, 33, 41, 35}, {179.5, -18, -179.5, -16}, {0, 0, 0, 0}, {-180, -18, -179, -16}, {179.99, -17.5, 180, -16.9},
			} {
				want := []int{}
				for i := range whole.Features {
					if f := &whole.Features[i]; f.Geometry != nil && within(box, f, t) {
						want = append(want, f.ID)
					}
				}
				got := []int{}
				boxed := s.features(t, fmt.Sprintf("%s&bbox=%g,%g,%g,%g", path, box[0], box[1], box[2], box[3]))
				for _, f := range boxed.Features {
					got = append(got, f.ID)
				}
				slices.Sort(want)
				slices.Sort(got)
				if !slices.Equal(got, want) {
					t.Errorf("%s in %v: %v, want %v", path, box, got, want)
				}
			}
		}
	})
}

// within is the contract in plain words: edges included; where west is greater
// than east, the box is what lies east of west or west of east.
func within(box [4]float64, f *feature, t *testing.T) bool {
	lon, lat := f.Geometry.point(t)
	w, s, e, n := box[0], box[1], box[2], box[3]
	if lat < s || lat > n {
		return false
	}
	if w > e {
		return lon >= w || lon <= e
	}
	if lon == 180 && w == -180 || lon == -180 && e == 180 {
		return true // the same meridian
	}
	return lon >= w && lon <= e
}

func TestEdgesOfABoxAreInside(t *testing.T) {
	all := anbar.features(t, "/control.geojson")
	at := slices.IndexFunc(all.Features, func(f feature) bool { return f.Geometry != nil })
	lon, lat := all.Features[at].Geometry.point(t)
	for _, box := range []string{
		fmt.Sprintf("%v,%v,%v,%v", lon, lat, lon, lat), fmt.Sprintf("%v,%v,180,90", lon, lat), fmt.Sprintf("-180,-90,%v,%v", lon, lat),
	} {
		c := anbar.features(t, "/control.geojson?bbox="+box)
		if !slices.ContainsFunc(c.Features, func(f feature) bool { return f.ID == all.Features[at].ID }) {
			t.Errorf("box %s leaves out the place on its edge", box)
		}
	}
}
