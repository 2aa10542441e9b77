package datapack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// node is a JSON value with its place in the file.
type node struct {
	raw    json.RawMessage
	offset int // of its first byte in the file
}

// member is one key of a JSON object with its value.
type member struct {
	key string
	node
}

// document is a JSON file that is read in parts, each of which knows its place.
type document struct {
	file string
	data []byte
}

// at returns the position of a byte.
func (d *document) at(offset int) Position {
	before := d.data[:min(max(offset, 0), len(d.data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return Position{File: d.file, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[start:]) + 1}
}

// broken returns the problem of a file that is not JSON, or not deeper than max
// levels; false if it is sound. Nothing else may look at the file before.
func (d *document) broken(maxDepth int) (Problem, bool) {
	if i := badEncoding(d.data); i >= 0 {
		return d.at(i).Problem("byte 0x%02X is not UTF-8; save the file in the character set UTF-8", d.data[i]), true
	}
	if i, found := tooDeep(d.data, maxDepth); found {
		return d.at(i).Problem("values lie more than %d levels deep; make the file flatter", maxDepth), true
	}
	var any json.RawMessage
	if err := json.Unmarshal(d.data, &any); err != nil {
		offset := 0
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			offset = int(syntax.Offset) - 1
		}
		return d.at(offset).Problem("this is not JSON: %v; mend the file here", err), true
	}
	return Problem{}, false
}

// tooDeep returns where brackets outside of strings open a level beyond max.
func tooDeep(data []byte, max int) (int, bool) {
	depth, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > max {
				return i, true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return 0, false
}

// members returns the keys of an object in their order, an error for another value.
func (n node) members() ([]member, error) {
	dec, err := n.open('{', "an object")
	if err != nil {
		return nil, err
	}
	var list []member
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		value, err := n.value(dec)
		if err != nil {
			return nil, err
		}
		list = append(list, member{key.(string), value})
	}
	return list, nil
}

// elements returns the values of an array, an error for another value.
func (n node) elements() ([]node, error) {
	dec, err := n.open('[', "a list")
	if err != nil {
		return nil, err
	}
	var list []node
	for dec.More() {
		value, err := n.value(dec)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, nil
}

func (n node) open(bracket json.Delim, what string) (*json.Decoder, error) {
	dec := json.NewDecoder(bytes.NewReader(n.raw))
	if first, err := dec.Token(); err != nil || first != bracket {
		return nil, fmt.Errorf("this must be %s", what)
	}
	return dec, nil
}

func (n node) value(dec *json.Decoder) (node, error) {
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return node{}, err
	}
	return node{raw, n.offset + int(dec.InputOffset()) - len(raw)}, nil
}

// get returns the value of a key; null counts as missing.
func get(list []member, key string) (node, bool) {
	for _, m := range list {
		if m.key == key {
			return m.node, string(m.raw) != "null"
		}
	}
	return node{}, false
}
