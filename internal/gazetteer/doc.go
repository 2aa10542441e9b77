// Package gazetteer turns names and where-expressions into geometry: it folds
// spellings, reads the where-expressions of places.csv, resolves them against
// the atlas's gazetteer, places and shapes, and says how sure it is. Ambiguous
// and unknown are answers; it never guesses.
package gazetteer
