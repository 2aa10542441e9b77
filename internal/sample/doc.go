// Package sample writes invented atlases of any size, for tests and benchmarks:
// the same size gives the same bytes. Places cluster around the towns of
// districts on a sea; three sides take, lose and announce them over some years,
// one offensive after another. No program that readers use imports it.
//
// n claims, ten for each place, give 1.2 n to 1.4 n spans under the documented
// rule: one for each claim that counts, since a confirmation begins a span too, one
// before the first and one after the last report of each place, and those of days
// that are not known. Names, ids, statements and sources are as long as in an atlas
// that people keep: about 180 bytes for a claim, 150 for a place.
package sample
