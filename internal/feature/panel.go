package feature

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"strings"

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
// so that the cost of a row is that of its bytes.
func (w *Writer) Panel(to io.Writer, v *edition.View, days []edtf.Day) error {
	out := bufio.NewWriterSize(to, 64<<10)
	head, err := csvLine(names(Fields(PanelRow{})))
	if err != nil {
		return err
	}
	if _, err := out.WriteString("\uFEFF" + string(head)); err != nil {
		return err
	}
	lines := make([][]byte, v.Spans.Len()) // of each span, behind the date
	for _, day := range days {
		date := []byte(day.String())
		for _, i := range v.State(day) {
			if lines[i] == nil {
				if lines[i], err = w.panelLine(v, i); err != nil {
					return err
				}
			}
			if _, err := out.Write(date); err != nil {
				return err
			}
			if _, err := out.Write(lines[i]); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// panelLine is the row of a span without its date.
func (w *Writer) panelLine(v *edition.View, i int) ([]byte, error) {
	s := v.Span(i)
	p := w.edition.Index.Places[s.PlaceID]
	row := PanelRow{
		PlaceID: p.ID, Name: p.Name, NameAr: text(p.NameAr), Kind: p.Kind, Holder: text(s.Holder), Holders: s.HolderList(), Status: string(s.Status),
		Basis: text(string(s.Basis)), FromEarliest: s.FromEarliest, FromLatest: s.FromLatest, LastReport: s.LastReport,
		ClaimIDs: strings.Join(s.ClaimIDs, ","), Rule: string(v.Reading.Rule), Edition: w.edition.ID,
	}
	if s.Holder != "" {
		row.HolderName = text(w.en.Actor(w.edition.Index, s.Holder))
	}
	cells := []string{""}
	for _, v := range Values(row)[1:] {
		s := cell(v)
		if _, isText := v.(string); isText {
			s = harmless(s)
		}
		cells = append(cells, s)
	}
	return csvLine(cells)
}

func csvLine(cells []string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.Write(cells); err != nil {
		return nil, err
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
