package sqlite

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/gazetteer"
)

const (
	postings   = 30_000 // spellings per search that trigrams may name: about 4 ms
	maxSimilar = 200    // spellings with the most trigrams in common that are compared
)

// trigram is a run of three characters and how many spellings have it.
type trigram struct {
	text  string
	count int64
}

// similar finds spellings that share trigrams with a key. The rarest say most and
// cost least, so they are taken until the postings are used up; spellings of
// quite another length are left out.
func (f *finder) similar(key string) error {
	length := utf8.RuneCountInString(key)
	if length < 3 {
		return nil
	}
	grams, err := f.grams(key)
	if err != nil || len(grams) == 0 {
		return err
	}
	chosen, first, last, err := f.choose(grams, length)
	if err != nil || len(chosen) == 0 {
		return err
	}
	if last < first {
		return nil
	}
	shared := make([]uint8, last-first+1)
	var all sql.RawBytes
	for _, gram := range chosen {
		if err := f.each(f.no, "SELECT group_concat(rowid) FROM dataset_0_trigram WHERE dataset_0_trigram MATCH ? AND rowid BETWEEN ? AND ?",
			[]any{quoted(gram.text), first, last}, []any{&all}, func() { count(shared, all, first) }); err != nil {
			return err
		}
	}
	return f.look(notBegun, "SELECT s.key, s.rank, s.skeleton FROM json_each(?) CROSS JOIN dataset_0_spelling s ON s.spelling_no = value", mostShared(shared, first))
}

// count adds one for each of the numbers of a list with commas.
func count(shared []uint8, list []byte, first int64) {
	no := int64(0)
	for i, c := range list {
		if c != ',' {
			no = 10*no + int64(c-'0')
		}
		if c == ',' || i == len(list)-1 {
			shared[no-first]++
			no = 0
		}
	}
}

// quoted is a full-text phrase of a text, whatever stands in it.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// grams returns the key's trigrams that any spelling has, the rarest first.
func (f *finder) grams(key string) (out []trigram, err error) {
	list, err := json.Marshal(gazetteer.Trigrams(key))
	if err != nil {
		return nil, err
	}
	var gram trigram
	err = f.each(f.no, "SELECT trigram, spellings FROM json_each(?) CROSS JOIN dataset_0_count ON trigram = value", []any{string(list)},
		[]any{&gram.text, &gram.count}, func() { out = append(out, gram) })
	slices.SortFunc(out, func(a, b trigram) int { return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.text, b.text)) })
	return out, err
}

// choose returns the trigrams to look up and the range of spellings to look at:
// the widest range of lengths that leaves most trigrams within the budget.
func (f *finder) choose(grams []trigram, length int) (chosen []trigram, first, last int64, err error) {
	var total int64
	if err := f.each(f.no, "SELECT max(last) FROM dataset_0_length", nil, []any{&total}, func() {}); err != nil {
		return nil, 0, 0, err
	}
	for _, apart := range []int{length * 2 / 5, 2, 1} {
		err := f.each(f.no, "SELECT coalesce(min(first), 1), coalesce(max(last), 0) FROM dataset_0_length WHERE length BETWEEN ? AND ?",
			[]any{length - apart, length + apart}, []any{&first, &last}, func() {})
		if err != nil {
			return nil, 0, 0, err
		}
		chosen = nil
		spent := int64(0)
		for _, gram := range grams {
			spent += gram.count * (last - first + 1) / max(total, 1)
			if spent > postings && len(chosen) > 0 {
				break
			}
			chosen = append(chosen, gram)
		}
		if 4*len(chosen) >= 3*len(grams) {
			break
		}
	}
	return chosen, first, last, nil
}

// mostShared returns the spellings with the most trigrams in common, as a JSON list.
func mostShared(shared []uint8, first int64) string {
	var counts [256]int
	for _, n := range shared {
		counts[n]++
	}
	least, left := len(counts)-1, maxSimilar
	for ; least > 1 && counts[least] <= left; least-- {
		left -= counts[least]
	}
	list := []byte{'['}
	for i, n := range shared {
		if int(n) < least || int(n) == least && left == 0 {
			continue
		}
		if int(n) == least {
			left--
		}
		if len(list) > 1 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, first+int64(i), 10)
	}
	return string(append(list, ']'))
}
