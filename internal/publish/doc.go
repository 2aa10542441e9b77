// Package publish turns a data folder into a published edition: check, geocode,
// derive, hash, store. Nothing is stored unless everything is right.
package publish
