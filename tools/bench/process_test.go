package main

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
)

func TestParseStatusReadsBytes(t *testing.T) {
	m := parseStatus("Name:\tx\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\nThreads:\t3\n")
	if m != (memory{1 << 20, 2 << 20}) {
		t.Errorf("%+v", m)
	}
}

func TestParseStatTakesUserAndSystemTime(t *testing.T) {
	if got := parseStat("12 (a) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20"); got != 3*time.Second {
		t.Errorf("%s", got)
	}
}

func TestSpendTellsWhatACommandTook(t *testing.T) {
	s, err := spend(context.Background(), limits{time.Minute, 1 << 30}, "sh", "-c", "echo done; sleep 0.1")
	if err != nil || string(s.out) != "done\n" || s.peak <= 0 || s.wall < 100*time.Millisecond {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestSpendEndsWhatExceedsItsLimits(t *testing.T) {
	for name, l := range map[string]limits{"time": {50 * time.Millisecond, 1 << 30}, "memory": {time.Minute, 1}} {
		if _, err := spend(context.Background(), l, "sleep", "60"); err == nil || !strings.Contains(err.Error(), "more than") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestFailureOfACommandNamesItsLastLine(t *testing.T) {
	if _, err := spend(context.Background(), limits{time.Minute, 1 << 30}, "sh", "-c", "echo one >&2; echo two >&2; exit 3"); err == nil || !strings.Contains(err.Error(), "two") {
		t.Errorf("error %v", err)
	}
}

func TestMemoryOfThisProcessIsSomething(t *testing.T) {
	m, err := memoryOf(os.Getpid())
	if err != nil || m.resident < 1<<20 || m.peak < m.resident/2 {
		t.Errorf("%+v, %v", m, err)
	}
}
