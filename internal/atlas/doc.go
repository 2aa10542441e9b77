// Package atlas holds the words of the product (place, actor, source, claim,
// rule, span, state, change, event, campaign) and the theory that turns claims
// into control: sentences become claims, a rule accepts some of them, and the
// accepted claims of a place make its spans. It knows no SQL, HTTP or file
// format. docs/codebook.md states the theory in plain words.
package atlas

// TheoryVersion names the version of the rules in this package. It is part of
// every edition's hash: raise it when a rule changes what is derived.
const TheoryVersion = 1
