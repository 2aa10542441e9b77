// Package export writes a published edition as plain files, for a file server or
// an object store: every page, datum and picture under the path that the server
// answers it at. It asks the server itself for each of them, so that a copy can
// never say anything else.
package export
