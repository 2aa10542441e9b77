module github.com/heldline/heldline

go 1.26.0

require (
	github.com/paulmach/orb v0.14.0
	github.com/tidwall/geodesic v1.52.4
	golang.org/x/text v0.43.0
	pgregory.net/rapid v1.3.0
)

ignore node_modules
