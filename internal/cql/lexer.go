package cql

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

var tokens = lexer.MustSimple([]lexer.SimpleRule{
	{Name: "space", Pattern: `[\s\p{Z}\x{85}]+`},
	{Name: "Text", Pattern: `'(?:[^'\\]|''|\\(?s:.))*'`},
	{Name: "Quoted", Pattern: `"(?:[^"]|"")+"`},
	{Name: "Number", Pattern: `(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`},
	{Name: "Name", Pattern: `[:_\p{L}][:_.\p{L}\p{Mn}\p{Mc}\p{Nd}\x{200C}\x{200D}\x{203F}\x{2040}]*`},
	{Name: "Comparison", Pattern: `<>|<=|>=|[=<>]`},
	{Name: "Sign", Pattern: `[-+*/%^(),]`},
})

// unquote gives the text of a literal. An escape that is none of the standard's
// keeps its backslash, so that patterns can have their own.
func unquote(literal string) string {
	var b strings.Builder
	inside := literal[1 : len(literal)-1]
	for i := 0; i < len(inside); i++ {
		c := inside[i]
		if c == '\'' { // the first of two
			i++
		} else if c == '\\' {
			if to, ok := escapes[inside[i+1]]; ok {
				c = to
				i++
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

var escapes = map[byte]byte{'\'': '\'', '\\': '\\', 'a': '\a', 'b': '\b', 't': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// quote writes a text as a literal.
func quote(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `''`).Replace(text) + "'"
}
