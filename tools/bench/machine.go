package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine says in a line what everything ran on.
func machine() string {
	cpu := field("/proc/cpuinfo", "model name")
	if cpu == "" {
		cpu = runtime.GOARCH
	}
	ram := strings.TrimSuffix(field("/proc/meminfo", "MemTotal"), " kB")
	var kB float64
	_, _ = fmt.Sscan(ram, &kB) // 0 where the kernel does not say
	return fmt.Sprintf("%d × %s, %.0f GiB, %s, %s, %s, %s", runtime.NumCPU(), cpu, kB/(1<<20), release(), runtime.Version(), version("nginx", "-v"), version("wrk", "-v"))
}

// field is the value of the first line of a file that begins with a name.
func field(file, name string) string {
	text, _ := os.ReadFile(file) // nothing where there is none
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func release() string {
	text, _ := os.ReadFile("/etc/os-release") // nothing where there is none
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(line, "PRETTY_NAME="); ok {
			return strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return runtime.GOOS
}

// version is the first line that a tool says of itself, shortened to name and number.
func version(tool, flag string) string {
	out, _ := exec.Command(tool, flag).CombinedOutput() // wrk leaves with 1
	words := strings.Fields(strings.TrimPrefix(string(out), "nginx version: "))
	if len(words) == 0 {
		return tool
	}
	if strings.Contains(words[0], "/") {
		return words[0]
	}
	return strings.Join(words[:min(2, len(words))], " ")
}
