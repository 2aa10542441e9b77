package feature

import (
	"math"
	"strconv"
)

// wireScale is how many steps of a position make a degree: 11 metres, which is
// 0.6 pixels at the nearest zoom of the map, on symbols ten times that size.
const wireScale = 10_000

type wireActor struct {
	ActorID   string `json:"actor_id"`
	Name      string `json:"name"`
	NameAr    string `json:"name_ar"`
	InText    string `json:"in_text"` // the name as it stands inside a sentence
	Short     string `json:"short"`
	ShortAr   string `json:"short_ar"`
	Color     string `json:"color"`
	ColorDark string `json:"color_dark"`
	Shape     string `json:"shape"`
}

// wireSize is what decides how large a place is drawn, and from which zoom on.
type wireSize struct {
	Kind       string `json:"kind"`
	Rank       int    `json:"rank"`
	PrecisionM int    `json:"precision_m"`
}

type wirePlaces struct {
	Count int        `json:"count"`
	Scale int        `json:"scale"`
	Lon   []int      `json:"lon"`
	Lat   []int      `json:"lat"`
	Sizes []wireSize `json:"sizes"`
	Size  string     `json:"size"`
	More  []int      `json:"more"`
}

// MapPlaces writes what the map needs to draw any state: where each place is and how
// large it is drawn. Cost: in proportion to the places.
func (w *Writer) MapPlaces() ([]byte, error) {
	e := w.edition
	out := struct {
		Edition string      `json:"edition"`
		Actors  []wireActor `json:"actors"`
		Places  wirePlaces  `json:"places"`
	}{Edition: e.ID, Actors: []wireActor{}}
	for _, a := range roots(e) {
		out.Actors = append(out.Actors, wireActor{a.ID, a.Name.En, a.Name.Ar, w.en.The(a.Name.En), a.Short.En, a.Short.Ar, a.Color, a.ColorDark, a.Shape})
	}
	lon, lat := []int{}, []int{}
	sizes := newPalette[wireSize](len(e.Places))
	for _, i := range e.Drawn() {
		p := e.Places[i]
		l := e.Located(p.ID)
		if l.Point != nil {
			lon = append(lon, int(math.Round(l.Point[0]*wireScale)))
			lat = append(lat, int(math.Round(l.Point[1]*wireScale)))
		}
		size := wireSize{p.Kind, p.Rank, int(math.Round(l.PrecisionM))}
		key := p.Kind + "|" + strconv.Itoa(p.Rank) + "|" + strconv.Itoa(size.PrecisionM)
		sizes.add([]byte(key), func() wireSize { return size })
	}
	x := &out.Places
	x.Count, x.Scale, x.Lon, x.Lat = len(e.Places), wireScale, gaps(lon), gaps(lat)
	x.Sizes, x.Size, x.More = digitsOf(sizes)
	return Encode(out)
}

// digitsOf writes a palette: its values, each row's character, and the numbers that
// no character stands for.
func digitsOf[T any](p *palette[T]) (values []T, text string, more []int) {
	values, column := p.ranked()
	d := digitText{more: []int{}}
	for _, n := range column {
		d.add(n)
	}
	return append([]T{}, values...), d.text.String(), d.more
}

// MapNames writes the names of the places in a language, with their ids; a place
// without a name in it has the usual one. Cost: in proportion to the places.
func (w *Writer) MapNames(lang string) ([]byte, error) {
	e := w.edition
	out := struct {
		Edition string   `json:"edition"`
		PlaceID []string `json:"place_id"`
		Name    []string `json:"name"`
	}{Edition: e.ID, PlaceID: []string{}, Name: []string{}}
	for _, i := range e.Drawn() {
		p := e.Places[i]
		name := p.Name
		if lang == w.ar.Code && p.NameAr != "" {
			name = p.NameAr
		}
		out.PlaceID, out.Name = append(out.PlaceID, p.ID), append(out.Name, name)
	}
	return Encode(out)
}
