// Package datapack reads an atlas from a folder that people edit: a Frictionless
// Data Package of CSV tables, datapackage.json and geojson/. It reports every
// problem at once, each with file, line and column, what is wrong and what would
// be right.
//
// Tables is the single source of truth for the columns: reading, the Table
// Schemas of datapackage.json and Init all follow it.
//
// Files are UTF-8 (a byte order mark and CRLF are tolerated), comma separated,
// quoted as in RFC 4180; a cell holds no line break, so that one missing quotation
// mark spoils one row and not the rest of the file. Limits: 256 MB a table, 64 MB a
// geometry file, 5 million rows, 64 kB a cell, 16 levels of JSON in a geometry file.
package datapack
