package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"
)

// assetOf is the address of a script of the front page.
func assetOf(ctx context.Context, c *client, base string) (string, error) {
	a, err := c.want(ctx, base+"/", "")
	if err != nil {
		return "", err
	}
	m := regexp.MustCompile(`src="(/[^"]*assets/[^"]+\.js[^"]*)"`).FindSubmatch(a.body)
	if m == nil {
		return "", fmt.Errorf("the front page names no script")
	}
	return string(m[1]), nil
}

// look checks what is no matter of time: that a state is whole, and that addresses
// of the edition may be kept for ever.
func look(ctx context.Context, c *client, base string, r *result) error {
	s := r.survey
	path := statePath(s.Days[len(s.Days)/2])
	a, err := c.want(ctx, base+path, "")
	if err != nil {
		return err
	}
	r.whole = bytes.Count(a.body, []byte(`{"type":"Feature",`)) == s.Places
	r.immutable = true
	for _, p := range []string{path, tileOf(s.densest(), nearZoom).path(s.Days[0])} {
		a, err := c.want(ctx, base+"/e/"+s.Edition+p, "gzip")
		if err != nil {
			return err
		}
		r.immutable = r.immutable && strings.Contains(a.cache, "immutable")
	}
	return nil
}
