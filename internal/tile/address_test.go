package tile_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/heldline/heldline/internal/tile"
)

func TestAddresses(t *testing.T) {
	for _, good := range [][3]string{{"0", "0", "0"}, {"1", "1", "0"}, {"6", "39", "25"}, {"14", "16383", "16383"}} {
		at, err := tile.ParseAddress(good[0], good[1], good[2])
		if got := [3]string{fmt.Sprint(at.Z), fmt.Sprint(at.X), fmt.Sprint(at.Y)}; err != nil || got != good {
			t.Errorf("%v is read as %v, %v", good, got, err)
		}
	}
	for bad, want := range map[[3]string]struct {
		name    string
		outside bool
	}{
		{"15", "0", "0"}: {"z", true}, {"99999999999999999999", "0", "0"}: {"z", true}, {"0", "1", "0"}: {"x", true}, {"0", "0", "1"}: {"y", true},
		{"14", "16384", "0"}: {"x", true}, {"3", "0", "18446744073709551616"}: {"y", true}, {"3", "4294967296", "0"}: {"x", true},
		{"-1", "0", "0"}: {"z", false}, {"", "0", "0"}: {"z", false}, {"1", "+1", "0"}: {"x", false}, {"1", "01", "0"}: {"x", false}, {"1", "0", "1.0"}: {"y", false},
		{"1", "0", "1e0"}: {"y", false}, {"1", "0", "٠"}: {"y", false}, {"1", " 1", "0"}: {"x", false}, {"0x1", "0", "0"}: {"z", false}, {"NaN", "0", "0"}: {"z", false},
	} {
		_, err := tile.ParseAddress(bad[0], bad[1], bad[2])
		var wrong *tile.AddressError
		if !errors.As(err, &wrong) || wrong.Name != want.name || wrong.Range != want.outside || wrong.Detail == "" {
			t.Errorf("%v: %+v, want %+v", bad, err, want)
		}
	}
}

// Whatever stands in an address is a tile that there is, written in its one way, or
// an error that says what to do.
func FuzzAddress(f *testing.F) {
	for _, seed := range [][3]string{{"0", "0", "0"}, {"6", "39", "25"}, {"15", "1", "1"}, {"-1", "+2", "03"}, {"1e3", "99999999999999999999", ""}, {"14", "16384", "\x00"}} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, z, x, y string) {
		at, err := tile.ParseAddress(z, x, y)
		var wrong *tile.AddressError
		switch {
		case err != nil:
			if !errors.As(err, &wrong) || wrong.Detail == "" {
				t.Errorf("%v", err)
			}
		case !at.Valid() || at.Z > tile.MaxZoom || fmt.Sprintf("%d %d %d", at.Z, at.X, at.Y) != z+" "+x+" "+y:
			t.Errorf("%q %q %q is read as %v", z, x, y, at)
		}
	})
}
