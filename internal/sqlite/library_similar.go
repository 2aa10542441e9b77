package sqlite

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/gazetteer"
)

const (
	postings   = 40_000 // spellings per search that trigrams may name: about 5 ms
	maxSimilar = 400    // spellings with the most trigrams in common that are compared
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
	shared := map[int64]int8{}
	var no int64
	for _, gram := range chosen {
		if err := f.each(f.no, "SELECT rowid FROM dataset_0_trigram WHERE dataset_0_trigram MATCH ? AND rowid BETWEEN ? AND ?",
			[]any{quoted(gram.text), first, last}, []any{&no}, func() { shared[no]++ }); err != nil {
			return err
		}
	}
	for _, no := range mostShared(shared) {
		var s spelling
		if err := f.each(f.no, "SELECT key, rank, skeleton FROM dataset_0_spelling WHERE spelling_no = ?", []any{no}, []any{&s.key, &s.rank, &s.skeleton}, func() { f.consider(s, 0) }); err != nil {
			return err
		}
	}
	return nil
}

// quoted is a full-text phrase of a text, whatever stands in it.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// grams returns the key's trigrams that any spelling has, the rarest first.
func (f *finder) grams(key string) (out []trigram, err error) {
	for _, text := range gazetteer.Trigrams(key) {
		gram := trigram{text: text}
		if err := f.each(f.no, "SELECT spellings FROM dataset_0_count WHERE trigram = ?", []any{text}, []any{&gram.count}, func() { out = append(out, gram) }); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b trigram) int { return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(a.text, b.text)) })
	return out, nil
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

// mostShared returns the spellings with the most trigrams in common.
func mostShared(shared map[int64]int8) []int64 {
	var counts [128]int
	for _, n := range shared {
		counts[n]++
	}
	least, left := int8(127), maxSimilar
	for ; least > 1 && left > 0; least-- {
		left -= counts[least]
	}
	numbers := make([]int64, 0, maxSimilar)
	for no, n := range shared {
		if n > least {
			numbers = append(numbers, no)
		}
	}
	slices.Sort(numbers)
	return numbers[:min(len(numbers), maxSimilar)]
}
