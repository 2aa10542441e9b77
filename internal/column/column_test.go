package column_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/column"
)

func TestNumbersComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.SampledFrom([]uint32{0, 1, 255, 256, 65535, 65536, math.MaxUint32}).Draw(t, "limit")
		want := rapid.SliceOf(rapid.Uint32Range(0, limit)).Draw(t, "numbers")
		var c column.Numbers
		for _, v := range want {
			c.Append(v)
		}
		back, err := column.ReadNumbers(c.Bytes())
		if err != nil || back.Len() != len(want) || c.Len() != len(want) {
			t.Fatalf("%d numbers come back as %d, %v", len(want), back.Len(), err)
		}
		for i, v := range want {
			if c.At(i) != v || back.At(i) != v {
				t.Fatalf("number %d is %d and %d, want %d", i, c.At(i), back.At(i), v)
			}
		}
		if len(want) > 0 && !back.Below(int(slices.Max(want))+1) {
			t.Fatal("a number is not below one more than the largest")
		}
		if len(want) > 0 && slices.Max(want) > 0 && back.Below(int(slices.Max(want))) {
			t.Fatal("the largest number is below itself")
		}
	})
}

func TestSmallNumbersTakeOneByte(t *testing.T) {
	var zero, small, large column.Numbers
	for i := range 1000 {
		zero.Append(0)
		small.Append(uint32(i % 256))
		large.Append(uint32(i))
	}
	for _, x := range []struct {
		c    *column.Numbers
		size int
	}{{&zero, 0}, {&small, 1000}, {&large, 2000}} {
		if x.c.Clip(); x.c.Size() != x.size {
			t.Errorf("1000 numbers take %d bytes, want %d", x.c.Size(), x.size)
		}
	}
}

func TestDaysComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type day struct {
			Day int32
			OK  bool
		}
		want := rapid.SliceOf(rapid.Custom(func(t *rapid.T) day {
			return day{rapid.Int32Range(-719162, 2932897).Draw(t, "day"), rapid.Bool().Draw(t, "ok")}
		})).Draw(t, "days")
		var d column.Days
		for _, x := range want {
			d.Append(x.Day, x.OK)
		}
		p := column.ReadParts([]column.Part{d.Part("d")})
		back := p.Days("d", len(want))
		if p.Err != nil {
			t.Fatal(p.Err)
		}
		for i, x := range want {
			got, ok := back.At(i)
			if ok != x.OK || ok && got != x.Day {
				t.Fatalf("day %d is %d %v, want %v", i, got, ok, x)
			}
		}
	})
}

func TestTextsAreKeptOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.StringN(0, 3, -1)).Draw(t, "texts")
		var texts column.Texts
		numbers := map[string]uint32{}
		for _, s := range want {
			no := texts.Add(s)
			if old, ok := numbers[s]; ok && old != no {
				t.Fatalf("%q is text %d and %d", s, old, no)
			}
			numbers[s] = no
		}
		texts.Freeze()
		p := column.ReadParts(texts.Parts("t"))
		back := column.ReadTexts(p, "t")
		if p.Err != nil {
			t.Fatal(p.Err)
		}
		for s, no := range numbers {
			if texts.At(no) != s || back.At(no) != s || back.Add(s) != no {
				t.Fatalf("%q comes back as %q and %q", s, texts.At(no), back.At(no))
			}
		}
	})
}

func TestListsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.SliceOf(rapid.StringMatching(`[a-c]{0,2}`))).Draw(t, "lists")
		var lists column.Lists
		numbers := make([]uint32, len(want))
		for i, list := range want {
			numbers[i] = lists.Add(list)
		}
		p := column.ReadParts(lists.Parts("l"))
		back := column.ReadLists(p, "l")
		if p.Err != nil {
			t.Fatal(p.Err)
		}
		for i, list := range want {
			if !slices.Equal(lists.At(numbers[i]), list) || !slices.Equal(back.At(numbers[i]), list) {
				t.Fatalf("%q comes back as %q", list, back.At(numbers[i]))
			}
		}
	})
}

func TestListThatGoesOnSharesItsNumbers(t *testing.T) {
	var runs column.Runs
	list := make([]uint32, 0, 1000)
	for i := range 1000 {
		list = append(list, uint32(i))
		runs.Append(list)
	}
	runs.Append([]uint32{7})
	if runs.Freeze(); runs.Size() > 1000*(4+2+2+1) {
		t.Errorf("1000 lists that go on from each other take %d bytes", runs.Size())
	}
	p := column.ReadParts(runs.Parts("r"))
	back := column.ReadRuns(p, "r", 1001, 1000)
	if p.Err != nil {
		t.Fatal(p.Err)
	}
	for i := range 1000 {
		if back.Count(i) != i+1 || back.At(i, i) != uint32(i) || back.At(i, 0) != 0 {
			t.Fatalf("list %d has %d numbers, the last %d", i, back.Count(i), back.At(i, i))
		}
	}
	if back.Count(1000) != 1 || back.At(1000, 0) != 7 {
		t.Error("a list of its own shares the numbers of the one before")
	}
}

// What a store gives back broken is an error, never an answer.
func TestDamagedBytesAreRefused(t *testing.T) {
	var c column.Numbers
	for i := range 300 {
		c.Append(uint32(i))
	}
	whole := c.Bytes()
	for _, b := range [][]byte{nil, {1}, {3, 1, 0}, {9, 0}, whole[:len(whole)-1], append(slices.Clone(whole), 0), append([]byte{1}, whole[1:]...)} {
		if _, err := column.ReadNumbers(b); err == nil {
			t.Errorf("%d damaged bytes are read", len(b))
		}
	}
	var texts column.Texts
	texts.Add("one")
	texts.Add("two")
	parts := texts.Parts("t")
	for name, broken := range map[string][]column.Part{
		"missing": parts[:1], "short": {parts[0], {Name: parts[1].Name, Body: []byte("one")}}, "long": {parts[0], {Name: parts[1].Name, Body: []byte("onetwothree")}},
	} {
		p := column.ReadParts(broken)
		if column.ReadTexts(p, "t"); p.Err == nil || !strings.Contains(p.Err.Error(), "t") {
			t.Errorf("%s: error %v", name, p.Err)
		}
	}
	p := column.ReadParts([]column.Part{{Name: "c", Body: whole}})
	if p.Column("c", 300, 299); p.Err == nil {
		t.Error("a number beyond its limit is read")
	}
}

func FuzzReadNumbers(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4})
	f.Add([]byte{0, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := column.ReadNumbers(b)
		if err != nil || c.Len() > 1<<20 {
			return
		}
		for i := range c.Len() {
			c.At(i)
		}
	})
}

// Each text has one number, also in a list that was read or frozen.
func TestTextsAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var texts column.Texts
		numbers := map[string]uint32{"": 0}
		for _, s := range rapid.SliceOfN(rapid.StringN(0, 3, -1), 0, 200).Draw(t, "texts") {
			no, known := texts.Find(s)
			want, added := numbers[s]
			if known != added || known && no != want {
				t.Fatalf("%q is number %d, %v; want %d, %v", s, no, known, want, added)
			}
			if rapid.IntRange(0, 20).Draw(t, "freeze") == 0 {
				texts.Freeze()
			}
			if no = texts.Add(s); added && no != want || !added && int(no) != len(numbers) {
				t.Fatalf("%q becomes number %d of %d, want %d", s, no, len(numbers), want)
			}
			numbers[s] = no
		}
		for s, no := range numbers {
			if texts.At(no) != s || texts.Len() != len(numbers) {
				t.Fatalf("number %d of %d is %q, want %q", no, texts.Len(), texts.At(no), s)
			}
		}
	})
}
