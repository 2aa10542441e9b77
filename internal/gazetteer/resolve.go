package gazetteer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
)

// Input is what Resolve works on.
type Input struct {
	Places     []atlas.Place
	Gazetteer  []atlas.GazetteerEntry
	Geometries map[string][]byte // GeoJSON files by name; features carry place_id
	// Beside returns the ids named in the same sentences as a place, sorted; it may be
	// nil, and is asked only where a name may mean several things.
	Beside func(placeID string) []string
}

// Result is the geocoder's answer for every place, in the order of the input.
type Result struct {
	Located        []Located
	Contradictions []Contradiction // of the places that have a text_where
	Problems       []Problem
	// Imported are the rows of the library that answers rest upon or weighed: beside
	// those of the input, or in place of those of the same id.
	Imported []atlas.GazetteerEntry
}

// Resolve locates every place by its where-expression. What the input refers to and
// does not know is asked of a library, which may be nil; an input that resolves by
// itself gives the same without one. What cannot be resolved is unlocated or
// ambiguous and has a Problem; the error is the library's or the context's. The same input, its
// rows in any order, gives the same answer for each place.
func Resolve(ctx context.Context, in Input, lib Library) (Result, error) {
	r := newResolver(in)
	adopted, err := r.adoptMissing(ctx, lib)
	if err != nil {
		return Result{}, err
	}
	result, err := r.resolve(ctx)
	if err != nil {
		return Result{}, err
	}
	for _, id := range usedRows(&result) {
		if row := adopted[id]; row != nil {
			result.Imported = append(result.Imported, *row)
		}
	}
	return result, nil
}

func (r *resolver) resolve(ctx context.Context) (Result, error) {
	for i := range r.in.Places {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		r.place(i)
	}
	result := Result{Located: r.located}
	for i := range r.in.Places {
		if c := r.contradiction(i); c != nil {
			result.Contradictions = append(result.Contradictions, *c)
		}
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.PlaceID, b.PlaceID), cmp.Compare(b.Field, a.Field), cmp.Compare(a.Column, b.Column))
	})
	result.Problems = r.problems
	return result, nil
}

// resolver holds the lookups of one Resolve and its memory.
type resolver struct {
	in          Input
	exprs       []Expr // parsed where of each place; nil where empty or wrong
	shapes      map[string]*shape
	placeByID   map[string]int
	placeThings []*thing
	byID        map[string]*thing   // places and rows
	placesNamed map[string][]*thing // by folded name without spaces
	rowsNamed   map[string][]*thing // the same for rows
	rowOwner    map[string]int      // which place stands for a row
	index       *Index              // for the nearest names; built when first needed
	located     []Located
	radius      []float64 // of the reference position, in metres
	state       []visit
	stack       []int
	inCycle     map[int]bool
	problems    []Problem
	question
}

// visit is how far a place is resolved.
type visit int

const (
	unseen visit = iota
	visiting
	done
)

func newResolver(in Input) *resolver {
	n := len(in.Places)
	r := &resolver{
		in: in, exprs: make([]Expr, n), placeByID: make(map[string]int, n), placeThings: make([]*thing, n),
		byID: map[string]*thing{}, placesNamed: map[string][]*thing{}, rowsNamed: map[string][]*thing{}, rowOwner: map[string]int{},
		located: make([]Located, n), radius: make([]float64, n), state: make([]visit, n), inCycle: map[int]bool{},
	}
	r.shapes, r.problems = readShapes(in.Geometries)
	for i := range in.Gazetteer {
		row := &in.Gazetteer[i]
		r.addThing(rowThing(row))
	}
	for i := range in.Places {
		p := &in.Places[i]
		r.placeByID[p.ID] = i
		r.placeThings[i] = &thing{
			id: p.ID, place: i, names: namesOf(p.Name, p.NameAr, p.Aliases),
			kind: p.Kind, country: p.Country, admin1: p.Admin1, admin2: p.Admin2,
		}
		r.addThing(r.placeThings[i])
		r.readWhere(i)
	}
	return r
}

func rowThing(row *atlas.GazetteerEntry) *thing {
	t := &thing{
		id: row.ID, place: -1, row: row, names: namesOf(row.Name, row.NameAr, row.Aliases),
		kind: row.Kind, country: row.Country, admin1: row.Admin1, admin2: row.Admin2,
	}
	if len(t.names) == 0 {
		t.names = []string{t.id}
	}
	return t
}

func (r *resolver) addThing(t *thing) {
	if len(t.names) == 0 {
		t.names = []string{t.id}
	}
	r.byID[t.id] = t
	named := r.placesNamed
	if t.row != nil {
		named = r.rowsNamed
	}
	addNamed(named, t, t.names)
}

// readWhere parses the expression of place i and notes the row it stands for.
func (r *resolver) readWhere(i int) {
	p := &r.in.Places[i]
	if row := GeonamesRow(p.GeonamesID); row != "" {
		r.own(row, i)
	}
	if strings.TrimSpace(p.Where) == "" {
		return
	}
	expr, err := Parse(p.Where)
	if err != nil {
		r.parseProblem(p.ID, "where", err)
		return
	}
	r.exprs[i] = expr
	if id, ok := expr.(GazetteerID); ok {
		r.own(string(id), i)
	}
}

// own notes that place i stands for a row; of two, the first by id does.
func (r *resolver) own(row string, i int) {
	if old, ok := r.rowOwner[row]; !ok || r.in.Places[i].ID < r.in.Places[old].ID {
		r.rowOwner[row] = i
	}
}

func (r *resolver) parseProblem(placeID, field string, err error) {
	problem := Problem{PlaceID: placeID, Field: field, Column: 1, Code: ProblemSyntax, Message: err.Error()}
	if at := (*Error)(nil); errors.As(err, &at) {
		problem.Column, problem.Message = at.Column, at.Message
	}
	r.problems = append(r.problems, problem)
}

// place resolves place i once and returns its answer. It must not be called for
// a place that is being visited.
func (r *resolver) place(i int) *Located {
	if r.state[i] == done {
		return &r.located[i]
	}
	r.state[i] = visiting
	r.stack = append(r.stack, i)
	fix, fail := r.locate(i)
	r.stack = r.stack[:len(r.stack)-1]
	if r.inCycle[i] {
		fail = &failure{code: ProblemCycle, message: fmt.Sprintf("the position of %s is counted from itself", r.in.Places[i].ID)}
	}
	if fail != nil {
		r.report(i, "where", r.in.Places[i].Where, fail)
	}
	r.finish(i, fix, fail)
	r.state[i] = done
	return &r.located[i]
}

// report adds the Problem of a failure, its column at the reference it is about.
func (r *resolver) report(i int, field, text string, fail *failure) {
	column := 1
	if fail.ref != nil {
		for _, spelling := range []string{fail.ref.String(), strings.Trim(fail.ref.String(), `"`)} {
			if at := strings.LastIndex(text, spelling); at >= 0 {
				column = utf8.RuneCountInString(text[:at]) + 1
				break
			}
		}
	}
	r.problems = append(r.problems, Problem{
		PlaceID: r.in.Places[i].ID, Field: field, Column: column, Code: fail.code, Message: fail.message,
	})
}
