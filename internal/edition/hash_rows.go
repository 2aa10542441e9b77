package edition

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/encode"
	"github.com/heldline/heldline/internal/gazetteer"
)

// The rows of which there are many are written here as encoding/json writes them,
// in a fifth of its time.

func appendClaim(b []byte, c *atlas.Claim) ([]byte, error) {
	b = encode.HTMLText(append(b, `{"ID":`...), c.ID)
	b = encode.HTMLTexts(append(b, `,"ActorIDs":`...), c.ActorIDs)
	b = encode.HTMLText(append(b, `,"Verb":`...), string(c.Verb))
	b = encode.HTMLText(append(b, `,"Extent":`...), c.Extent)
	b = encode.HTMLText(append(b, `,"Quantifier":`...), c.Quantifier)
	b = encode.HTMLText(append(b, `,"PlaceID":`...), c.PlaceID)
	b = encode.HTMLText(append(b, `,"LoserID":`...), c.LoserID)
	b = appendDate(append(b, `,"Date":`...), c.Date)
	b = strconv.AppendInt(append(b, `,"Seq":`...), int64(c.Seq), 10)
	b = appendDay(append(b, `,"ReportedOn":`...), c.ReportedOn)
	b = encode.HTMLText(append(b, `,"ClaimantID":`...), c.ClaimantID)
	b = encode.HTMLText(append(b, `,"Via":`...), c.Via)
	b = encode.HTMLText(append(b, `,"Denies":`...), c.Denies)
	b = appendLocator(append(b, ','), &c.Locator)
	b = appendBoth(append(b, `,"Statement":`...), c.Statement)
	b, err := appendAmount(append(b, `,"Count":`...), c.Count)
	if err != nil {
		return b, err
	}
	b = encode.HTMLText(append(b, `,"CountUnit":`...), c.CountUnit)
	if b, err = appendAmount(append(b, `,"AreaKm2":`...), c.AreaKm2); err != nil {
		return b, err
	}
	b = encode.HTMLText(append(b, `,"RecordedBy":`...), c.RecordedBy)
	b = encode.HTMLText(append(b, `,"CheckedBy":`...), c.CheckedBy)
	b = appendDay(append(b, `,"WithdrawnOn":`...), c.WithdrawnOn)
	b = encode.HTMLText(append(b, `,"WithdrawnReason":`...), c.WithdrawnReason)
	return append(b, '}'), nil
}

func appendSentence(b []byte, s *atlas.Sentence) ([]byte, error) {
	b = appendLocator(append(b, '{'), &s.Locator)
	b = appendBoth(append(b, `,"Reason":`...), s.Reason)
	return append(b, '}'), nil
}

func appendLocator(b []byte, l *atlas.Locator) []byte {
	b = encode.HTMLText(append(b, `"SourceID":`...), l.SourceID)
	b = encode.HTMLText(append(b, `,"Section":`...), l.Section)
	b = strconv.AppendInt(append(b, `,"Paragraph":`...), int64(l.Paragraph), 10)
	b = strconv.AppendInt(append(b, `,"Sentence":`...), int64(l.Sentence), 10)
	return encode.HTMLText(append(b, `,"Fragment":`...), l.Fragment)
}

// appendLocated writes a shape twice, the second time as GeoJSON, so that its type
// is part of the hash.
func appendLocated(b []byte, l *gazetteer.Located) ([]byte, error) {
	coordinates, shape, err := shapeTexts(l)
	if err != nil {
		return b, err
	}
	b = encode.HTMLText(append(b, `{"Located":{"PlaceID":`...), l.PlaceID)
	b = encode.HTMLText(append(b, `,"Status":`...), string(l.Status))
	if b, err = appendPoint(append(b, `,"Point":`...), l.Point); err != nil {
		return b, err
	}
	if b, err = appendPoint(append(b, `,"Reference":`...), l.Reference); err != nil {
		return b, err
	}
	b = append(append(b, `,"Extent":`...), coordinates...)
	if b, err = appendNumber(append(b, `,"PrecisionM":`...), l.PrecisionM); err != nil {
		return b, err
	}
	b = encode.HTMLText(append(b, `,"LocatedBy":`...), l.LocatedBy)
	b = encode.HTMLText(append(b, `,"Confidence":`...), l.Confidence)
	b = encode.HTMLTexts(append(b, `,"GazetteerIDs":`...), l.GazetteerIDs)
	b = encode.HTMLTexts(append(b, `,"From":`...), l.From)
	b = encode.HTMLText(append(b, `,"Note":`...), l.Note)
	b = append(b, `,"RunnersUp":`...)
	if l.RunnersUp == nil {
		b = append(b, "null"...)
	} else if b, err = appendValue(b, l.RunnersUp); err != nil {
		return b, err
	}
	b = append(append(b, `},"Extent":`...), shape...)
	return append(b, '}'), nil
}

// shapeTexts are the coordinates of a place's shape and the shape as GeoJSON, null
// where there is none.
func shapeTexts(l *gazetteer.Located) (coordinates, shape []byte, err error) {
	switch g := l.Shape().(type) {
	case nil:
		return []byte("null"), []byte("null"), nil
	case orb.Polygon:
		if len(g) != 1 || len(g[0]) == 0 {
			break
		}
		coordinates = append(make([]byte, 0, 2048), '[')
		for i := range g[0] {
			coordinates = append(coordinates, "[,"[min(i, 1)])
			if coordinates, err = appendPoint(coordinates, &g[0][i]); err != nil {
				return nil, nil, err
			}
		}
		coordinates = append(coordinates, "]]"...)
		return coordinates, slices.Concat([]byte(`{"type":"Polygon","coordinates":`), coordinates, []byte("}")), nil
	}
	if coordinates, err = json.Marshal(l.Shape()); err == nil {
		shape, err = json.Marshal(geojson.NewGeometry(l.Shape()))
	}
	return coordinates, shape, err
}

func appendPoint(b []byte, p *orb.Point) ([]byte, error) {
	if p == nil {
		return append(b, "null"...), nil
	}
	b, err := appendNumber(append(b, '['), p[0])
	if err == nil {
		b, err = appendNumber(append(b, ','), p[1])
	}
	return append(b, ']'), err
}

func appendAmount(b []byte, f *float64) ([]byte, error) {
	if f == nil {
		return append(b, "null"...), nil
	}
	return appendNumber(b, *f)
}

func appendNumber(b []byte, f float64) ([]byte, error) {
	b, ok := encode.Number(b, f)
	if !ok {
		return appendValue(b, f) // says what is wrong
	}
	return b, nil
}

func appendDate(b []byte, d edtf.Date) []byte {
	if d.IsZero() {
		return append(b, "null"...)
	}
	return encode.HTMLText(b, d.String())
}

func appendDay(b []byte, d *edtf.Day) []byte {
	if d == nil {
		return append(b, "null"...)
	}
	return append(d.Append(append(b, '"')), '"')
}

func appendBoth(b []byte, t atlas.Text) []byte {
	b = encode.HTMLText(append(b, `{"En":`...), t.En)
	b = encode.HTMLText(append(b, `,"Ar":`...), t.Ar)
	return append(b, '}')
}

func appendValue(b []byte, v any) ([]byte, error) {
	text, err := json.Marshal(v)
	return append(b, text...), err
}
