package atlas

import (
	"cmp"
	"slices"
	"sort"
)

// indexClaims finds claims by id and by place. Memory: 4 bytes a claim and place, 4
// more a claim where the list is not in the order of ids.
func (x *Index) indexClaims(a *Atlas) {
	n := x.claims.Len()
	if !x.claims.inOrder() {
		x.byID = make([]uint32, n)
		for i := range x.byID {
			x.byID[i] = uint32(i)
		}
		slices.SortStableFunc(x.byID, func(i, j uint32) int { return cmp.Compare(x.claims.ID(int(i)), x.claims.ID(int(j))) })
	}
	x.placeNo = make(map[string]uint32, len(a.Places))
	for i := range a.Places {
		x.placeNo[a.Places[i].ID] = uint32(i) + 1
	}
	x.from = make([]uint32, len(a.Places)+3)
	groups := make([]uint32, x.claims.texts.Len()) // 1 + group, of the texts that are ids of places
	for i := range n {
		text := x.claims.placeID.At(i)
		if groups[text] == 0 {
			groups[text] = x.group(x.claims.texts.At(text)) + 1
		}
		x.from[groups[text]]++
	}
	for i := 1; i < len(x.from); i++ {
		x.from[i] += x.from[i-1]
	}
	next := slices.Clone(x.from)
	x.byPlace = make([]uint32, n)
	for i := range n {
		g := groups[x.claims.placeID.At(i)] - 1
		x.byPlace[next[g]] = uint32(i)
		next[g]++
	}
}

// group is where the claims on a place stand in byPlace: 0 those on none, then by
// the place's row; last those on places that the atlas does not have.
func (x *Index) group(placeID string) uint32 {
	if placeID == "" {
		return 0
	}
	if no := x.placeNo[placeID]; no > 0 {
		return no
	}
	return uint32(len(x.placeNo)) + 1
}

// ClaimsAt returns the rows of the claims that name a place, in their order; "" are
// those that name none. Cost: constant. Nobody may write into them.
func (x *Index) ClaimsAt(placeID string) []uint32 {
	if placeID != "" && x.placeNo[placeID] == 0 {
		return nil
	}
	g := x.group(placeID)
	return x.byPlace[x.from[g]:x.from[g+1]]
}

// ClaimRow finds a claim's row in the atlas's list. Cost: the logarithm of the claims.
func (x *Index) ClaimRow(id string) (int, bool) {
	row := func(i int) int { return i }
	if x.byID != nil {
		row = func(i int) int { return int(x.byID[i]) }
	}
	n := x.claims.Len()
	i := sort.Search(n, func(i int) bool { return x.claims.ID(row(i)) >= id })
	if i == n || x.claims.ID(row(i)) != id {
		return 0, false
	}
	return row(i), true
}

// ClaimNo is how many claims have an id before that of a row. Cost: the logarithm of the
// claims, where they are not in the order of ids.
func (x *Index) ClaimNo(row int) int {
	if x.byID == nil {
		return row
	}
	id := x.claims.ID(row)
	return sort.Search(len(x.byID), func(i int) bool { return x.claims.ID(int(x.byID[i])) >= id })
}

// Claim returns a claim by its id, nil if there is no such claim. It is a copy of its
// own. Cost: the logarithm of the claims.
func (x *Index) Claim(id string) *Claim {
	row, ok := x.ClaimRow(id)
	if !ok {
		return nil
	}
	return x.claims.At(row)
}
