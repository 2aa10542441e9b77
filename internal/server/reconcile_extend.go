package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
)

// extensions lists the properties that can be fetched.
func extensions() []string {
	return strings.Fields(`name name_ar kind lat lon precision_m located_by country admin1 admin2 within geonames_id wikidata_id where origin
		status holder holder_name`)
}

// filters lists the properties that a query may be refined by.
func filters() []string { return strings.Fields("country admin1 admin2 within near kind") }

// property describes a property of the service.
func (r *reconciler) property(id string) suggested {
	return suggested{named: named{id, r.lang.T("property." + id)}, Description: r.lang.T("property_help." + id)}
}

// properties lists all properties: those that can be fetched, then what else a
// query may be refined by.
func (r *reconciler) properties() []suggested {
	var all []suggested
	for _, id := range extensions() {
		all = append(all, r.property(id))
	}
	for _, id := range filters() {
		if !slices.Contains(extensions(), id) {
			all = append(all, r.property(id))
		}
	}
	return all
}

// extension is a data extension query.
type extension struct {
	IDs        []string `json:"ids"`
	Properties []struct {
		ID       string                     `json:"id"`
		Settings map[string]json.RawMessage `json:"settings"`
	} `json:"properties"`
}

// parseExtension reads a data extension query. Errors name the place.
func parseExtension(text string) (*extension, error) {
	var ask extension
	if err := decode(text, &ask); err != nil {
		return nil, fmt.Errorf("The parameter extend is no data extension: %w.", err) //nolint:revive,staticcheck // shown to readers as it is
	}
	if ask.IDs == nil || ask.Properties == nil {
		return nil, errors.New("The parameter extend is no data extension: it needs ids and properties.") //nolint:revive,staticcheck // shown to readers as it is
	}
	if len(ask.IDs) > maxIDs {
		return nil, fmt.Errorf("The data extension has %d ids; at most %d are answered at a time.", len(ask.IDs), maxIDs) //nolint:revive,staticcheck // shown to readers as it is
	}
	seen := map[string]bool{}
	for i, p := range ask.Properties {
		if !slices.Contains(extensions(), p.ID) && !slices.Contains(filters(), p.ID) {
			return nil, fmt.Errorf("The parameter extend is wrong at properties[%d]: no property has the id %.80q; known are %s.", i, p.ID, strings.Join(extensions(), ", ")) //nolint:revive,staticcheck // shown to readers as it is
		}
		if seen[p.ID] {
			return nil, fmt.Errorf("The parameter extend is wrong at properties[%d]: %q is asked for twice.", i, p.ID) //nolint:revive,staticcheck // shown to readers as it is
		}
		seen[p.ID] = true
	}
	return &ask, nil
}

// extended is the answer: what was asked for, and the values by entity and
// property.
type extended struct {
	Meta []extendedMeta                         `json:"meta"`
	Rows map[string]map[string][]map[string]any `json:"rows"`
}

type extendedMeta struct {
	named
	Type *named `json:"type,omitempty"`
}

func (r *reconciler) extend(ctx context.Context, ask *extension) (any, error) {
	a := extended{Meta: []extendedMeta{}, Rows: map[string]map[string][]map[string]any{}}
	readings := make([]*dated, len(ask.Properties))
	for i, p := range ask.Properties {
		meta := extendedMeta{named: r.property(p.ID).named}
		if p.ID == "within" {
			place := r.kind(anyPlace)
			meta.Type = &place
		}
		a.Meta = append(a.Meta, meta)
		var err error
		if readings[i], err = r.dated(p.Settings); err != nil {
			return nil, badParam("extend", fmt.Sprintf("The parameter extend is wrong at properties[%d].settings: %s.", i, err))
		}
		if err := r.edition.Prepare(readings[i].rule); err != nil {
			return nil, err
		}
		readings[i].view = r.edition.View(atlas.Reading{Rule: readings[i].rule})
	}
	for _, id := range ask.IDs {
		h, err := r.entity(ctx, id)
		if err != nil {
			return nil, err
		}
		row := make(map[string][]map[string]any, len(ask.Properties))
		for i, p := range ask.Properties {
			row[p.ID] = []map[string]any{}
			if h == nil {
				continue
			}
			if value := r.value(h, p.ID, readings[i]); value != nil {
				row[p.ID] = append(row[p.ID], value)
			}
		}
		a.Rows[id] = row
	}
	return a, nil
}

// dated is the day and rule that a state is asked for.
type dated struct {
	rule atlas.Rule
	view *edition.View
	day  edtf.Day
}

// dated reads the settings date and rule; others are left alone.
func (r *reconciler) dated(settings map[string]json.RawMessage) (*dated, error) {
	d := &dated{rule: atlas.Documented, day: r.edition.Atlas.About.DefaultDate}
	for name, raw := range settings {
		var v string
		if name != "date" && name != "rule" || json.Unmarshal(raw, &v) != nil || v == "" {
			continue
		}
		var err error
		if name == "date" {
			d.day, err = edtf.ParseDay(v)
		} else {
			d.rule, err = atlas.ParseRule(v)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return d, nil
}

// value is a property of an entity, nil where nothing is recorded.
func (r *reconciler) value(h *finding, property string, on *dated) map[string]any {
	switch property {
	case "name":
		return str(h.nameIn("en"))
	case "kind":
		return str(h.kind())
	case "country", "admin1", "admin2":
		return str(h.unit(property))
	}
	if h.place == nil {
		return rowValue(h.row, property)
	}
	p, l := h.place, r.edition.Located(h.place.ID)
	switch property {
	case "name_ar":
		return str(p.NameAr)
	case "lat":
		if l.Point != nil {
			return map[string]any{"float": l.Point.Lat()}
		}
	case "lon":
		if l.Point != nil {
			return map[string]any{"float": l.Point.Lon()}
		}
	case "precision_m":
		return float(l.PrecisionM)
	case "located_by":
		return str(l.LocatedBy)
	case "within":
		if up := r.edition.Index.Places[p.Within]; up != nil {
			return map[string]any{"id": up.ID, "name": up.NameIn(r.lang.Code)}
		}
	case "geonames_id":
		if p.GeonamesID > 0 {
			return map[string]any{"int": p.GeonamesID}
		}
	case "wikidata_id":
		return str(p.WikidataID)
	case "where":
		return str(p.Where)
	case "origin":
		return str(p.WhereOrigin)
	}
	return r.state(p.ID, property, on)
}

// state is the status, or who holds the place, at the end of a day.
func (r *reconciler) state(placeID, property string, on *dated) map[string]any {
	span := on.view.At(placeID, on.day)
	if span == nil {
		return nil
	}
	switch property {
	case "status":
		return str(string(span.Status))
	case "holder":
		return str(span.Holder)
	case "holder_name":
		if span.Holder != "" {
			return str(r.lang.Actor(r.edition.Index, span.Holder))
		}
	}
	return nil
}

// rowValue is a property of a gazetteer row.
func rowValue(row *atlas.GazetteerEntry, property string) map[string]any {
	switch property {
	case "name_ar":
		return str(row.NameAr)
	case "lat":
		return map[string]any{"float": row.Lat}
	case "lon":
		return map[string]any{"float": row.Lon}
	case "precision_m":
		return float(row.PrecisionM)
	case "geonames_id":
		if number, ok := gazetteer.GeonamesNumber(row.ID); ok {
			return map[string]any{"int": number}
		}
	case "where":
		return str(row.ID)
	case "origin":
		return str(row.Origin)
	}
	return nil
}

func str(s string) map[string]any {
	if s == "" {
		return nil
	}
	return map[string]any{"str": s}
}

func float(f float64) map[string]any {
	if f == 0 {
		return nil
	}
	return map[string]any{"float": f}
}
