// Package sample writes invented atlases of any size, for tests and benchmarks:
// the same size gives the same bytes. Places stand in a grid of districts on the
// sea; three sides take, lose and announce them over some years. No program
// that readers use imports it.
package sample
