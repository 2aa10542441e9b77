package gazetteer

import "strings"

// The costs of turning one key into another. Transliterations differ in their
// vowels first, and fingers slip to the next key.
const (
	costLetter = 1.0
	costSwap   = 0.75 // of two neighbours
	costVowel  = 0.5  // for another vowel
	costSlip   = 0.5  // for a letter beside it on the keyboard
	costWeak   = 0.6  // a letter that is often not written
)

// editDistance sums the cheapest letters to insert, drop, replace or swap with
// their neighbour (optimal string alignment) to turn a into b.
func editDistance(a, b []rune) float64 {
	before, last, row := make([]float64, len(b)+1), make([]float64, len(b)+1), make([]float64, len(b)+1)
	for j, r := range b {
		last[j+1] = last[j] + gapCost(r)
	}
	for i := 1; i <= len(a); i++ {
		gap := gapCost(a[i-1])
		row[0] = last[0] + gap
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+gap, row[j-1]+gapCost(b[j-1]), last[j-1]+replaceCost(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				row[j] = min(row[j], before[j-2]+costSwap)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// gapCost is the cost of a letter that only one of two keys has.
func gapCost(r rune) float64 {
	switch r {
	case 'a', 'i', 'u', 'o', 'y', 'w', 'h', 'ا', 'و', 'ي', 'ه', 'ع':
		return costWeak
	}
	return costLetter
}

func replaceCost(a, b rune) float64 {
	switch {
	case a == b:
		return 0
	case isWeak(a) && isWeak(b):
		return costVowel
	case areNeighbours(a, b):
		return costSlip
	}
	return costLetter
}

func isWeak(r rune) bool {
	switch r {
	case 'a', 'i', 'u', 'o', 'ا', 'و', 'ي':
		return true
	}
	return false
}

// areNeighbours reports letters that touch on a Latin keyboard.
func areNeighbours(a, b rune) bool {
	rowA, columnA := onKeyboard(a)
	rowB, columnB := onKeyboard(b)
	if rowA < 0 || rowB < 0 || rowA-rowB > 1 || rowB-rowA > 1 {
		return false
	}
	return columnA-columnB <= 4 && columnB-columnA <= 4
}

// onKeyboard returns the row of a letter and its column in quarters of a key; the
// row is negative for other signs.
func onKeyboard(r rune) (row, column int) {
	for row, letters := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if at := strings.IndexRune(letters, r); at >= 0 {
			return row, 4*at + [...]int{0, 1, 3}[row]
		}
	}
	return -1, 0
}
