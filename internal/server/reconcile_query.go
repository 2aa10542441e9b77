package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// sought is one reconciliation query.
type sought struct {
	text   string
	kinds  []string // types that are wanted; empty for any
	strict string   // any should all
	limit  int
	wants  []want
}

// want is a property that a candidate should have; one of the values is enough.
type want struct {
	property string
	values   []string
}

// usualMatches is the number of candidates where a query names none.
const usualMatches = 10

// parseBatch reads a reconciliation query batch. Errors name the place.
func parseBatch(text string) (map[string]sought, error) {
	var raw map[string]json.RawMessage
	if err := decode(text, &raw); err != nil {
		return nil, fmt.Errorf("The parameter queries is no batch of queries: %w.", err) //nolint:revive,staticcheck // shown to readers as it is
	}
	if len(raw) > maxQueries {
		return nil, fmt.Errorf("The batch has %d queries; at most %d are answered at a time.", len(raw), maxQueries) //nolint:revive,staticcheck // shown to readers as it is
	}
	ids := make([]string, 0, len(raw))
	for id := range raw {
		ids = append(ids, id)
	}
	slices.Sort(ids) // the first error is always the same
	batch := make(map[string]sought, len(raw))
	for _, id := range ids {
		q, err := parseSought(raw[id])
		if err != nil {
			return nil, fmt.Errorf("The parameter queries is wrong at %.80q: %w.", id, err) //nolint:revive,staticcheck // shown to readers as it is
		}
		batch[id] = q
	}
	return batch, nil
}

// decode reads one JSON value and nothing after it.
func decode(text string, into any) error {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return fmt.Errorf("at byte %d, %s", syntax.Offset, strings.TrimSuffix(syntax.Error(), "."))
		case errors.As(err, &kind):
			return fmt.Errorf("at byte %d there is a JSON %s where %s belongs", kind.Offset, kind.Value, jsonName(kind.Type))
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return errors.New("the JSON ends too early")
		}
		return err
	}
	if at := d.InputOffset(); strings.TrimSpace(text[at:]) != "" {
		return fmt.Errorf("after byte %d the JSON goes on", at)
	}
	return nil
}

// jsonName names what JSON has for a type.
func jsonName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "an array"
	case reflect.String:
		return "a string"
	}
	return "an object"
}

func parseSought(raw json.RawMessage) (sought, error) {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields == nil {
		return sought{}, errors.New("a query is an object")
	}
	q := sought{strict: "should", limit: usualMatches}
	readers := map[string]func(json.RawMessage) error{
		"query":       func(v json.RawMessage) error { return readText(v, &q.text) },
		"type":        q.readKinds,
		"type_strict": q.readStrict,
		"limit":       q.readLimit,
		"properties":  q.readWants,
	}
	for _, name := range []string{"query", "type", "type_strict", "limit", "properties"} {
		if v := fields[name]; v != nil && !isNull(v) {
			if err := readers[name](v); err != nil {
				return q, fmt.Errorf("%s%w", name, err)
			}
		}
	}
	if fields["query"] == nil && len(q.wants) == 0 {
		return q, errors.New("a query needs query or properties")
	}
	return q, nil
}

func isNull(v json.RawMessage) bool { return bytes.Equal(v, []byte("null")) }

// readText and what follows return errors that go on after the field's name.
func readText(v json.RawMessage, into *string) error {
	if json.Unmarshal(v, into) != nil {
		return errors.New(" is no text")
	}
	return nil
}

func (q *sought) readKinds(v json.RawMessage) error {
	var one string
	if json.Unmarshal(v, &one) == nil {
		q.kinds = []string{one}
	} else if json.Unmarshal(v, &q.kinds) != nil {
		var types []named // as a client may send what a manifest gave it
		if json.Unmarshal(v, &types) != nil {
			return errors.New(" is neither the id of a type nor a list of such")
		}
		q.kinds = nil
		for _, t := range types {
			q.kinds = append(q.kinds, t.ID)
		}
	}
	q.kinds = slices.DeleteFunc(q.kinds, func(s string) bool { return s == "" })
	return nil
}

func (q *sought) readStrict(v json.RawMessage) error {
	if err := readText(v, &q.strict); err != nil {
		return err
	}
	if !slices.Contains([]string{"any", "should", "all"}, q.strict) {
		return errors.New(" is none of any, should, all")
	}
	return nil
}

func (q *sought) readLimit(v json.RawMessage) error {
	var n json.Number
	if v[0] == '"' || json.Unmarshal(v, &n) != nil {
		return errors.New(" is no whole number")
	}
	limit, err := n.Float64()
	if err != nil || limit != float64(int64(limit)) || limit < 0 {
		return errors.New(" is no whole number")
	}
	if limit > 0 { // clients send 0 for "as many as usual"
		q.limit = int(min(limit, maxMatches))
	}
	return nil
}

func (q *sought) readWants(v json.RawMessage) error {
	var list []struct {
		PID    *string         `json:"pid"`
		Values json.RawMessage `json:"v"`
	}
	if json.Unmarshal(v, &list) != nil {
		return errors.New(" is no list of objects with pid and v")
	}
	for i, p := range list {
		if p.PID == nil || p.Values == nil {
			return fmt.Errorf("[%d] lacks pid or v", i)
		}
		values, err := readValues(p.Values)
		if err != nil {
			return fmt.Errorf("[%d].v%w", i, err)
		}
		q.wants = append(q.wants, want{*p.PID, values})
	}
	return nil
}

// readValues reads a property's value or list of values as texts; another entity
// is its id.
func readValues(v json.RawMessage) ([]string, error) {
	if v[0] != '[' {
		v = slices.Concat([]byte("["), v, []byte("]"))
	}
	var list []json.RawMessage
	if err := json.Unmarshal(v, &list); err != nil {
		return nil, errors.New(" cannot be read")
	}
	values := []string{}
	for _, item := range list {
		var text string
		var number json.Number
		var yes bool
		var entity struct{ ID *string }
		switch {
		case isNull(item):
		case json.Unmarshal(item, &text) == nil:
			values = append(values, text)
		case json.Unmarshal(item, &number) == nil:
			values = append(values, number.String())
		case json.Unmarshal(item, &yes) == nil:
			values = append(values, strconv.FormatBool(yes))
		case json.Unmarshal(item, &entity) == nil && entity.ID != nil:
			values = append(values, *entity.ID)
		default:
			return nil, errors.New(" is no text, number, boolean or entity with an id")
		}
	}
	return values, nil
}
