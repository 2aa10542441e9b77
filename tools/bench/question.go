package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// question is one thing that readers ask, put to every server in turn.
type question struct {
	name        string
	connections int
	asked       []string // the paths of ours, in the order they are asked for; again from the first after the last
	peers       []string // the paths of ours whose answers nginx and the bare handler send
	conditional bool     // the answers are there already: 304 is wanted
	alone       bool     // nginx only, and peers names the file: a body that a goal is converted by
}

// The names of questions, which rows of tables and goals go by.
const (
	stateSeen   = "state, date seen before"
	stateAlone  = "state, date seen before, one connection"
	boxes       = "small box, random date"
	farTile     = "tile z6, seen before"
	nearTile    = "tile z9, seen before"
	againState  = "304 of a state"
	againTile   = "304 of a tile"
	againAsset  = "304 of an asset"
	anchorState = "nginx, the body of pg_featureserv's state"
	anchorTile  = "nginx, the body of pg_tileserv's tile"
	stateNew    = "state, date never asked before"
	farTileNew  = "tile z6, date never asked before"
	nearTileNew = "tile z9, date never asked before"
)

const (
	fewDates  = 8      // the same few that everybody is sent to
	manyBoxes = 20_000 // more than are asked for in one measurement
	someBoxes = 64     // whose answers the peers send
	farZoom   = 6
	nearZoom  = 9
)

// questions are what an edition is asked over HTTP.
type questions struct {
	kept  []question          // answered by nginx and the bare handler too
	fresh map[string][]string // paths that are asked once, by name
}

// plan chooses dates, tiles and boxes by chance, the same for the same survey.
func plan(s survey, asset string) questions {
	r := rand.New(rand.NewPCG(2, 2))
	days := append([]string(nil), s.Days...)
	r.Shuffle(len(days), func(i, j int) { days[i], days[j] = days[j], days[i] })
	seen, rest := days[:min(fewDates, len(days))], days[min(fewDates, len(days)):]
	far, near := tileOf(s.middle(), farZoom), tileOf(s.densest(), nearZoom)
	again := func(paths []string) []string {
		out := make([]string, 0, 4096)
		for range cap(out) {
			out = append(out, paths[r.IntN(len(paths))])
		}
		return out
	}
	box := func() string {
		p, day := s.Points[r.IntN(len(s.Points))], s.Days[r.IntN(len(s.Days))]
		x, y := p[0]+(r.Float64()-0.5)*boxWidth/2, p[1]+(r.Float64()-0.5)*boxHeight/2
		return fmt.Sprintf("/control/%s.geojson?bbox=%.4f,%.4f,%.4f,%.4f", day, x-boxWidth/2, y-boxHeight/2, x+boxWidth/2, y+boxHeight/2)
	}
	many := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = box()
		}
		return out
	}
	states, fars, nears := each(seen, statePath), each(seen, far.path), each(seen, near.path)
	q := questions{fresh: map[string][]string{}}
	q.kept = []question{
		{name: stateSeen, connections: 8, asked: again(states), peers: states},
		{name: stateAlone, connections: 1, asked: again(states), peers: states},
		{name: boxes, connections: 8, asked: many(manyBoxes), peers: many(someBoxes)},
		{name: farTile, connections: 8, asked: again(fars), peers: fars},
		{name: nearTile, connections: 8, asked: again(nears), peers: nears},
		{name: againState, connections: 8, asked: again(states), peers: states, conditional: true},
		{name: againTile, connections: 8, asked: again(nears), peers: nears, conditional: true},
		{name: againAsset, connections: 8, asked: again([]string{asset}), peers: []string{asset}, conditional: true},
		{name: anchorState, connections: 1, peers: []string{anchorState}, alone: true},
		{name: anchorTile, connections: 1, peers: []string{anchorTile}, alone: true},
	}
	// Every new path has a date of its own: that of a state makes a tile of the same
	// date cheaper.
	for i, day := range rest {
		switch i % 3 {
		case 0:
			q.fresh[stateNew] = append(q.fresh[stateNew], statePath(day))
		case 1:
			q.fresh[farTileNew] = append(q.fresh[farTileNew], far.path(day))
		case 2:
			q.fresh[nearTileNew] = append(q.fresh[nearTileNew], near.path(day))
		}
	}
	return q
}

func statePath(day string) string { return "/control/" + day + ".geojson" }

func each(days []string, path func(string) string) []string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = path(d)
	}
	return out
}

// slot names the file of an answer in the folder of the peers, by the path it has
// with us; several questions share one.
func slot(path string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' {
			return r
		}
		return '-'
	}, path), "-")
}

// writeRequests writes a file of requests as wrk.lua reads them.
func writeRequests(dir, name string, paths []string, etags map[string]string) (string, error) {
	var b strings.Builder
	for _, p := range paths {
		b.WriteString(p)
		if e := etags[p]; e != "" {
			b.WriteString("\t" + e)
		}
		b.WriteByte('\n')
	}
	file := filepath.Join(dir, name+".txt")
	return file, os.WriteFile(file, []byte(b.String()), 0o644)
}
