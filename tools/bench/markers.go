package main

import (
	"fmt"
	"strings"
)

const (
	openMarker  = "<!-- bench -->\n"
	closeMarker = "<!-- /bench -->\n"
)

// between replaces what stands between the markers of a document.
func between(document, text string) (string, error) {
	head, rest, ok := strings.Cut(document, openMarker)
	_, tail, closed := strings.Cut(rest, closeMarker)
	if !ok || !closed || strings.Contains(tail, openMarker) {
		return "", fmt.Errorf("it needs the lines %q and %q once, in this order", strings.TrimSpace(openMarker), strings.TrimSpace(closeMarker))
	}
	return head + openMarker + "\n" + strings.TrimSpace(text) + "\n\n" + closeMarker + tail, nil
}
