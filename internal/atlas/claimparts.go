package atlas

import "github.com/heldline/heldline/internal/column"

// Freeze gives back the memory that only adding claims needs.
func (l *ClaimList) Freeze() {
	l.ids.Freeze()
	l.texts.Freeze()
	l.actors.Freeze()
	l.dates.freeze()
	for _, x := range l.columns() {
		x.c.Clip()
	}
	l.reported.Clip()
	l.withdrawn.Clip()
}

// Size is the memory of the claims in bytes, about; texts is how much of it are texts.
func (l *ClaimList) Size() (all, texts int) {
	texts = l.ids.Size() + l.texts.Size()
	all = texts + l.actors.Size() + l.dates.size() + l.reported.Size() + l.withdrawn.Size()
	for _, x := range l.columns() {
		all += x.c.Size()
	}
	return all, texts
}

// Parts gives the claims as bytes, for a store.
func (l *ClaimList) Parts() []column.Part {
	out := append(l.ids.Parts("claim_id"), l.texts.Parts("text")...)
	out = append(out, l.actors.Parts("actors")...)
	out = append(out, l.dates.part("dates")...)
	for _, x := range l.columns() {
		out = append(out, column.Part{Name: x.name, Body: x.c.Bytes()})
	}
	out = append(out, l.reported.Part("reported_on"), l.withdrawn.Part("withdrawn_on"))
	return append(append(out, l.count.parts("count")...), l.area.parts("area_km2")...)
}

// ReadClaims reads what Parts gives, and keeps the bytes. What is damaged is an error.
func ReadClaims(parts []column.Part) (ClaimList, error) {
	p := column.ReadParts(parts)
	l := ClaimList{ids: column.ReadTexts(p, "claim_id"), texts: column.ReadTexts(p, "text"), actors: column.ReadLists(p, "actors"), dates: readDates(p, "dates")}
	for _, x := range l.columns() {
		*x.c = p.Column(x.name, l.Len(), x.limit)
	}
	l.reported, l.withdrawn = p.Days("reported_on", l.Len()), p.Days("withdrawn_on", l.Len())
	l.count, l.area = readAmounts(p, "count", l.Len()), readAmounts(p, "area_km2", l.Len())
	if p.Err != nil {
		return ClaimList{}, p.Err
	}
	return l, nil
}
