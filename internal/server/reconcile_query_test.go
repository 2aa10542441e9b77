package server

import (
	"encoding/json"
	"slices"
	"testing"
)

// Whatever is read as a batch is one, within its bounds; the rest is refused in
// words.
func FuzzParseBatch(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"q":{"query":"x"}}`, `{"q":{"query":"x","type":["city"],"limit":3,"type_strict":"any","properties":[{"pid":"near","v":"1,2"}]}}`, `{"q":{"properties":[{"pid":"a","v":[1,true,"x",{"id":"y"}]}]}}`,
		`{"q":null}`, `[]`, `{"q":{"query":"x","limit":1e9}}`, `{"q":{"query":"x","type":[{"id":"city"}]}}`, `{"q":{"query":1}}`, `{"\u0000":{"query":"\ud800"}}`, `{"q":{"properties":[{}]}}`, `{"q":{"query":"x"`, `{} {}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		batch, err := parseBatch(s)
		if err != nil {
			if err.Error() == "" || batch != nil {
				t.Errorf("%q: error %q beside %v", s, err, batch)
			}
			return
		}
		if !json.Valid([]byte(s)) || len(batch) > maxQueries {
			t.Errorf("%q is read as %d queries", s, len(batch))
		}
		for id, q := range batch {
			if q.limit < 1 || q.limit > maxMatches || !slices.Contains([]string{"any", "should", "all"}, q.strict) {
				t.Errorf("%q: %q is %+v", s, id, q)
			}
			q.refuses("city")
		}
	})
}

// Whatever is read as a data extension asks for known properties only.
func FuzzParseExtension(f *testing.F) {
	for _, s := range []string{`{"ids":["a"],"properties":[{"id":"name"}]}`, `{"ids":[],"properties":[]}`, `{"ids":["a"],"properties":[{"id":"status","settings":{"date":"x"}}]}`, `{}`, `[`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ask, err := parseExtension(s)
		if err != nil {
			return
		}
		for _, p := range ask.Properties {
			if !slices.Contains(extensions(), p.ID) && !slices.Contains(filters(), p.ID) {
				t.Errorf("%q asks for %q", s, p.ID)
			}
		}
	})
}
