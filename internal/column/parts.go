package column

import "fmt"

// Part is one column of a table as bytes.
type Part struct {
	Name string
	Body []byte
}

// Parts reads the columns of a table by their names. The first thing that is
// wrong is kept as Err; what is read after it is empty.
type Parts struct {
	bodies map[string][]byte
	Err    error
}

// ReadParts reads the parts of one table.
func ReadParts(parts []Part) *Parts {
	p := &Parts{bodies: make(map[string][]byte, len(parts))}
	for _, x := range parts {
		p.bodies[x.Name] = x.Body
	}
	return p
}

func (p *Parts) fail(name string) {
	if p.Err == nil {
		p.Err = fmt.Errorf("column %s: %w", name, errDamaged)
	}
}

func (p *Parts) take(name string) []byte {
	body, ok := p.bodies[name]
	if !ok {
		p.fail(name)
	}
	return body
}

// Numbers reads a column of numbers.
func (p *Parts) Numbers(name string) Numbers {
	body := p.take(name)
	if p.Err != nil {
		return Numbers{}
	}
	c, err := ReadNumbers(body)
	if err != nil {
		p.fail(name)
	}
	return c
}

// Column reads a column of n numbers, each below a limit.
func (p *Parts) Column(name string, n, limit int) Numbers {
	c := p.Numbers(name)
	if p.Err == nil && (c.Len() != n || !c.Below(limit)) {
		p.fail(name)
		return Numbers{}
	}
	return c
}

// Check keeps an error about a column unless its condition holds.
func (p *Parts) Check(name string, holds bool) {
	if !holds {
		p.fail(name)
	}
}

// Text reads a part as text.
func (p *Parts) Text(name string) string { return string(p.take(name)) }

// Len is the length of a column of numbers.
func (p *Parts) Len(name string) int {
	c := p.Numbers(name)
	return c.Len()
}
