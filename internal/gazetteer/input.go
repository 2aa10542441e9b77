package gazetteer

import "github.com/heldline/heldline/internal/atlas"

// InputOf takes what Resolve needs from an atlas. Places stand beside each other
// where claims and events of one sentence name them. Cost: nothing until that is
// asked; then time and memory in proportion to the claims, once.
func InputOf(a *atlas.Atlas) Input {
	return Input{Places: a.Places, Gazetteer: a.Gazetteer, Geometries: a.Geometries, Beside: besideIn(a)}
}
