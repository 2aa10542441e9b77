// Package server answers over HTTP: one route table, typed parameters, one
// error writer, one file a resource. It reads immutable editions and writes
// nothing. docs/http.md is its contract. Echo stays inside this package, and
// handlers stay thin, so that it can be replaced.
package server
