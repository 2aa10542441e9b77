package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/publish"
)

// dryRun prints what publishing would change.
func (c *publishCommand) dryRun(p *program, publisher publish.Publisher, fsys fs.FS, store publish.Store) error {
	plan, err := publisher.Plan(p.ctx, fsys, store)
	var problems publish.Problems
	if errors.As(err, &problems) {
		return errors.Join(printProblems(p.stdout, c.Data, problems), problems)
	}
	if err != nil {
		return err
	}
	if err := printWarnings(p.stderr, c.Data, plan.Warnings); err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(p.stdout)
		enc.SetIndent("", "  ")
		return enc.Encode(planJSON(plan))
	}
	return printPlan(p.stdout, plan, publisher.Note)
}

// plannedRows are the ids of one table's rows by what becomes of them.
type plannedRows struct {
	Added     []string                         `json:"added"`
	Withdrawn []string                         `json:"withdrawn"`
	Restored  []string                         `json:"restored"`
	Changed   map[string][]edition.FieldChange `json:"changed"`
}

// planned is the answer of --dry-run --json. Days are those on which control
// differs, the last one included.
type planned struct {
	Edition      string          `json:"edition"`
	Before       *string         `json:"before"`
	Unchanged    bool            `json:"unchanged"`
	Claims       plannedRows     `json:"claims"`
	Events       plannedRows     `json:"events"`
	Figures      plannedRows     `json:"figures"`
	Places       plannedRows     `json:"places"`
	Sources      plannedRows     `json:"sources"`
	Control      []edition.Shift `json:"control"`
	PlaceCount   int             `json:"places_changed"`
	PlaceDays    int             `json:"place_days"`
	FirstDay     *edtf.Day       `json:"first_day"`
	LastDay      *edtf.Day       `json:"last_day"`
	HandsChanged bool            `json:"hands_changed"`
	NoteRequired bool            `json:"note_required"`
}

func planJSON(plan *publish.Plan) planned {
	d := changesOf(plan)
	t := d.Totals()
	out := planned{
		Edition: plan.Edition, Unchanged: plan.Unchanged, Claims: sorted(d.Claims), Events: sorted(d.Events), Figures: sorted(d.Figures),
		Places: sorted(d.Places), Sources: sorted(d.Sources), Control: append([]edition.Shift{}, d.Control...), PlaceCount: t.PlacesChanged,
		PlaceDays: t.PlaceDays, HandsChanged: t.HandsChanged, NoteRequired: t.HandsChanged,
	}
	if plan.Before != nil {
		out.Before = &plan.Before.ID
	}
	if first, last, ok := daysOf(d); ok {
		out.FirstDay, out.LastDay = &first, &last
	}
	return out
}

// changesOf is the difference of a plan; empty where nothing is compared.
func changesOf(plan *publish.Plan) *edition.Difference {
	if plan.Changes == nil {
		return &edition.Difference{}
	}
	return plan.Changes
}

func sorted(rows []edition.RowChange) plannedRows {
	out := plannedRows{Added: []string{}, Withdrawn: []string{}, Restored: []string{}, Changed: map[string][]edition.FieldChange{}}
	for _, r := range rows {
		switch r.Kind {
		case edition.Added:
			out.Added = append(out.Added, r.ID)
		case edition.Withdrawn:
			out.Withdrawn = append(out.Withdrawn, r.ID)
		case edition.Restored:
			out.Restored = append(out.Restored, r.ID)
		case edition.Changed, edition.Removed: // removed rows are refused before
			out.Changed[r.ID] = r.Fields
		}
	}
	return out
}

// daysOf is the first and the last day on which control differs.
func daysOf(d *edition.Difference) (first, last edtf.Day, ok bool) {
	for i := range d.Control {
		s := &d.Control[i]
		if !ok || s.From < first {
			first = s.From
		}
		if !ok || s.To-1 > last {
			last = s.To - 1
		}
		ok = true
	}
	return first, last, ok
}

// printPlan writes a plan as text.
func printPlan(w io.Writer, plan *publish.Plan, note string) error {
	var b strings.Builder
	switch {
	case plan.Unchanged:
		fmt.Fprintf(&b, "nothing would change: the folder is edition %s already\n", plan.Edition)
	case plan.Before == nil:
		fmt.Fprintf(&b, "would publish edition %s, the first of its atlas: %s on %s\n", plan.Edition,
			counted(plan.After.Atlas.Claims.Len(), "claim"), counted(len(plan.After.Places), "place"))
	case plan.Before.ID == plan.Edition:
		fmt.Fprintf(&b, "nothing would change for readers: the folder makes edition %s again\n", plan.Edition)
	default:
		fmt.Fprintf(&b, "would publish edition %s after %s\n", plan.Edition, plan.Before.ID)
		tellChanges(&b, plan)
		tellHands(&b, plan, note)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func tellChanges(b *strings.Builder, plan *publish.Plan) {
	d := plan.Changes
	for _, t := range []struct {
		name string
		rows []edition.RowChange
	}{{"claims", d.Claims}, {"events", d.Events}, {"figures", d.Figures}, {"places", d.Places}, {"sources", d.Sources}} {
		if len(t.rows) == 0 && t.name != "claims" {
			continue
		}
		s := sorted(t.rows)
		fmt.Fprintf(b, "%s: %d added, %d withdrawn, %d changed\n", t.name, len(s.Added), len(s.Withdrawn), len(s.Changed)+len(s.Restored))
		for _, r := range t.rows {
			fmt.Fprintf(b, "  %s %s\n", r.Kind, r.ID)
			for _, f := range r.Fields {
				fmt.Fprintf(b, "    %s: %s → %s\n", f.Name, cell(f.Before), cell(f.After))
			}
		}
	}
	t := d.Totals()
	fmt.Fprintf(b, "control: %s, %s", counted(t.PlacesChanged, "place"), counted(t.PlaceDays, "place-day"))
	if first, last, ok := daysOf(d); ok {
		fmt.Fprintf(b, ", from %s to %s", first, last)
	}
	b.WriteString("\n")
	for i := range d.Control {
		s := &d.Control[i]
		fmt.Fprintf(b, "  %s, %s: %s → %s\n", plan.PlaceName(s.PlaceID), publish.Days(s), hold(s.Before), hold(s.After))
	}
}

func tellHands(b *strings.Builder, plan *publish.Plan, note string) {
	needed := plan.NoteNeeded()
	switch {
	case needed == nil:
		b.WriteString("hands change in the published past: no\n")
	case note == "":
		fmt.Fprintf(b, "hands change in the published past: yes (%s); publishing needs --note TEXT\n", needed.List())
	default:
		fmt.Fprintf(b, "hands change in the published past: yes (%s); the note says: %s\n", needed.List(), note)
	}
}

func cell(s string) string {
	if s == "" {
		return "(empty)"
	}
	return s
}

func hold(h edition.Hold) string {
	return strings.TrimSpace(string(h.Status) + " " + strings.Join(h.Holders, ","))
}
