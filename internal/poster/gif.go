package poster

import (
	"cmp"
	"image"
	"image/color"
	"image/gif"
	"io"
	"slices"
	"time"
)

// Animation gathers the pictures of a GIF. They share one palette, that of the first
// pictures it is given to learn from; each holds only the part that changed.
type Animation struct {
	palette color.Palette
	last    *image.Paletted
	out     gif.GIF
}

// transparent is the index of what stays as it was.
const transparent = paletteSize - 1

// NewAnimation learns the palette from some of the pictures to come.
func NewAnimation(sample []*image.RGBA) *Animation {
	counts := map[uint32]int{}
	for _, picture := range sample {
		for key, n := range count(picture) {
			counts[key] += n
		}
	}
	p := commonest(counts)
	p = slices.Clone(p[:min(len(p), transparent)])
	for len(p) < transparent {
		p = append(p, p[0])
	}
	return &Animation{palette: append(p, color.RGBA{})}
}

// Add appends a picture that is shown for a while.
func (a *Animation) Add(picture *image.RGBA, hold time.Duration) {
	delay := max(2, int(hold/(10*time.Millisecond)))
	whole := quantizeTo(picture, a.palette[:transparent])
	whole.Palette = a.palette
	part := whole
	if a.last != nil {
		part = changedPart(a.last, whole)
	}
	a.last = whole
	if part == nil {
		a.out.Delay[len(a.out.Delay)-1] += delay
		return
	}
	a.out.Image = append(a.out.Image, part)
	a.out.Delay = append(a.out.Delay, delay)
	a.out.Disposal = append(a.out.Disposal, gif.DisposalNone)
}

// changedPart is the smallest rectangle that holds what differs, with the rest of it
// transparent; nil where nothing does.
func changedPart(before, after *image.Paletted) *image.Paletted {
	box := image.Rectangle{}
	width := after.Rect.Dx()
	for y := range after.Rect.Dy() {
		row := y * width
		for x := range width {
			if before.Pix[row+x] != after.Pix[row+x] {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if box.Empty() {
		return nil
	}
	out := image.NewPaletted(box, after.Palette)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			at := y*width + x
			index := uint8(transparent)
			if before.Pix[at] != after.Pix[at] {
				index = after.Pix[at]
			}
			out.Pix[out.PixOffset(x, y)] = index
		}
	}
	return out
}

// Write writes the animation, which begins anew at its end.
func (a *Animation) Write(w io.Writer) error {
	a.out.Config = image.Config{ColorModel: a.palette, Width: a.last.Rect.Dx(), Height: a.last.Rect.Dy()}
	return gif.EncodeAll(w, &a.out)
}

// Sample picks some of a film's shots for a palette: those shown the longest.
func Sample(shots []Shot, n int) []Shot {
	out := slices.Clone(shots)
	slices.SortStableFunc(out, func(a, b Shot) int { return -cmp.Compare(a.Hold, b.Hold) })
	return out[:min(n, len(out))]
}
