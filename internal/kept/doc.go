// Package kept keeps what is dear to make: by name, each thing made once at a time,
// and all of it within a weight.
package kept
