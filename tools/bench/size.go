package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/sample"
)

// perPlace is how many claims an atlas has for each place.
const perPlace = 10

// size is a number of claims, written 1k or 1m; about as many spans come of it.
type size int

// UnmarshalText reads a size from the command line.
func (s *size) UnmarshalText(text []byte) error {
	digits, factor := strings.ToLower(string(text)), 1
	for suffix, by := range map[string]int{"k": 1_000, "m": 1_000_000} {
		if cut, ok := strings.CutSuffix(digits, suffix); ok {
			digits, factor = cut, by
		}
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n*factor < perPlace {
		return fmt.Errorf("%q is no size; write 1k, 10k, 100k or 1m, and no less than %d", text, perPlace)
	}
	*s = size(n * factor)
	return nil
}

func (s size) String() string {
	switch {
	case s%1_000_000 == 0:
		return strconv.Itoa(int(s)/1_000_000) + "M"
	case s%1_000 == 0:
		return strconv.Itoa(int(s)/1_000) + "k"
	}
	return strconv.Itoa(int(s))
}

func (s size) places() int { return int(s) / perPlace }

// write writes the atlas of a size, with so many claims more.
func (s size) write(dir string, more int) error { return sample.Write(dir, s.places(), int(s)+more) }

type sampleCommand struct {
	Size   size   `arg:"" help:"How many claims, like 10k; a tenth as many places."`
	Folder string `arg:"" help:"The folder to write."`
}

func (c *sampleCommand) Run() error { return c.Size.write(c.Folder, 0) }
