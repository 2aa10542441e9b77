package main

import (
	"context"
	_ "embed" // the script
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

//go:embed wrk.lua
var wrkScript []byte

// load is what wrk saw in one measurement.
type load struct {
	seconds  float64
	rate     float64 // answers a second
	bytes    float64 // a second, heads included
	p50, p99 float64 // of the time an answer took, microseconds
	cpu      float64 // of the server, seconds for each answer
}

// wrk measures an address: requests is a file as wrk.lua reads it.
type wrk struct {
	dir     string // where the script goes
	seconds int
	threads int
}

func newWrk(dir string, seconds, threads int) (*wrk, error) {
	return &wrk{dir, seconds, threads}, os.WriteFile(filepath.Join(dir, "wrk.lua"), wrkScript, 0o644)
}

func (w *wrk) measure(ctx context.Context, base, requests string, connections int) (load, error) {
	threads := min(w.threads, connections)
	cmd := exec.CommandContext(ctx, "wrk", "--threads", fmt.Sprint(threads), "--connections", fmt.Sprint(connections), "--duration", fmt.Sprintf("%ds", w.seconds),
		"--timeout", "60s", "--script", filepath.Join(w.dir, "wrk.lua"), base, "--", requests, fmt.Sprint(threads))
	out, err := cmd.CombinedOutput()
	if err != nil {
		return load{}, fmt.Errorf("wrk: %w: %s", err, lastLine(string(out)))
	}
	return parseWrk(string(out))
}

// parseWrk reads the line that the script writes at the end. No answer within the
// time is a rate of 0.
func parseWrk(out string) (load, error) {
	for line := range strings.Lines(out) {
		var requests, micros, bytes, errors int64
		var l load
		_, err := fmt.Sscanf(line, "wrk requests=%d microseconds=%d bytes=%d p50=%f p99=%f errors=%d", &requests, &micros, &bytes, &l.p50, &l.p99, &errors)
		switch {
		case err != nil:
			continue
		case errors > 0:
			return load{}, fmt.Errorf("wrk: %d of %d requests failed", errors, requests)
		case requests == 0:
			return load{p50: math.NaN(), p99: math.NaN()}, nil // no answer within the time
		}
		took := (time.Duration(micros) * time.Microsecond).Seconds()
		l.seconds, l.rate, l.bytes = took, float64(requests)/took, float64(bytes)/took
		return l, nil
	}
	return load{}, fmt.Errorf("wrk: its output has no result: %s", lastLine(out))
}
