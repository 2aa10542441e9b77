package column

// Runs is a list of lists of numbers. A list that goes on from the one before,
// in the same memory, shares its numbers with it: thousands of lists that each add one
// number take the memory of the last.
type Runs struct {
	from, count, items Numbers
	last               []uint32
}

// Len is how many lists there are.
func (r *Runs) Len() int { return r.count.Len() }

// Append adds a list.
func (r *Runs) Append(list []uint32) {
	n := len(r.last)
	if n > 0 && len(list) >= n && &list[0] == &r.last[0] {
		r.from.Append(r.from.At(r.Len() - 1))
	} else {
		n = 0
		r.from.Append(uint32(r.items.Len()))
	}
	for _, v := range list[n:] {
		r.items.Append(v)
	}
	r.count.Append(uint32(len(list)))
	r.last = list
}

// Count is the length of the i-th list.
func (r *Runs) Count(i int) int { return int(r.count.At(i)) }

// At returns the j-th number of the i-th list.
func (r *Runs) At(i, j int) uint32 { return r.items.At(int(r.from.At(i)) + j) }

// Freeze gives back the memory that only adding needs.
func (r *Runs) Freeze() {
	r.last = nil
	r.from.Clip()
	r.count.Clip()
	r.items.Clip()
}

// Size is the memory of the lists in bytes.
func (r *Runs) Size() int { return r.from.Size() + r.count.Size() + r.items.Size() }

// Parts gives the lists as bytes.
func (r *Runs) Parts(name string) []Part {
	return []Part{{name + ".from", r.from.Bytes()}, {name + ".count", r.count.Bytes()}, {name + ".items", r.items.Bytes()}}
}

// ReadRuns reads n lists of numbers below a limit.
func ReadRuns(p *Parts, name string, n, limit int) (r Runs) {
	r.items = p.Numbers(name + ".items")
	p.Check(name+".items", r.items.Below(limit))
	r.from, r.count = p.Numbers(name+".from"), p.Numbers(name+".count")
	p.Check(name, p.Err == nil && r.from.Len() == n && r.count.Len() == n)
	if p.Err != nil {
		return Runs{}
	}
	for i := range n {
		if uint64(r.from.At(i))+uint64(r.count.At(i)) > uint64(r.items.Len()) {
			p.fail(name)
			return Runs{}
		}
	}
	return r
}
