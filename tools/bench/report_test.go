package main

import (
	"strings"
	"testing"
	"time"
)

// measured is a result in which ours gives 90 answers for 100 of nginx.
func measured(s size) *result {
	r := &result{
		size: s, publish: &spent{wall: time.Second, peak: 1 << 20}, ready: time.Second, loads: map[string]map[string][]load{}, fresh: map[string]*freshness{},
		survey: &survey{Places: 10, Spans: 100, Days: []string{"2000-01-01", "2000-01-02"}, Points: [][2]float64{{1, 1}}},
		bytes:  map[string]map[string]int{formState: {"gzip": 1000}, formCompact: {"gzip": 30}}, body: map[string]float64{}, whole: true,
	}
	for _, q := range plan(*r.survey, "/assets/a.js").kept {
		r.loads[q.name] = map[string][]load{}
		for name, rate := range map[string]float64{"ours": 90, "nginx": 100, "plain": 80} {
			r.loads[q.name][name] = []load{{rate: rate, p50: 1e6 / rate, cpu: 1 / rate}}
		}
	}
	r.fresh[stateNew] = &freshness{rounds: []float64{667_000}, all: []float64{667_000}}
	return r
}

func row(t *testing.T, text, begins string) string {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| "+begins) {
			return line
		}
	}
	t.Fatalf("no row begins with %q", begins)
	return ""
}

func TestGoalsAreJudgedByWhatWasMeasured(t *testing.T) {
	text := verdicts(&measurement{[]*result{measured(goalSize)}})
	for begins, want := range map[string]string{
		"P1 |":                        "| ≥ 0.85 | 0.9 | yes |",
		"P2 |":                        "| ≤ 0.2 | 0.1 | yes |", // 667 ms over 667 times nginx's 10 ms
		"P3 |":                        "| ≤ 0.02 | 0.03 | no |",
		"P4 |":                        "| ≥ 10 | 225 | yes |",
		"P8 |":                        "| yes | no | no |",
		"P12 |":                       "| – | not measured |",
		"P15 |":                       "| yes | yes | yes |",
		"P16 | P1 at a million":       "| – | not measured |",
		" | publishing a million":     "| – | not measured |",
		"P16 | state, date never ask": "| – | not measured |",
	} {
		if got := row(t, text, begins); !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}

func TestSizeThatFailedIsNamedAndTheOthersStay(t *testing.T) {
	c := &runCommand{Rounds: 1, Seconds: 1, Threads: 1}
	text := c.report([]*result{measured(1_000), measured(goalSize), {size: largeSize, failed: "publishing: took more than 10m0s"}}, time.Minute)
	for _, want := range []string{"**1M was not measured to the end:** publishing: took more than 10m0s.", "### Over HTTP, 1k claims", "### Over HTTP, 100k claims", "0.9 (0.9–0.9)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Over HTTP, 1M") || strings.Contains(text, "NaN") {
		t.Errorf("the report tells what was not measured:\n%s", text)
	}
}

func TestEveryFreshPathHasADateOfItsOwn(t *testing.T) {
	s := survey{Points: [][2]float64{{1, 1}}}
	for day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC); len(s.Days) < 100; day = day.AddDate(0, 0, 1) {
		s.Days = append(s.Days, day.Format(time.DateOnly))
	}
	q := plan(s, "/assets/a.js")
	used := map[string]int{}
	for _, day := range s.Days {
		for _, paths := range q.fresh {
			for _, p := range paths {
				if strings.Contains(p, day) {
					used[day]++
				}
			}
		}
		for _, p := range q.kept[0].peers {
			if strings.Contains(p, day) {
				used[day]++
			}
		}
	}
	for _, day := range s.Days {
		if used[day] != 1 {
			t.Errorf("%s is used %d times", day, used[day])
		}
	}
}
