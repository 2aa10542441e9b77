package datapack

import (
	"strings"
	"testing"
)

// fault is one edit of the island, and the problems that Read must report, all of
// them and no other: "file:line:column: " and words of the message.
type fault struct {
	name, file, old, replacement string
	want                         []string
}

func run(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			fsys := island(t)
			edit(t, fsys, f.file, f.old, f.replacement)
			_, problems := Read(fsys)
			for i, p := range problems {
				if i >= len(f.want) {
					t.Errorf("one too many: %s", p)
					continue
				}
				place, words, _ := strings.Cut(f.want[i], " ")
				if got := p.String(); !strings.HasPrefix(got, place+" ") || !strings.Contains(got, words) {
					t.Errorf("got  %s\nwant %s", got, f.want[i])
				}
			}
			for _, missing := range f.want[min(len(problems), len(f.want)):] {
				t.Errorf("not reported: %s", missing)
			}
		})
	}
}

func TestReadReportsBadCells(t *testing.T) {
	run(t, []fault{
		{"empty required cell", "claims.csv", "In our words.", "", []string{"claims.csv:3:108: statement_en: is empty"}},
		{"id with capitals", "actors.csv", "islanders,Isl", "Islanders,Isl", []string{
			`actors.csv:2:1: actor_id: "Islanders" is not an id; use lower-case letters`,
			`claims.csv:2:25: unknown actor "islanders"; the nearest: Islanders`,
			`claims.csv:3:39: unknown actor "islanders"`}},
		{"duplicate id", "actors.csv", "navy,", "mainland,", []string{
			`actors.csv:4:1: "mainland" is already the id of line 3; give every actor its own`,
			`actors.csv:4:19: parent_id: a circle: mainland > mainland`,
			`claims.csv:3:4: unknown actor "navy"; the nearest: mainland`}},
		{"enumeration", "claims.csv", ",took,", ",tok,", []string{`claims.csv:2:35: verb: "tok" is not in the list; use one of: took, holds, entered, left`}},
		{"kind of place", "places.csv", ",town,", ",twon,", []string{`places.csv:2:32: kind: "twon" is not in the list; use one of: country, governorate`}},
		{"bad EDTF", "claims.csv", "2001-02-20", "2001-13-20", []string{`claims.csv:3:49: date: "2001-13-20" is not a`}},
		{"impossible day", "claims.csv", "2001-02-21", "2001-02-30", []string{`claims.csv:3:61: reported_on: "2001-02-30" is not a calendar day; write YYYY-MM-DD`}},
		{"text for a number", "figures.csv", ",3,4,", ",three,4,", []string{`figures.csv:2:11: low: "three" is not a number; write digits`}},
		{"separator in a number", "places.csv", "invented,1000,", `invented,"1,000",`, []string{`places.csv:2:74: precision_m: "1,000" is not a number`}},
		{"fraction for a whole number", "places.csv", "2,isle", "2.5,isle", []string{`places.csv:3:1: place_no: "2.5" is not a whole number`}},
		{"side of an infobox", "infobox.csv", "result,1,", "result,3,", []string{"infobox.csv:2:19: side: 3 is outside the range; write a number from 0 to 2"}},
		{"place_no of zero", "places.csv", "2,isle", "0,isle", []string{"places.csv:3:1: place_no: 0 is outside the range; write a number of at least 1"}},
		{"place_no twice", "places.csv", "3,north", "1,north", []string{"places.csv:4:1: place_no: 1 is already in line 2; give every place its own"}},
		{"country", "places.csv", "region,,", "region,Iraq,", []string{`places.csv:3:36: country: "Iraq" is not in the form of country; write it like IQ`}},
		{"colour", "actors.csv", "#b3261e", "#b3261", []string{`actors.csv:3:26: color: "#b3261" is not in the form of color; write it like #a03020`}},
		{"shape", "actors.csv", "square", "cross", []string{`actors.csv:3:35: shape: "cross" is not in the list; use one of: circle, square`}},
		{"address", "sources.csv", "report,,,,", "report,,javascript:alert(1),,", []string{`sources.csv:2:36: url: "javascript:alert(1)" is not a web address`}},
		{"space at the edge", "claims.csv", ",took,", ", took,", []string{`claims.csv:2:35: verb: " took" begins or ends with a space`}},
		{"value twice in a list", "claims.csv", "navy;mainland", "navy;navy", []string{`claims.csv:3:4: actor_ids: "navy" stands twice in the list`}},
		{"empty value in a list", "claims.csv", "navy;mainland", "navy;;mainland", []string{`claims.csv:3:4: actor_ids: "navy;;mainland" has an empty value; write values with one ";"`}},
		{"latitude of the gazetteer", "gazetteer.csv", "-48.9", "-98.9", []string{"gazetteer.csv:2:23: lat: -98.9 is outside the range; write a number from -90 to 90"}},
	})
}

func TestReadReportsBadReferences(t *testing.T) {
	run(t, []fault{
		{"unknown place, a slip", "claims.csv", ",,port-example,", ",,port-exmaple,", []string{`claims.csv:2:47: place_id: unknown place "port-exmaple"; the nearest: port-example`}},
		{"unknown place, its name", "claims.csv", ",isle,", ",Isle,", []string{`claims.csv:3:34: place_id: "Isle" is not an id`}},
		{"unknown place in a list", "events.csv", "isle; port-example", "isle; north-quai", []string{`events.csv:2:32: place_ids: unknown place "north-quai"; the nearest: north-quay`}},
		{"missing source", "campaigns.csv", "example-report", "other-report", []string{`campaigns.csv:2:18: source_id: unknown source "other-report"; nothing is like it; add it to sources.csv`}},
		{"empty source", "campaigns.csv", "example-report", "", []string{`campaigns.csv:2:18: source_id: is empty; every campaign needs it`}},
		{"denies nothing", "claims.csv", ",document,,,example-report,lead,1,3", ",document,,c9,example-report,lead,1,3", []string{`claims.csv:3:82: denies: unknown claim or event "c9"; the nearest: c2`}},
		{"denies itself", "claims.csv", ",document,,,example-report,lead,1,3", ",document,,c2,example-report,lead,1,3", []string{`claims.csv:3:82: denies: "c2" denies itself`}},
		{"figure of nothing", "figures.csv", "ev1", "strike-of-noon", []string{`figures.csv:2:25: event_id: unknown claim or event "strike-of-noon"; nothing is like it; add it to claims.csv or events.csv`}},
		{"event with a claim's id", "events.csv", "ev1,", "c2,", []string{
			`events.csv:2:1: event_id: "c2" is already the id of a claim (claims.csv line 3)`,
			`figures.csv:2:25: event_id: unknown claim or event "ev1"`}},
		{"party that is no root", "claimants.csv", ",mainland,", ",navy,", []string{`claimants.csv:3:24: party: "navy" is part of "mainland"; name the root party`}},
		{"no document", "claimants.csv", "document,the source text,,,,,\n", "", []string{
			`claimants.csv:1:1: the reserved claimant "document" is missing`,
			`infobox.csv:2:32: unknown claimant "document"`,
			`claims.csv:2:74: unknown claimant "document"`,
			`claims.csv:3:72: unknown claimant "document"`,
			`events.csv:2:53: unknown claimant "document"`,
			`figures.csv:2:32: unknown claimant "document"`}},
		{"places in a circle", "places.csv", "1,port-example,Port Example,,,,town,,,", "1,port-example,Port Example,,,,town,,north-quay,", []string{
			"places.csv:2:38: within: a circle: port-example > north-quay > port-example"}},
		{"actor above itself", "actors.csv", ",mainland,,,,,,", ",navy,,,,,,", []string{
			"actors.csv:4:15: parent_id: a circle: navy > navy"}},
		{"root without a colour", "actors.csv", "#b3261e,,square", ",,", []string{
			"actors.csv:3:26: color: is empty; a root party needs a colour", "actors.csv:3:28: shape: is empty"}},
	})
}

func TestReadReportsContradictions(t *testing.T) {
	const second = "c2,navy;mainland,holds,whole,all,isle,islanders,2001-02-20,,2001-02-21"
	run(t, []fault{
		{"open end on took", "claims.csv", "2001-02-03,,,doc", "2001-02-03/..,,,doc", []string{`claims.csv:2:61: date: "2001-02-03/.." has an open end, and took needs a day`}},
		{"said before it happened", "claims.csv", ",2001-02-21", ",2001-02-19", []string{"claims.csv:3:61: reported_on: said on 2001-02-19, before it happened (2001-02-20 at the earliest)"}},
		{"two outcomes", "claims.csv", second, "c2,navy,took,whole,,port-example,islanders,2001-02-03,,2001-02-21", []string{
			"claims.csv:3:55: seq: port-example has two outcomes on 2001-02-03 with the same seq 0: islanders in line 2 and mainland here"}},
		{"two outcomes in order", "claims.csv", second, "c2,navy,took,whole,,port-example,islanders,2001-02-03,1,2001-02-21", nil},
		{"quantifier on a town", "claims.csv", "whole,,port-example", "whole,all,port-example", []string{`claims.csv:2:46: quantifier: "all" is for regions, and port-example is a town`}},
		{"no quantifier on a region", "claims.csv", "whole,all,isle", "whole,,isle", []string{"claims.csv:3:30: quantifier: is empty, and isle is a region with places within; write all or some"}},
		{"quantifier in the tray", "claims.csv", "whole,all,isle", "whole,all,", []string{`claims.csv:3:30: quantifier: "all" says how much of a region, but the claim names no place`}},
		{"loser is the actor", "claims.csv", "isle,islanders,", "isle,navy,", []string{`claims.csv:3:39: loser_id: "navy" is also the actor`}},
		{"loser of the same side", "claims.csv", "navy;mainland,holds,whole,all,isle,islanders,", "mainland,holds,whole,all,isle,navy,", []string{
			`claims.csv:3:34: loser_id: "navy" and the actor "mainland" are both of "mainland"`}},
		{"withdrawn without a reason", "claims.csv", "e1,,,", "e1,,2001-03-01,", []string{"claims.csv:3:141: withdrawn_reason: is empty, though withdrawn_on is given"}},
		{"reason without a day", "claims.csv", "e1,,,", "e1,,,wrong", []string{"claims.csv:3:130: withdrawn_on: is empty, though withdrawn_reason is given"}},
		{"high below low", "figures.csv", ",3,4,", ",3,2,", []string{"figures.csv:2:13: high: 2 is less than low 3"}},
		{"window backwards", "campaigns.csv", "2001-02-28", "2001-01-28", []string{"campaigns.csv:2:52: window_end: 2001-01-28 is before window_start 2001-02-01"}},
		{"phases out of order", "phases.csv", "interlude,2001-02-03", "interlude,2001-01-03", []string{"phases.csv:3:27: start: 2001-01-03 is before the start of p1 (2001-02-01)"}},
		{"latitude and longitude swapped", "places.csv", "-48.8767, -123.3933", "-123.3933, -48.8767", []string{
			"places.csv:2:43: where: latitude -123.3933 is outside the earth; write the latitude first: -48.8767, -123.3933"}},
		{"longitude outside the earth", "places.csv", "-123.3933", "-190", []string{"places.csv:2:43: where: longitude -190 is outside the earth"}},
		{"coordinates of nobody", "places.csv", `3",invented`, `3",`, []string{"places.csv:2:65: where_origin: is empty; say who states these coordinates"}},
		{"Arabic name of nobody", "places.csv", "جزيرة,invented", "جزيرة,", []string{"places.csv:3:19: name_ar_origin: is empty; say who attests the Arabic name"}},
		{"column after Arabic text counts characters", "places.csv", "invented,,region", "invented,,regoin", []string{"places.csv:3:29: kind:"}},
	})
}

func TestReadReportsTheLedgersGaps(t *testing.T) {
	run(t, []fault{
		{"sentence without record or reason", "sentences.csv", "Only praise.", "", []string{"sentences.csv:7:26: reason: no record points at this sentence"}},
		{"sentence with both", "sentences.csv", `1,2,"first words,last words",`, `1,2,"first words,last words",Dull.`, []string{"sentences.csv:3:50: reason: records point at this sentence"}},
		{"sentence twice", "sentences.csv", "lead,1,6", "lead,1,5", []string{
			"sentences.csv:7:23: sentence: this sentence is already in line 6"}},
		{"locator to no sentence", "claims.csv", "lead,1,3", "lead,1,9", []string{
			"sentences.csv:4:50: reason: no record points", `claims.csv:3:105: sentence: example-report has no section "lead", paragraph 1, sentence 9 in sentences.csv; the paragraph has sentences 1 to 6`}},
		{"locator to no paragraph", "claims.csv", "lead,1,3", "lead,4,3", []string{
			"sentences.csv:4:50: reason: no record points", `claims.csv:3:103: paragraph: example-report has no section "lead", paragraph 4`}},
		{"locator to no section", "claims.csv", "lead,1,3", "led,1,3", []string{
			"sentences.csv:4:50: reason: no record points", "claims.csv:3:98: the nearest sections: lead"}},
		{"locator left empty", "claims.csv", "lead,1,3", ",,", []string{
			"sentences.csv:4:50: reason: no record points", "claims.csv:3:98: section: section, paragraph and sentence are not all given"}},
		{"text_locator to no sentence", "places.csv", "in Port Example,,,,,4", "in Port Example,,,,example-report/lead/1/7,4", []string{
			"places.csv:4:79: sentence 7 in sentences.csv; the paragraph has sentences 1 to 6"}},
	})
}
