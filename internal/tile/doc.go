// Package tile cuts the layers of an edition into vector tiles (Mapbox Vector
// Tile 2.1) in Web Mercator, and describes them (TileJSON 3.0.0). It knows no
// HTTP and keeps no tile.
package tile
