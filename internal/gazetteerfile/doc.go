// Package gazetteerfile reads gazetteer files into a library: the country files
// of GeoNames, plain, in the .zip they come in or gzipped, their alternate names,
// and a simple CSV of one's own. A file is read twice: Survey checks it and learns
// what lines say about each other, File.Import feeds a gazetteer.Intake and goes
// on where an earlier import was broken off. It knows no SQL and no terminal.
package gazetteerfile
