package atlas

import (
	"fmt"

	"github.com/heldline/heldline/internal/edtf"
)

// Rule decides which claims are accepted. It is published, and a reader can
// switch it.
type Rule string

const (
	// Documented accepts the source text's own voice, outsiders, and a side that
	// speaks against its own interest; a side's word on its own gain waits for
	// an independent voice. It is the default.
	Documented Rule = "documented"
	// Strict accepts what two independent claimants agree on.
	Strict Rule = "strict"
	// Any accepts every claim.
	Any Rule = "any"
)

// Rules is the closed list, from the most to the least open.
var Rules = []Rule{Any, Documented, Strict}

// ParseRule reads a rule's id.
func ParseRule(s string) (Rule, error) {
	for _, r := range Rules {
		if s == string(r) {
			return r, nil
		}
	}
	return "", fmt.Errorf("%q is no rule; write any, documented or strict", s)
}

// Reading is one way to read the claims: a rule, and what the reader leaves out.
type Reading struct {
	Rule    Rule
	Known   *edtf.Day // only claims said or written by this day; nil = all
	Without string    // leave this claimant out; "" = nobody
}

// Uses reports that the reading takes a claim into account, accepted or not.
func (r Reading) Uses(c *Claim) bool {
	return c.WithdrawnOn == nil && (r.Without == "" || c.ClaimantID != r.Without) && (r.Known == nil || KnownOn(c) <= *r.Known)
}

// Ground says why a claim is accepted.
type Ground string

const (
	GroundDocument  Ground = "document"  // the source text's own voice
	GroundOutsider  Ground = "outsider"  // a claimant without a party
	GroundAdmission Ground = "admission" // a side about its own loss
	GroundAgreement Ground = "agreement" // an independent claimant agrees
	GroundAny       Ground = "any"       // the rule accepts every claim
	GroundNone      Ground = ""          // not accepted
)
