package gazetteer

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// The limits of Question.Limit.
const (
	defaultChoices = 10
	maxChoices     = 100
)

// choices lists the candidates of the references, best first; of an ambiguous
// expression only those of the names that nothing was picked for. more counts
// what is beyond the limit.
func (r *resolver) choices(expr Expr, want wanted, open bool, limit int) (list []Choice, more int) {
	if limit <= 0 {
		limit = defaultChoices
	}
	limit = min(limit, maxChoices)
	seen := map[Ref]bool{}
	for _, ref := range refsOf(expr) {
		w := r.weighed[ref]
		if seen[ref] || open && w.taken != "" {
			continue
		}
		seen[ref] = true
		more += max(len(w.candidates)-limit, 0)
		for _, c := range w.candidates[:min(limit, len(w.candidates))] {
			t := thingOf(w.things, c.ID)
			choice := r.choice(c, t)
			choice.For, choice.Taken = refText(ref), c.ID == w.taken
			choice.Matched = nearestName(choice.For, t.names)
			r.complete(&choice, expr, ref, t, want)
			list = append(list, choice)
		}
	}
	return list, more
}

// nearestName is the first of the names that are most like a text.
func nearestName(text string, names []string) string {
	asked, best, nearest := NewAsked(text), -1.0, ""
	for _, name := range names {
		if score, _ := asked.Likeness(name); score > best {
			best, nearest = score, name
		}
	}
	return nearest
}

// choice describes a candidate by itself.
func (r *resolver) choice(c Candidate, t *thing) Choice {
	choice := Choice{Candidate: c, Country: t.country, Admin1: t.admin1, Admin2: t.admin2}
	if t.place < 0 {
		choice.Origin = t.row.Origin
		choice.PrecisionM = rowFix(t).precision
		return choice
	}
	choice.Origin = r.in.Places[t.place].WhereOrigin
	choice.PrecisionM = r.located[t.place].PrecisionM
	return choice
}

// complete says what the whole expression is with the candidate for one of its
// references.
func (r *resolver) complete(choice *Choice, expr Expr, ref Ref, t *thing, want wanted) {
	choice.Where = withRefs(expr, func(other Ref) Ref {
		if other == ref {
			return idOf(t)
		}
		return r.settled(other)
	}).String()
	name, isName := ref.(Name)
	tried := *r
	tried.weighed = nil
	tried.chosen = map[Name]*thing{}
	for other, w := range r.weighed {
		if o, ok := other.(Name); ok && w.taken != "" {
			tried.chosen[o] = thingOf(w.things, w.taken)
		}
	}
	if isName {
		tried.chosen[name] = t
	}
	if f, fail := tried.evaluate(expr, want); fail == nil && f.reference != nil {
		choice.Result, choice.ResultPrecisionM = clonePoint(f.reference), f.precision
	}
}

// byItsID is the candidate of a reference that is an id.
func (r *resolver) byItsID(t *thing) Candidate {
	return Candidate{ID: t.id, Name: t.names[0], Kind: t.kind, Point: clonePoint(r.positionOf(t)), Score: 1, Reason: "its id"}
}

// refText is a reference as a reader wrote it.
func refText(ref Ref) string {
	if name, ok := ref.(Name); ok {
		return string(name)
	}
	return ref.String()
}

// credit names the datasets of the choices that were imported.
func (r *resolver) credit(ctx context.Context, lib Library, a *Answer) error {
	var datasets []Dataset
	for i := range a.Choices {
		c := &a.Choices[i]
		if r.imported.byID[c.ID] == nil {
			continue
		}
		if datasets == nil {
			var err error
			if datasets, err = lib.Datasets(ctx); err != nil {
				return fmt.Errorf("the imported gazetteers cannot be read: %w", err)
			}
		}
		c.Dataset, c.Licence = creditOf(c, datasets)
	}
	return nil
}

// creditOf names the dataset and the licence of an imported row: of the dataset
// that its origin names, else of the only one of its format; where several could
// be meant, the licence that they share.
func creditOf(c *Choice, datasets []Dataset) (dataset, licence string) {
	format := FormatCSV
	if strings.HasPrefix(c.ID, geonamesPrefix) {
		format = FormatGeoNames
	}
	var fit []Dataset
	for _, d := range datasets {
		if c.Origin != "" && slices.Contains([]string{d.Name, d.Attribution, d.File}, c.Origin) {
			return d.Name, d.Licence
		}
		if d.Format == format {
			fit = append(fit, d)
		}
	}
	for _, d := range fit {
		if d.Licence != fit[0].Licence {
			return "", ""
		}
		dataset, licence = d.Name, d.Licence
	}
	if len(fit) > 1 {
		dataset = ""
	}
	return dataset, licence
}
