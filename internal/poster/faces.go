package poster

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"github.com/go-text/typesetting/font"
)

// Faces are the typefaces of all posters. They are safe for use by many goroutines.
type Faces struct {
	fonts map[string]*font.Font
}

// ErrNoFaces says that the program was built without its bundle.
var ErrNoFaces = errors.New("this program was built without its typefaces, so it draws no pictures; build it with `make build`")

// named are the files of a family in a weight: Latin, then its extension.
func named(family string, weight int) []string {
	return []string{fmt.Sprintf("%s-latin-%d", family, weight), fmt.Sprintf("%s-latin-ext-%d", family, weight)}
}

// LoadFaces reads the bundle's WOFF files.
func LoadFaces(files fs.FS) (*Faces, error) {
	if files == nil {
		return nil, ErrNoFaces
	}
	f := &Faces{fonts: map[string]*font.Font{}}
	names := []string{arabicSans, arabicSansBold, arabicTitle}
	for _, weight := range []int{400, 500, 600} {
		names = append(names, named(sansFamily, weight)...)
	}
	for _, weight := range []int{400, 600} {
		names = append(names, named(serifFamily, weight)...)
	}
	for _, name := range names {
		if err := f.load(files, name); err != nil {
			return nil, err
		}
	}
	return f, nil
}

const (
	sansFamily     = "public-sans"
	serifFamily    = "source-serif-4"
	arabicSans     = "noto-sans-arabic-arabic-400"
	arabicSansBold = "noto-sans-arabic-arabic-600"
	arabicTitle    = "noto-naskh-arabic-arabic-700"
)

func (f *Faces) load(files fs.FS, name string) error {
	b, err := fs.ReadFile(files, name+"-normal.woff")
	if errors.Is(err, fs.ErrNotExist) {
		return ErrNoFaces
	}
	if err != nil {
		return err
	}
	face, err := font.ParseTTF(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("poster: typeface %s: %w", name, err)
	}
	f.fonts[name] = face.Font
	return nil
}

// files lists the faces of a font, in the order in which a letter is looked for.
func (t Font) files(arabic bool) []string {
	own, other := named(sansFamily, t.Weight), []string{arabicSans}
	if t.Serif {
		own = named(serifFamily, t.Weight)
	}
	switch {
	case t.Serif && t.Weight >= 600:
		other = []string{arabicTitle}
	case t.Weight >= 500:
		other = []string{arabicSansBold}
	}
	if arabic {
		return append(append([]string{}, other...), own...)
	}
	return append(append([]string{}, own...), other...)
}
