package sqlite

import "github.com/heldline/heldline/internal/atlas"

// table maps the rows of one record type to one SQL table: cells lists the
// pointers to a row's fields in the order of the table's columns.
type table[T any] struct {
	name  string
	cells func(*T) []any
}

var (
	actors = table[atlas.Actor]{"actor", func(x *atlas.Actor) []any {
		return []any{&x.ID, &x.Name.En, &x.Name.Ar, &x.Short.En, &x.Short.Ar, list(&x.Aliases), &x.ParentID, optionalDay(&x.ParentSince), optionalDay(&x.ParentUntil),
			&x.Color, &x.ColorDark, &x.Shape, &x.Origin}
	}}
	claimants = table[atlas.Claimant]{"claimant", func(x *atlas.Claimant) []any {
		return []any{&x.ID, &x.Name.En, &x.Name.Ar, &x.Role.En, &x.Role.Ar, &x.Party, list(&x.Aliases)}
	}}
	sources = table[atlas.Source]{"source", func(x *atlas.Source) []any {
		return []any{&x.ID, &x.Title.En, &x.Title.Ar, &x.URL, &x.Publisher, &x.Language, &x.Kind, &x.Licence, &x.Attribution,
			day(&x.RetrievedOn), &x.Revision, &x.SHA256, &x.ArchivedURL}
	}}
	campaigns = table[atlas.Campaign]{"campaign", func(x *atlas.Campaign) []any {
		return []any{&x.ID, &x.Title.En, &x.Title.Ar, &x.SourceID, date(&x.Date), day(&x.WindowStart), day(&x.WindowEnd), &x.Summary.En, &x.Summary.Ar}
	}}
	phases = table[atlas.Phase]{"phase", func(x *atlas.Phase) []any {
		return []any{&x.ID, &x.CampaignID, &x.Title.En, &x.Title.Ar, &x.Kind, day(&x.Start), day(&x.End), &x.Section, &x.Summary.En, &x.Summary.Ar}
	}}
	infobox = table[atlas.InfoboxLine]{"infobox", func(x *atlas.InfoboxLine) []any {
		return append([]any{&x.ID, &x.CampaignID, &x.Field, &x.Side, &x.Value.En, &x.Value.Ar, &x.Note.En, &x.Note.Ar, &x.ActorID, &x.ClaimantID,
			&x.Repair.En, &x.Repair.Ar}, locator(&x.Locator)...)
	}}
	places = table[atlas.Place]{"place", func(x *atlas.Place) []any {
		return []any{&x.No, &x.ID, &x.Name, &x.NameAr, &x.NameArOrigin, list(&x.Aliases), &x.Kind, &x.Country, &x.Within, &x.Admin1, &x.Admin2,
			&x.GeonamesID, &x.WikidataID, &x.Where, &x.WhereOrigin, &x.PrecisionM, &x.TextWhere, &x.TextLocator, &x.Rank, &x.Note.En, &x.Note.Ar}
	}}
	events = table[atlas.Event]{"event", func(x *atlas.Event) []any {
		cells := []any{&x.ID, &x.Kind, &x.Title.En, &x.Title.Ar, date(&x.Date), optionalDay(&x.ReportedOn), list(&x.PlaceIDs), list(&x.ActorIDs), list(&x.TargetIDs),
			&x.ClaimantID, &x.Via, &x.Denies, &x.CampaignID}
		cells = append(cells, locator(&x.Locator)...)
		cells = append(cells, &x.Statement.En, &x.Statement.Ar)
		return append(cells, record(&x.Record)...)
	}}
	figures = table[atlas.Figure]{"figure", func(x *atlas.Figure) []any {
		cells := []any{&x.ID, &x.Kind, &x.Low, &x.High, &x.AsGiven, &x.Unit.En, &x.Unit.Ar, &x.ActorID, &x.EventID, &x.PlaceID, date(&x.Date), optionalDay(&x.ReportedOn),
			&x.ClaimantID, &x.Via, &x.CampaignID}
		cells = append(cells, locator(&x.Locator)...)
		cells = append(cells, &x.Statement.En, &x.Statement.Ar)
		return append(cells, record(&x.Record)...)
	}}
	gazetteerRows = table[atlas.GazetteerEntry]{"gazetteer", func(x *atlas.GazetteerEntry) []any {
		return []any{&x.ID, &x.Name, &x.NameAr, list(&x.Aliases), &x.Kind, &x.Country, &x.Admin1, &x.Admin2, &x.Lat, &x.Lon, &x.PrecisionM, &x.Origin}
	}}
	geometries = table[geometry]{"geometry", func(x *geometry) []any { return []any{&x.name, &x.body} }}
)

// geometry is one file of the folder's geojson/.
type geometry struct {
	name string
	body []byte
}

func locator(x *atlas.Locator) []any {
	return []any{&x.SourceID, &x.Section, &x.Paragraph, &x.Sentence, &x.Fragment}
}

func record(x *atlas.Record) []any {
	return []any{&x.RecordedBy, &x.CheckedBy, optionalDay(&x.WithdrawnOn), &x.WithdrawnReason}
}
