package gazetteerfile

// ids is a set of geonameids: one bit each, kept in pages, since a country's ids
// lie close together.
type ids map[uint32]*[1 << 10]uint64

// add enters an id and reports whether it was new.
func (s ids) add(id uint32) bool {
	page := s[id>>16]
	if page == nil {
		page = new([1 << 10]uint64)
		s[id>>16] = page
	}
	word, bit := &page[id>>6&(1<<10-1)], uint64(1)<<(id&63)
	isNew := *word&bit == 0
	*word |= bit
	return isNew
}

func (s ids) has(id uint32) bool {
	page := s[id>>16]
	return page != nil && page[id>>6&(1<<10-1)]>>(id&63)&1 == 1
}
