package edtf_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/edtf"
)

// part is a year, month, season or day with an optional mark.
func part() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		d := anyDay().Draw(t, "in")
		y, m, _ := d.Date()
		forms := []string{
			d.String(), fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d", y), fmt.Sprintf("%04d-%02d-XX", y, m), fmt.Sprintf("%04d-XX", y),
			fmt.Sprintf("%04d-%d", y, 21+m%4),
		}
		return rapid.SampledFrom(forms).Draw(t, "form") + rapid.SampledFrom([]string{"", "?", "~", "%"}).Draw(t, "mark")
	})
}

// notation is a date in any of the forms, its ends in order or not.
func notation() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		a, b := part().Draw(t, "a"), part().Draw(t, "b")
		return rapid.SampledFrom([]string{
			a, a + "/" + b, a + "/..", "../" + b, a + "/", "/" + b, "[" + a + ".." + b + "]", "[" + a + "..]", "[.." + b + "]",
		}).Draw(t, "form")
	})
}

func TestWhatIsReadHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := notation().Draw(t, "s")
		d, err := edtf.Parse(s)
		if err != nil {
			if !strings.Contains(err.Error(), "ends before it begins") {
				t.Fatalf("Parse(%q): %v", s, err)
			}
			return
		}
		holds(t, s, d)
	})
}

// holds checks what every read date promises.
func holds(t rapid.TB, s string, d edtf.Date) {
	t.Helper()
	switch {
	case d.Earliest > d.Latest, d.Earliest < edtf.MinDay, d.Latest > edtf.MaxDay:
		t.Fatalf("%q is %d..%d", s, d.Earliest, d.Latest)
	case d.OpenStart && d.Earliest != edtf.MinDay, d.OpenEnd && d.Latest != edtf.MaxDay, d.OpenStart && d.OpenEnd:
		t.Fatalf("%q is open and yet %s..%s", s, d.Earliest, d.Latest)
	case d.String() != s:
		t.Fatalf("%q is written %q", s, d)
	case d.Approximate != strings.ContainsAny(s, "~%"), d.Uncertain != strings.ContainsAny(s, "?%"):
		t.Fatalf("%q: approximate %v, uncertain %v", s, d.Approximate, d.Uncertain)
	}
	text, err := json.Marshal(d)
	var back edtf.Date
	if err != nil || json.Unmarshal(text, &back) != nil || back != d {
		t.Fatalf("%q is written to JSON as %s (%v) and read as %+v", s, text, err, back)
	}
}

func TestMarksNeverWiden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		marked := part().Draw(t, "part")
		plain := edtf.MustParse(strings.TrimRight(marked, "?~%"))
		if d := edtf.MustParse(marked); d.Earliest != plain.Earliest || d.Latest != plain.Latest {
			t.Fatalf("%s is %s..%s, %s is %s..%s", marked, d.Earliest, d.Latest, plain, plain.Earliest, plain.Latest)
		}
	})
}

func TestRangesReachFromTheFirstToTheLastDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := part().Draw(t, "a"), part().Draw(t, "b")
		first, last := edtf.MustParse(a), edtf.MustParse(b)
		list, err := edtf.Parse("[" + a + ".." + b + "]")
		interval, err2 := edtf.Parse(a + "/" + b)
		if (err == nil) != (first.Earliest <= last.Latest) || (err2 == nil) != (err == nil) {
			t.Fatalf("%s to %s: %v, %v", a, b, err, err2)
		}
		if err == nil && (list.Earliest != first.Earliest || list.Latest != last.Latest || interval.Earliest != list.Earliest || interval.Latest != list.Latest) {
			t.Fatalf("%s is %s..%s", list, list.Earliest, list.Latest)
		}
	})
}

func TestBetweenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDay().Draw(t, "a"), anyDay().Draw(t, "b")
		d := edtf.Between(min(a, b), max(a, b))
		if back, err := edtf.Parse(d.String()); err != nil || back != d {
			t.Fatalf("%s is read as %+v, %v", d, back, err)
		}
	})
}

func TestDateJSON(t *testing.T) {
	if text, err := json.Marshal(edtf.Date{}); err != nil || string(text) != "null" {
		t.Errorf("no date is written %s, %v", text, err)
	}
	d := edtf.MustParse("2017")
	if err := json.Unmarshal([]byte("null"), &d); err != nil || !d.IsZero() {
		t.Errorf("null is read as %q, %v", d, err)
	}
	for _, text := range []string{`""`, `2017`, `"2017-13"`, `[]`} {
		d := edtf.MustParse("2017")
		if err := json.Unmarshal([]byte(text), &d); err == nil || d.String() != "2017" {
			t.Errorf("%s is read as %q, %v", text, d, err)
		}
	}
}
