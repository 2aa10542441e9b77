package cql

// truth is the value of a predicate.
type truth int8

// The order makes AND the smaller of two and OR the greater.
const (
	no truth = iota - 1
	unknown
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) not() truth { return -t }
