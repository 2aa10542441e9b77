package column

import "strings"

// Lists keeps lists of texts of which many are alike, each once. List 0 is the
// empty one. Texts may hold any character but a line end.
type Lists struct {
	texts Texts
	lists [][]string
}

const listSeparator = "\n"

// Add returns the number of a list, which it adds if need be.
func (l *Lists) Add(list []string) uint32 {
	if len(list) == 0 {
		return 0
	}
	no := l.texts.Add(strings.Join(list, listSeparator) + listSeparator)
	if int(no) > len(l.lists) {
		l.lists = append(l.lists, l.split(no))
	}
	return no
}

func (l *Lists) split(no uint32) []string {
	list := strings.Split(strings.TrimSuffix(l.texts.At(no), listSeparator), listSeparator)
	return list[:len(list):len(list)]
}

// Len is how many lists there are, the empty one included.
func (l *Lists) Len() int { return len(l.lists) + 1 }

// At returns a list, nil for the empty one. It is shared: nobody may write into it.
func (l *Lists) At(no uint32) []string {
	if no == 0 {
		return nil
	}
	return l.lists[no-1]
}

// Freeze gives back the memory that only adding needs.
func (l *Lists) Freeze() { l.texts.Freeze() }

// Size is the memory of the lists in bytes, about.
func (l *Lists) Size() int {
	n := l.texts.Size()
	for _, list := range l.lists {
		n += 24 + 16*len(list)
	}
	return n
}

// Parts gives the lists as bytes.
func (l *Lists) Parts(name string) []Part { return l.texts.Parts(name) }

// ReadLists reads what Parts gives.
func ReadLists(p *Parts, name string) (l Lists) {
	l.texts = ReadTexts(p, name)
	for no := range uint32(l.texts.Len() - 1) {
		l.lists = append(l.lists, l.split(no+1))
	}
	return l
}
