package gazetteer

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/geo"
)

const southEast geo.CompassPoint = 6

func km(digits Decimal) Measure { return Measure{Value: digits, Unit: Kilometre} }

func about(m Measure) Measure {
	m.About = true
	return m
}

func TestParseReadsEveryForm(t *testing.T) {
	qaim, akashat := Name("Al-Qa'im"), Name("Akashat")
	for text, want := range map[string]Expr{
		"33.4206, 43.3078":                           Coordinates{"33.4206", "43.3078"},
		" -33.4206 ,-43.3 ":                          Coordinates{"-33.4206", "-43.3"},
		"geonames:98862":                             GazetteerID("geonames:98862"),
		"x-own:a/b.1":                                GazetteerID("x-own:a/b.1"),
		"Ramadi":                                     Name("Ramadi"),
		"  Umm   al-Waz ":                            Name("Umm al-Waz"),
		"القائم":                                     Name("القائم"),
		"\u200fالقائم\u200e":                         Name("القائم"),
		`"Karmah, Anbar"`:                            Name("Karmah, Anbar"),
		`"the ""old"" town"`:                         Name(`the "old" town`),
		"Gulf of Aden":                               Name("Gulf of Aden"),
		"In-Salah":                                   Name("In-Salah"),
		"Some Village":                               Name("Some Village"),
		"55 km SE of Al-Qa'im":                       Offset{km("55"), southEast, qaim},
		"55km southeast of Al-Qa'im":                 Offset{km("55"), southEast, qaim},
		"about 55 km south-east of Al-Qa'im":         Offset{about(km("55")), southEast, qaim},
		"~55 kilometres South East of Al-Qa'im":      Offset{about(km("55")), southEast, qaim},
		"approx. 2.5 miles SE of geonames:98862":     Offset{Measure{"2.5", Mile, true}, southEast, GazetteerID("geonames:98862")},
		"800 m SE of 34.393, 40.989":                 Offset{Measure{"800", Metre, false}, southEast, Coordinates{"34.393", "40.989"}},
		"40 km from Al-Qa'im":                        Distant{km("40"), qaim},
		"40 km of Al-Qa'im":                          Distant{km("40"), qaim},
		"south-east of Al-Qa'im":                     Direction{southEast, qaim},
		"on Akashat–Al-Qa'im, 43 km from Akashat":    Along{akashat, qaim, km("43"), akashat},
		"on Akashat - Al-Qa'im , 43 km from Akashat": Along{akashat, qaim, km("43"), akashat},
		"on Akashat – Al-Qa'im":                      Along{Start: akashat, To: qaim},
		"on Highway Twelve, 43 km from Akashat":      Along{Name("Highway Twelve"), nil, km("43"), akashat},
		`on "A - B"–33.1, 44.2, 1 km from "A - B"`:   Along{Name("A - B"), Coordinates{"33.1", "44.2"}, km("1"), Name("A - B")},
		"between Akashat and Al-Qa'im":               Between{akashat, qaim},
		"between 33, 44 and Akashat":                 Between{Coordinates{"33", "44"}, akashat},
		"in Al-Qa'im":                                Within{qaim},
		"IN Al-Qa'im":                                Within{qaim},
		"unlocated, near Akashat":                    Unlocated{akashat},
		"unlocated near Akashat":                     Unlocated{akashat},
		"unlocated":                                  Unlocated{},
		"55 km to the south-east of Al-Qa'im":        Offset{km("55"), southEast, qaim},
		"55 km to SE of Al-Qa'im":                    Offset{km("55"), southEast, qaim},
		"55 km due south east of Al-Qa'im":           Offset{km("55"), southEast, qaim},
		"55 km S.E. of Al-Qa'im":                     Offset{km("55"), southEast, qaim},
		"55 km southeast from Al-Qa'im":              Offset{km("55"), southEast, qaim},
		"c. 55 km SE of Al-Qa'im":                    Offset{about(km("55")), southEast, qaim},
		"approximately 55 km SE of Al-Qa'im":         Offset{about(km("55")), southEast, qaim},
		"around 55 km SE of Al-Qa'im":                Offset{about(km("55")), southEast, qaim},
		"\u0665\u0665 km SE of Al-Qa'im":             Offset{km("55"), southEast, qaim},
		"\u06f2\u066b\u06f5 mi SE of Al-Qa'im":       Offset{Measure{"2.5", Mile, false}, southEast, qaim},
		"55\u00a0km\u200e SE\u202f\u200eof Al-Qa'im": Offset{km("55"), southEast, qaim},
		"to the southeast of Al-Qa'im":               Direction{southEast, qaim},
		"the southeast of Al-Qa'im":                  Direction{southEast, qaim},
		"40 km away from Al-Qa'im":                   Distant{km("40"), qaim},
		"40 km outside Al-Qa'im":                     Distant{km("40"), qaim},
		"halfway between Akashat and Al-Qa'im":       Between{akashat, qaim},
		"between\u00a0Akashat\u00a0and Al-Qa'im":     Between{akashat, qaim},
		"on Akashat—Al-Qa'im":                        Along{Start: akashat, To: qaim},
		"on Akashat to Al-Qa'im":                     Along{Start: akashat, To: qaim},
		"on the Akashat–Al-Qa'im road":               Along{Start: akashat, To: qaim},
		"on the road from Akashat to Al-Qa'im":       Along{Start: akashat, To: qaim},
		"along the road between Akashat and Al-Qa'im, 43 km from Akashat": Along{akashat, qaim, km("43"), akashat},
		"٥٥ كم جنوب شرق القائم":                                           Offset{km("55"), southEast, Name("القائم")},
		"على بعد نحو 55 كيلومترًا إلى الجنوب الشرقي من القائم":            Offset{about(km("55")), southEast, Name("القائم")},
		"٤٠ كم من القائم":                                                 Distant{km("40"), Name("القائم")},
		"بين عكاشات والقائم":                                              Between{Name("عكاشات"), Name("القائم")},
		"في قضاء القائم":                                                  Within{Name("قضاء القائم")},
		"بالقرب من راوة":                                                  Unlocated{Name("راوة")},
		"غرب الأنبار":                                                     Name("غرب الأنبار"),
		"near Akashat":                                                    Unlocated{akashat},
		"just outside Akashat":                                            Unlocated{akashat},
		"on the outskirts of Akashat":                                     Unlocated{akashat},
		"33.4206° N, 43.3078° W":                                          Coordinates{"33.4206", "-43.3078"},
		"\u0663\u0663\u060c \u0664\u0663":                                 Coordinates{"33", "43"},
		"' OR 1=1 --":                                                     Name("' OR 1=1 --"),
		"NEAR(* ^)":                                                       Unlocated{Name("(* ^)")},
		"Near":                                                            Name("Near"),
	} {
		got, err := Parse(text)
		if err != nil || got != want {
			t.Errorf("Parse(%q) = %#v, %v; want %#v", text, got, err, want)
		}
	}
}

func TestParseErrorsPointAtTheColumn(t *testing.T) {
	for text, column := range map[string]int{
		"":                                1,
		"   ":                             4,
		"95.1, 43.3":                      1,
		"33.1, 243.3":                     7,
		"33.1, x":                         7,
		"33.1, 43.2 north":                12,
		"55 SE of Hit":                    4,
		"55 kn SE of Hit":                 4,
		"55 km sout-east of Hit":          7,
		"55 km SE Hit":                    7,
		"55 km SE of ":                    13,
		"0 km SE of Hit":                  1,
		"1000000000 km from Hit":          1,
		"1e9 km from Hit":                 2,
		"-5 km from Hit":                  1,
		"on A–B, from A":                  9,
		"on A–B, 43 km of A":              15,
		"on A–":                           6,
		"between Hit":                     12,
		"between A and":                   14,
		"in":                              3,
		"unlocated, Hit":                  12,
		`"open`:                           1,
		`""`:                              1,
		`"a" b`:                           5,
		"Rawa, Anbar":                     5,
		"geonames: 98862":                 9,
		"القائم, x":                       7,
		"\xff\xfe":                        1,
		"in \xff":                         4,
		strings.Repeat("x", 10_000):       1,
		"28 October bridge":               4,
		"111111111111111111111 km E of A": 1,
		"NaN km from Hit":                 1,
		"fifty five km north of Hit":      1,
		"0.0 km from Hit":                 1,
		"20004 km from Hit":               1,
		"1,000 km from Hit":               2,
		"33°25'14\" N, 43° E":             4,
		"on the road from A, 4 km from A": 19,
		"55 km \u202eSE\u202c Hit":        8,
	} {
		expr, err := Parse(text)
		var at *Error
		if !errors.As(err, &at) {
			t.Errorf("Parse(%.40q) = %#v, want an error", text, expr)
			continue
		}
		if at.Column != column || at.Message == "" || expr != nil {
			t.Errorf("Parse(%.40q): %v, want column %d", text, err, column)
		}
	}
}

func TestDecimalsAndMeasuresTellHowExactTheWordingIs(t *testing.T) {
	for measure, want := range map[Measure]float64{
		km("55"): 500, km("120"): 500, km("2.5"): 50, about(km("2")): 1000, {"1", Mile, false}: 804.672, {"800", Metre, true}: 1,
	} {
		if got := measure.DigitTerm(); got < want*0.999 || got > want*1.001 {
			t.Errorf("%v: got %v, want %v", measure, got, want)
		}
	}
}

func drawRef(t *rapid.T) Ref {
	switch rapid.IntRange(0, 3).Draw(t, "ref") {
	case 0:
		return Coordinates{drawDecimal(t, -89, 89), drawDecimal(t, -179, 179)}
	case 1:
		return GazetteerID(rapid.StringMatching(`[a-z][a-z0-9-]{0,5}:[A-Za-z0-9._/-]{1,8}`).Draw(t, "id"))
	case 2:
		return Name(rapid.SampledFrom([]string{
			"Al-Qa'im", "in", "On the Hill", "a and b", "7 April", "unlocated", "A–B", "A - B", " x", "e of f", `"`, "x:y", "القائم", "about 5", "between", "\u200f", "a\u200f", "55 km",
		}).Filter(func(s string) bool { return strings.TrimFunc(s, isSpace) != "" }).Draw(t, "name"))
	}
	return Name(rapid.StringN(1, 20, 60).Filter(func(s string) bool {
		return utf8.ValidString(s) && strings.TrimFunc(s, isSpace) != ""
	}).Draw(t, "any"))
}

func drawDecimal(t *rapid.T, low, high int) Decimal {
	whole := rapid.IntRange(low, high).Draw(t, "whole")
	fraction := rapid.StringMatching(`(\.[0-9]{1,6})?`).Draw(t, "fraction")
	return Decimal(strconv.Itoa(whole) + fraction)
}

func drawMeasure(t *rapid.T) Measure {
	return Measure{
		Value: drawDecimal(t, 1, 900),
		Unit:  rapid.SampledFrom([]Unit{Metre, Kilometre, Mile}).Draw(t, "unit"),
		About: rapid.Bool().Draw(t, "about"),
	}
}

func drawExpr(t *rapid.T) Expr {
	direction := geo.CompassPoint(rapid.IntRange(0, 15).Draw(t, "direction"))
	switch rapid.IntRange(0, 9).Draw(t, "form") {
	case 0:
		return Offset{drawMeasure(t), direction, drawRef(t)}
	case 1:
		return Distant{drawMeasure(t), drawRef(t)}
	case 2:
		return Direction{direction, drawRef(t)}
	case 3:
		return Along{drawRef(t), drawRef(t), drawMeasure(t), drawRef(t)}
	case 4:
		return Along{Start: drawRef(t)}
	case 5:
		return Between{drawRef(t), drawRef(t)}
	case 6:
		return Within{drawRef(t)}
	case 7:
		return Unlocated{drawRef(t)}
	case 8:
		return Unlocated{}
	}
	return drawRef(t)
}

func TestPrintedExpressionsParseBackToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawExpr(t)
		got, err := Parse(want.String())
		if err != nil || got != want {
			t.Fatalf("%q parses to %#v, %v; want %#v", want.String(), got, err, want)
		}
	})
}

func FuzzParseWhere(f *testing.F) {
	for _, s := range []string{
		"", "33.4206, 43.3078", "geonames:98862", "about 55 km south-east of X", "on A–B, 43 km from A", "between A and B", "unlocated, near X",
		`"a""b"`, "\u200f55 km SE of القائم\u202c", "İn X", "55 \u212am from X", "in ' OR 1=1 --", "NEAR(a b) * ^\"", strings.Repeat("9", 10_000),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		start := time.Now()
		expr, err := Parse(s)
		if took := time.Since(start); took > time.Second {
			t.Fatalf("took %v", took)
		}
		var at *Error
		switch {
		case err == nil:
			again, err := Parse(expr.String())
			if err != nil && len(expr.String()) <= maxLength || err == nil && again != expr {
				t.Fatalf("%q prints as %q, which parses to %#v, %v", s, expr, again, err)
			}
		case !errors.As(err, &at) || at.Column < 1 || at.Column > utf8.RuneCountInString(s)+1:
			t.Fatalf("%q: %v", s, err)
		}
	})
}
