package main

import "testing"

func TestSizesAreReadAndWritten(t *testing.T) {
	for text, want := range map[string]size{"1k": 1_000, "100k": 100_000, "1m": 1_000_000, "1M": 1_000_000, "250": 250} {
		var s size
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%s is %d, %v", text, s, err)
		}
	}
	for _, text := range []string{"", "k", "-1k", "9", "1g"} {
		var s size
		if err := s.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q is %d", text, s)
		}
	}
	for s, want := range map[size]string{1_000: "1k", 100_000: "100k", 1_000_000: "1M", 250: "250"} {
		if s.String() != want {
			t.Errorf("%d is written %s, want %s", s, s, want)
		}
	}
}
