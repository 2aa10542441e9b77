// Package poster draws one day of an atlas as a picture: the map with its title,
// its legend and a strip of time, in any size. A Spec says what is shown; Compose
// makes of it a Scene of vector shapes and shaped text in named groups, and two
// writers turn the scene into SVG and into PNG.
//
// The same spec gives the same bytes. Nothing is read from the system: typefaces
// are those of the bundle.
package poster
