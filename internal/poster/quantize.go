package poster

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// paletteSize is how many colours a picture keeps; PNG and GIF allow no more.
const paletteSize = 256

// Quantize reduces a picture to its most frequent colours. What is drawn has few:
// plain fills and, at their edges, mixtures of two.
func Quantize(in *image.RGBA) *image.Paletted {
	return quantizeTo(in, nil)
}

// quantizeTo reduces a picture to a palette, or to one of its own where it is nil.
func quantizeTo(in *image.RGBA, fixed color.Palette) *image.Paletted {
	out := image.NewPaletted(in.Bounds(), fixed)
	index := map[uint32]uint8{}
	if fixed == nil {
		out.Palette = commonest(count(in))
	}
	last, at := ^uint32(0), uint8(0)
	for i := range out.Pix {
		p := in.Pix[4*i : 4*i+3 : 4*i+3]
		key := uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2])
		if key != last {
			found, ok := index[key]
			if !ok {
				found = closest(out.Palette, key)
				index[key] = found
			}
			last, at = key, found
		}
		out.Pix[i] = at
	}
	return out
}

// count counts the pixels of each colour.
func count(in *image.RGBA) map[uint32]int {
	out := map[uint32]int{}
	last, n := ^uint32(0), 0
	for i := 0; i < len(in.Pix); i += 4 {
		key := uint32(in.Pix[i])<<16 | uint32(in.Pix[i+1])<<8 | uint32(in.Pix[i+2])
		if key == last {
			n++
			continue
		}
		if n > 0 {
			out[last] += n
		}
		last, n = key, 1
	}
	if n > 0 {
		out[last] += n
	}
	return out
}

// commonest gathers colours that hardly differ and keeps those of the most pixels.
func commonest(counts map[uint32]int) color.Palette {
	type bucket struct{ key, best, n, most int }
	buckets := map[int]*bucket{}
	keys := make([]uint32, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	bits := 8
	for len(counts) > paletteSize && bits > 4 && (bits == 8 || len(buckets) > 3*paletteSize) {
		bits--
		clear(buckets)
		for _, key := range keys {
			shift := 8 - bits
			r, g, b := int(key>>16)>>shift, int(key>>8&255)>>shift, int(key&255)>>shift
			id := r<<16 | g<<8 | b
			x := buckets[id]
			if x == nil {
				x = &bucket{key: id}
				buckets[id] = x
			}
			x.n += counts[key]
			if counts[key] > x.most {
				x.most, x.best = counts[key], int(key)
			}
		}
	}
	if bits == 8 {
		out := make(color.Palette, len(keys))
		for i, key := range keys {
			out[i] = color.RGBA{uint8(key >> 16), uint8(key >> 8), uint8(key), 255}
		}
		return out
	}
	list := make([]*bucket, 0, len(buckets))
	for _, x := range buckets {
		list = append(list, x)
	}
	slices.SortFunc(list, func(a, b *bucket) int { return cmp.Or(-cmp.Compare(a.n, b.n), cmp.Compare(a.key, b.key)) })
	out := color.Palette{}
	for _, x := range list[:min(len(list), paletteSize)] {
		out = append(out, color.RGBA{uint8(x.best >> 16), uint8(x.best >> 8), uint8(x.best), 255})
	}
	return out
}

// closest is the palette's colour that differs least, weighted as eyes do.
func closest(p color.Palette, key uint32) uint8 {
	r, g, b := int(key>>16), int(key>>8&255), int(key&255)
	best, least := 0, 1<<30
	for i, c := range p {
		c := c.(color.RGBA)
		dr, dg, db := r-int(c.R), g-int(c.G), b-int(c.B)
		if d := 3*dr*dr + 4*dg*dg + 2*db*db; d < least {
			best, least = i, d
			if d == 0 {
				break
			}
		}
	}
	return uint8(best)
}
