package tile

import (
	"fmt"
	"strconv"

	"github.com/paulmach/orb/maptile"
)

// MinZoom and MaxZoom are the zooms of all layers. A unit of a tile of MaxZoom is 60
// cm at the equator, finer than any record; programs draw closer views from it.
const (
	MinZoom = 0
	MaxZoom = 14
)

// AddressError says what is wrong with the numbers of an address.
type AddressError struct {
	Name   string // z, x or y
	Range  bool   // it is a number, but no tile has it
	Detail string // for people, with the remedy
}

func (e *AddressError) Error() string { return e.Detail }

// ParseAddress reads zoom, column and row, counted from the west and the north.
// Each tile has one way to be written: digits without sign or leading zeros.
func ParseAddress(z, x, y string) (maptile.Tile, error) {
	zoom, err := number("z", z)
	if err != nil {
		return maptile.Tile{}, err
	}
	if zoom > MaxZoom {
		return maptile.Tile{}, &AddressError{"z", true, fmt.Sprintf("These tiles end at zoom %d; draw closer views from the tiles of that zoom.", MaxZoom)}
	}
	most := uint64(1)<<zoom - 1
	t := maptile.Tile{Z: maptile.Zoom(zoom)}
	for _, part := range []struct {
		name, text string
		into       *uint32
	}{{"x", x, &t.X}, {"y", y, &t.Y}} {
		n, err := number(part.name, part.text)
		if err != nil {
			return maptile.Tile{}, err
		}
		if n > most {
			return maptile.Tile{}, &AddressError{part.name, true, fmt.Sprintf("At zoom %d the number %s of a tile runs from 0 to %d.", zoom, part.name, most)}
		}
		*part.into = uint32(n)
	}
	return t, nil
}

// number reads a number; one with too many digits is as far as can be counted.
func number(name, s string) (uint64, error) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, malformed(name)
		}
	}
	if s == "" || len(s) > 1 && s[0] == '0' {
		return 0, malformed(name)
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		return 1 << 63, nil //nolint:nilerr // it is a number, only a large one
	}
	return n, nil
}

func malformed(name string) error {
	return &AddressError{name, false, fmt.Sprintf("The number %s of the tile is wrong; write /tiles/{layer}/{z}/{x}/{y}.mvt with whole numbers, without signs or leading zeros.", name)}
}
