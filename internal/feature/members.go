package feature

import (
	"fmt"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/encode"
)

// members are the members of a JSON object in the making, written straight into a text:
// each call writes the next column. Nothing allocates but the growth of the text.
type members struct {
	text []byte
	cs   columns
	at   int // the next column
	err  error
}

// key begins the next member.
func (m *members) key() {
	m.text = append(m.text, m.cs[m.at].key...)
	m.at++
}

func (m *members) null() { m.text = append(m.text, "null"...) }

// string writes a text.
func (m *members) string(s string) {
	m.key()
	m.text = encode.Text(m.text, s)
}

// optional writes a text, null for "".
func (m *members) optional(s string) {
	m.key()
	if s == "" {
		m.null()
		return
	}
	m.text = encode.Text(m.text, s)
}

// day writes a day, null for none.
func (m *members) day(d edtf.Day, ok bool) {
	m.key()
	if !ok {
		m.null()
		return
	}
	m.text = append(d.Append(append(m.text, '"')), '"')
}

// number writes a number, null for 0.
func (m *members) number(f float64) {
	m.key()
	if f == 0 {
		m.null()
		return
	}
	var ok bool
	if m.text, ok = encode.Number(m.text, f); !ok && m.err == nil {
		m.err = fmt.Errorf("feature: %s is %v, which JSON does not have", m.cs[m.at-1].Name, f)
	}
}

// list writes n texts as one with commas between them.
func (m *members) list(n int, of func(int) string) {
	m.key()
	m.text = append(m.text, '"')
	for i := range n {
		if i > 0 {
			m.text = append(m.text, ',')
		}
		m.text = encode.TextPart(m.text, of(i))
	}
	m.text = append(m.text, '"')
}

// ready takes members that were written before.
func (m *members) ready(columns int, text []byte) {
	m.text = append(m.text, text...)
	m.at += columns
}
