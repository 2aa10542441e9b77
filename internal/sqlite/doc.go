// Package sqlite keeps published editions in one SQLite file. It is the only
// package that knows SQL. Every table carries the number of its edition, so a
// file holds many editions side by side and an edition never changes once it is
// saved.
package sqlite
