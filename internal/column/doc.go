// Package column keeps long tables in little memory: a column a field, each number
// in as few bytes as the largest one needs, each text once. The columns of a
// table are plain bytes, so that a store keeps and reads them as they are.
// Nothing here may be changed while it is read.
package column
