package feature

import (
	"reflect"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

func TestFieldsAndValuesStandBesideEachOther(t *testing.T) {
	day, name, n := edtf.MustDay("2017-11-03"), "x", 2.5
	fields := Fields(Span{})
	if last := fields[len(fields)-1]; last != (Field{"end_date", DateField, true}) || fields[0] != (Field{"place_id", TextField, false}) {
		t.Errorf("the first field is %v, the last %v", fields[0], last)
	}
	values := Values(Span{Control: Control{PlaceID: "p", NameAr: &name, PrecisionM: &n}, StartDate: &day})
	got := map[string]any{}
	for i, f := range fields {
		got[f.Name] = values[i]
	}
	for field, want := range map[string]any{"place_id": "p", "name_ar": "x", "holder": nil, "precision_m": 2.5, "start_date": day, "end_date": nil} {
		if !reflect.DeepEqual(got[field], want) {
			t.Errorf("%s is %v, want %v", field, got[field], want)
		}
	}
}

// The time of a layer lies in two of its dates, and every row is flat.
func TestLayersNameTheirTimes(t *testing.T) {
	for _, l := range Layers() {
		types := map[string]FieldType{}
		for _, f := range l.Fields() {
			types[f.Name] = f.Type
		}
		for _, name := range []string{l.Start, l.End} {
			if name != "" && types[name] != DateField {
				t.Errorf("%s: %q is no date among its properties", l.Name, name)
			}
		}
		if _, ok := LayerOf(l.Name); !ok {
			t.Errorf("%s is not found by its name", l.Name)
		}
		if _, twice := types["id"]; twice {
			t.Errorf("%s repeats the id of its features", l.Name)
		}
	}
}

func TestHeadShowsEveryDateThatAnyFeatureHas(t *testing.T) {
	d := edtf.MustDay("2017-11-03").Ptr()
	c := &Collection{}
	for id := 1; id <= 40; id++ {
		var s Span
		switch id {
		case 20:
			s.StartDate = d
		case 30:
			s.EndDate, s.LastReport = d, d
		}
		c.add(id, nil, s)
	}
	Lead(c.Features)
	for i, want := range []int{30, 20, 1, 2} {
		if c.Features[i].ID != want {
			t.Errorf("feature %d has the id %d, want %d", i, c.Features[i].ID, want)
		}
	}
}
