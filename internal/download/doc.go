// Package download makes the files that readers take with them: the whole atlas,
// one layer, or one day of it, in the formats of geographic and statistical
// programs. Each file says what it is: licence, attribution, sources, edition, rule
// and where the codebook stands. The same edition, asked for at the same public
// address, gives the same bytes.
package download
