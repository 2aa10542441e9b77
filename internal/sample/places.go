package sample

import (
	"fmt"
	"math"
	"strconv"
)

// The atlas lies in the open sea; degrees.
const (
	west, south = -39.0, -17.0
	size        = 6.0
)

const (
	perDistrict = 50 // places
	perProvince = 5  // districts
	country     = "sea"
)

// row are the cells of a record by column; an absent column is empty.
type row map[string]string

func (g *generator) districts() int { return (g.count + perDistrict - 1) / perDistrict }

func (g *generator) provinces() int { return (g.districts() + perProvince - 1) / perProvince }

func (g *generator) provinceName(i int) name { return newName(g.draw(ofProvince, i)) }

func (g *generator) districtName(i int) name { return newName(g.draw(ofDistrict, i)) }

func (g *generator) placeName(i int) name { return newName(g.draw(ofPlace, i)) }

func (g *generator) provinceID(i int) string { return g.provinceName(i).id(i) + "-province" }

func (g *generator) districtID(i int) string { return g.districtName(i).id(i) + "-district" }

func (g *generator) placeID(i int) string { return g.placeName(i).id(i) }

// places yields the country, its provinces and districts, then the places.
func (g *generator) places(write func(row) error) error {
	no := 0
	add := func(r row) error {
		no++
		r["place_no"] = strconv.Itoa(no)
		return write(r)
	}
	if err := add(row{"place_id": country, "name": "Sea", "name_ar": "البحر", "name_ar_origin": "invented", "kind": "country", "where": "unlocated", "rank": "1"}); err != nil {
		return err
	}
	for i := range g.provinces() {
		if err := add(g.area(g.provinceName(i), g.provinceID(i), "governorate", country, 1)); err != nil {
			return err
		}
	}
	for i := range g.districts() {
		if err := add(g.area(g.districtName(i), g.districtID(i), "district", g.provinceID(i/perProvince), 2)); err != nil {
			return err
		}
	}
	for i := range g.count {
		if err := add(g.place(i)); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) area(n name, id, kind, within string, rank int) row {
	return row{
		"place_id": id, "name": n.latin, "name_ar": n.arabic, "name_ar_origin": "invented", "kind": kind, "within": within,
		"where": "unlocated", "rank": strconv.Itoa(rank),
	}
}

// place is a village, or the town of its district. Most have coordinates; towns
// stand in the gazetteer, some villages are so far from their town, and of a few
// nobody says where they are.
func (g *generator) place(i int) row {
	d := i / perDistrict
	within, admin1, admin2 := g.districtID(d), g.provinceName(d/perProvince).latin, g.districtName(d).latin
	r := g.draw(ofPlace, i)
	n := newName(r)
	out := row{
		"place_id": n.id(i), "name": n.latin, "kind": "village", "within": within, "admin1": admin1, "admin2": admin2,
		"rank": strconv.Itoa(3 + r.IntN(2)),
	}
	if r.IntN(10) < 6 {
		out["name_ar"], out["name_ar_origin"] = n.arabic, "invented"
	}
	if r.IntN(4) == 0 {
		out["aliases"] = newName(r).latin
	}
	lat, lon := g.position(i)
	r = g.draw(ofPlace, -i-1)
	switch n := r.IntN(50); {
	case i%perDistrict == 0:
		out["kind"], out["rank"], out["where"], out["where_origin"] = "town", strconv.Itoa(1+r.IntN(2)), gazetteerID(d), "invented gazetteer"
	case n == 0:
		out["where"] = "unlocated"
	case n < 3:
		out["where"] = fmt.Sprintf("%d km %s of %s", 3+r.IntN(15), pick(r, []string{"N", "NE", "E", "SE", "S", "SW", "W", "NW"}), g.placeID(d*perDistrict))
		out["where_origin"] = "the sentence itself"
	default:
		out["where"], out["where_origin"], out["precision_m"] = fmt.Sprintf("%.4f, %.4f", lat, lon), "invented map", strconv.Itoa(100*(1+r.IntN(20)))
	}
	return out
}

// position is where a place lies: near the town of its district, nearer in some
// districts than in others.
func (g *generator) position(i int) (lat, lon float64) {
	d := i / perDistrict
	side := int(math.Ceil(math.Sqrt(float64(g.districts()))))
	cell := size / float64(side)
	r := g.draw(ofDistrict, -d-1)
	lat = south + cell*(float64(d/side)+0.3+0.4*r.Float64())
	lon = west + cell*(float64(d%side)+0.3+0.4*r.Float64())
	spread := cell * (0.06 + 0.2*r.Float64())
	if i%perDistrict != 0 {
		r = g.draw(ofPlace, -i-1)
		lat += spread * r.NormFloat64()
		lon += spread * r.NormFloat64()
	}
	return min(max(lat, south), south+size), min(max(lon, west), west+size)
}

func gazetteerID(district int) string { return "sample:" + strconv.Itoa(district+1) }

// gazetteer yields a row for every town.
func (g *generator) gazetteer(write func(row) error) error {
	for d := range g.districts() {
		i := d * perDistrict
		n := g.placeName(i)
		lat, lon := g.position(i)
		err := write(row{
			"gazetteer_id": gazetteerID(d), "name": n.latin, "name_ar": n.arabic, "kind": "town", "admin1": g.provinceName(d / perProvince).latin,
			"admin2": g.districtName(d).latin, "lat": fmt.Sprintf("%.5f", lat), "lon": fmt.Sprintf("%.5f", lon), "precision_m": "2000", "origin": "invented",
		})
		if err != nil {
			return err
		}
	}
	return nil
}
