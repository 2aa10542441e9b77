package cql

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The syntax is wider than the standard's: an expression may stand wherever one
// of another type may. Types are checked afterwards, where a message can say more
// than that a word was not expected.
type disjunction struct {
	Terms []*conjunction `parser:"@@ ('OR' @@)*"`
}

type conjunction struct {
	Factors []*negation `parser:"@@ ('AND' @@)*"`
}

type negation struct {
	Nots      []string   `parser:"@'NOT'*"`
	Predicate *predicate `parser:"@@"`
}

type predicate struct {
	Left *sum  `parser:"@@"`
	Test *test `parser:"@@?"`
}

type test struct {
	Pos     lexer.Position
	Compare string   `parser:"  ( @Comparison"`
	Right   *sum     `parser:"    @@ )"`
	IsNull  *isNull  `parser:"| @@"`
	Not     bool     `parser:"| ( @'NOT'?"`
	Like    *sum     `parser:"    ( 'LIKE' @@"`
	Between *between `parser:"    | 'BETWEEN' @@"`
	In      []*sum   `parser:"    | 'IN' '(' @@ (',' @@)* ')' ) )"`
}

type isNull struct {
	Not  bool `parser:"'IS' @'NOT'?"`
	Null bool `parser:"@'NULL'"`
}

type between struct {
	Low  *sum `parser:"@@"`
	High *sum `parser:"'AND' @@"`
}

type sum struct {
	First *product   `parser:"@@"`
	Rest  []*addends `parser:"@@*"`
}

type addends struct {
	Operator string   `parser:"@('+' | '-')"`
	Operand  *product `parser:"@@"`
}

type product struct {
	First *power    `parser:"@@"`
	Rest  []*factor `parser:"@@*"`
}

type factor struct {
	Operator string `parser:"@('*' | '/' | '%' | 'DIV')"`
	Operand  *power `parser:"@@"`
}

type power struct {
	Base     *signed `parser:"@@"`
	Exponent *signed `parser:"('^' @@)?"`
}

type signed struct {
	Signs []string `parser:"@('+' | '-')*"`
	Atom  *atom    `parser:"@@"`
}

type atom struct {
	Pos      lexer.Position
	Number   string       `parser:"  @Number"`
	Text     string       `parser:"| @Text"`
	Truth    string       `parser:"| @('TRUE' | 'FALSE')"`
	Shape    *shape       `parser:"| @@"`
	Call     *call        `parser:"| @@"`
	Quoted   string       `parser:"| @Quoted"`
	Property string       `parser:"| (?! 'AND' | 'OR' | 'NOT' | 'LIKE' | 'BETWEEN' | 'IN' | 'IS' | 'NULL' | 'DIV') @Name"`
	Inner    *disjunction `parser:"| '(' @@ ')'"`
}

type call struct {
	Name      string         `parser:"(?! 'AND' | 'OR' | 'NOT' | 'LIKE' | 'BETWEEN' | 'IN' | 'IS' | 'NULL' | 'DIV') @Name '('"`
	Arguments []*disjunction `parser:"(@@ (',' @@)*)? ')'"`
}

type shape struct {
	Pos   lexer.Position
	Kind  string `parser:"@('POINT' | 'LINESTRING' | 'POLYGON' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON' | 'GEOMETRYCOLLECTION' | 'BBOX')"`
	Z     bool   `parser:"@'Z'?"`
	Items []item `parser:"'(' @@ (',' @@)* ')'"`
}

// item is what stands between two commas of a geometry.
type item struct {
	Pos     lexer.Position
	Numbers []string `parser:"  @(('+' | '-')? Number)+"`
	Items   []item   `parser:"| '(' @@ (',' @@)* ')'"`
	Shape   *shape   `parser:"| @@"`
}

var parser = participle.MustBuild[disjunction](
	participle.Lexer(tokens), participle.CaseInsensitive("Name"), participle.UseLookahead(3),
)

const example = `a filter reads like holder = 'x' AND start_date >= DATE('2017-01-01')`

func syntaxOf(text string) (*disjunction, error) {
	if err := affordable(text); err != nil {
		return nil, err
	}
	d, err := parser.ParseString("", text)
	if err == nil {
		return d, nil
	}
	var e participle.Error
	if !errors.As(err, &e) {
		return nil, mistake(0, example, "the filter cannot be read")
	}
	var u *participle.UnexpectedTokenError
	switch {
	case errors.As(err, &u) && u.Unexpected.EOF():
		return nil, mistake(len(text), "write what is missing, or close the parentheses", "the filter ends too early")
	case errors.As(err, &u):
		return nil, mistake(e.Position().Offset, example, "%q does not fit here", shorten(u.Unexpected.Value))
	}
	return nil, mistake(e.Position().Offset, example, "the filter cannot be read from here on")
}
