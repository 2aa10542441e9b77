package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// memory is what the kernel says of a process, in bytes.
type memory struct{ resident, peak int64 }

// memoryOf reads VmRSS and VmHWM of a process that runs.
func memoryOf(pid int) (memory, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return memory{}, err
	}
	return parseStatus(string(status)), nil
}

func parseStatus(status string) memory {
	var m memory
	for line := range strings.Lines(status) {
		name, rest, _ := strings.Cut(line, ":")
		kB, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
		switch name {
		case "VmRSS":
			m.resident = kB << 10
		case "VmHWM":
			m.peak = kB << 10
		}
	}
	return m
}

// ticks of the kernel's clock in a second, as Linux counts for every program.
const ticks = 100

// cpuOf is the CPU time of a process and of its children, which nginx has.
func cpuOf(pid int) time.Duration {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)) // nothing of a process that has ended
	total := parseStat(string(stat))
	children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid)) // likewise
	for _, child := range strings.Fields(string(children)) {
		if n, err := strconv.Atoi(child); err == nil {
			total += cpuOf(n)
		}
	}
	return total
}

// parseStat reads the time in user and system mode; the name of a program, in
// parentheses, may hold anything.
func parseStat(stat string) time.Duration {
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:])
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * time.Second / ticks
}

// limits end a process that would take the machine away from others.
type limits struct {
	time   time.Duration
	memory int64 // resident bytes
}

// spent is what a process that has ended took.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // VmHWM in bytes, read every few milliseconds
	out       []byte
}

// spend runs a command to its end within limits.
func spend(ctx context.Context, most limits, command ...string) (spent, error) {
	ctx, cancel := context.WithTimeout(ctx, most.time)
	defer cancel()
	var s spent
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr, cmd.Env = &out, &errs, environment()
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return s, err
	}
	var watched error
	ended := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			if m, err := memoryOf(cmd.Process.Pid); err == nil {
				s.peak = max(s.peak, m.peak)
				if m.resident > most.memory {
					watched = fmt.Errorf("took more than %s", bytesText(float64(most.memory)))
					cancel()
					return
				}
			}
			select {
			case <-ended:
				return
			case <-tick.C:
			}
		}
	}()
	err := cmd.Wait()
	s.wall = time.Since(start)
	close(ended)
	<-stopped
	s.cpu, s.out = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), out.Bytes()
	switch {
	case watched != nil:
		err = watched
	case ctx.Err() == context.DeadlineExceeded:
		err = fmt.Errorf("took more than %s", most.time)
	case err != nil:
		err = fmt.Errorf("%w: %s", err, lastLine(errs.String()))
	}
	return s, err
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// environment is ours without what would configure the program.
func environment() []string {
	var out []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "MAPSERVER_") {
			out = append(out, e)
		}
	}
	return out
}

// stop ends a process that serves and waits for it.
func stop(cmd *exec.Cmd) {
	_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended by itself
	_ = cmd.Wait()
}
