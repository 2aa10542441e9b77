// Package house has no code: its tests hold the shape of the project itself,
// the walls between rooms, the size and cleanliness of files, and that nothing
// but the data names what the data is about.
package house
