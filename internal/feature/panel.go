package feature

import (
	"bufio"
	"io"
	"reflect"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// PanelRow is the state of one place at the end of one day.
type PanelRow struct {
	Date         edtf.Day  `json:"date"`
	PlaceID      string    `json:"place_id"`
	Name         string    `json:"name"`
	NameAr       *string   `json:"name_ar"`
	Kind         string    `json:"kind"`
	Holder       *string   `json:"holder"`
	HolderName   *string   `json:"holder_name"`
	Holders      string    `json:"holders"`
	Status       string    `json:"status"`
	Basis        *string   `json:"basis"`
	FromEarliest *edtf.Day `json:"from_earliest"`
	FromLatest   *edtf.Day `json:"from_latest"`
	LastReport   *edtf.Day `json:"last_report"`
	ClaimIDs     string    `json:"claim_ids"`
	Rule         string    `json:"rule"`
	Edition      string    `json:"edition"`
}

// Panel writes the state of every place on every one of some days, which are in
// order: by day, then place. A state is written once and copied for each of its days,
// so that the cost of a row is that of its bytes. What is kept is one row a place.
func (w *Writer) Panel(to io.Writer, v *edition.View, days []edtf.Day) error {
	out := bufio.NewWriterSize(to, 64<<10)
	var row PanelRow
	cs, at, states := columnsOf(reflect.TypeFor[PanelRow]()), reflect.ValueOf(&row).Elem(), w.states(v)
	if _, err := out.Write(NewTable(cs.names()...).Bytes()); err != nil {
		return err
	}
	var lines []line
	var date []byte
	for _, day := range days {
		date = append(day.Append(date[:0]), ',')
		for n, i := range v.State(day) {
			if n == len(lines) {
				lines = append(lines, line{span: -1})
			}
			if l := &lines[n]; l.span != i {
				states.panel(&row, i)
				l.span, l.text = i, append(cs[1:].cells(l.text[:0], at), '\n')
			}
			if _, err := out.Write(date); err != nil {
				return err
			}
			if _, err := out.Write(lines[n].text); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// line is the row of a place's present span, behind the date.
type line struct {
	span int
	text []byte
}

// panel fills a row with the state of a span, but for the date.
func (s *states) panel(row *PanelRow, i int) {
	x := s.view.Spans.Read(i, &s.room)
	p, _ := s.edition.Place(s.view.Spans.Place(i))
	holder := s.actor(x.Holder)
	*row = PanelRow{
		PlaceID: p.ID, Name: p.Name, NameAr: optional(&p.NameAr), Kind: p.Kind, Holder: holder.id, HolderName: holder.name,
		Holders: s.pool.join(x.Holders, ","), Status: string(x.Status), Basis: s.pool.pointer(string(x.Basis)),
		FromEarliest: s.pool.day(x.FromEarliest), FromLatest: s.pool.day(x.FromLatest), LastReport: s.pool.day(x.LastReport),
		ClaimIDs: s.pool.join(x.ClaimIDs, ","), Rule: string(s.view.Reading.Rule), Edition: s.edition.ID,
	}
}
