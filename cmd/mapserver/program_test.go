package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// binary is the built program; the tests run it as readers do.
var binary string

func TestMain(m *testing.M) {
	os.Exit(withBinary(m))
}

// withBinary builds the program once with the tags of the Makefile and runs the tests.
func withBinary(m *testing.M) int {
	dir, err := os.MkdirTemp("", "mapserver")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}()
	makefile, err := os.ReadFile("../../Makefile")
	tags := regexp.MustCompile(`(?m)^TAGS := (\S+)$`).FindSubmatch(makefile)
	if err != nil || tags == nil {
		fmt.Fprintln(os.Stderr, "the Makefile names no tags:", err)
		return 1
	}
	binary = filepath.Join(dir, "mapserver")
	build := exec.Command("go", "build", "-tags", string(tags[1]), "-ldflags", "-X main.version=v0-test", "-o", binary, ".")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// outcome is what a finished command left.
type outcome struct {
	code           int
	stdout, stderr string
}

// call runs a command to its end in an empty folder.
func call(t *testing.T, args ...string) outcome {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), binary, args...)
	cmd.Dir = t.TempDir()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// sentence checks that a command failed with one sentence.
func (o outcome) sentence(t *testing.T, want string) {
	t.Helper()
	if o.code != 1 || o.stdout != "" || strings.Count(o.stderr, "\n") != 1 || !strings.HasPrefix(o.stderr, "mapserver: ") || !strings.Contains(o.stderr, want) {
		t.Errorf("exit %d, stdout %q, stderr %q; want 1 and one sentence with %q", o.code, o.stdout, o.stderr, want)
	}
}

// process is a running server.
type process struct {
	cmd    *exec.Cmd
	url    string
	stdout *bufio.Reader
	stderr *bytes.Buffer
}

// serve starts the server on a free port and waits for its line.
func serve(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(binary, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...), stderr: &bytes.Buffer{}}
	p.cmd.Dir, p.cmd.Stderr = t.TempDir(), p.stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if p.cmd.ProcessState == nil {
			_ = p.cmd.Process.Kill()
			_ = p.cmd.Wait()
		}
	})
	p.stdout = bufio.NewReader(out)
	line, err := p.stdout.ReadString('\n')
	if err != nil {
		_ = p.cmd.Wait()
		t.Fatalf("no line: %v; stderr %s", err, p.stderr)
	}
	match := regexp.MustCompile(`^listening on (http://127\.0\.0\.1:[1-9]\d*)/\n$`).FindStringSubmatch(line)
	if match == nil {
		t.Fatalf("the line is %q", line)
	}
	p.url = match[1]
	return p
}

// stop ends the server with a signal and checks that it said nothing more and left with 0.
func (p *process) stop(t *testing.T) {
	t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	more, err := io.ReadAll(p.stdout)
	if err != nil || len(more) != 0 {
		t.Errorf("after its line the server wrote %q (%v)", more, err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server left with %v; stderr %s", err, p.stderr)
	}
}

// get reads a page of the running server.
func (p *process) get(t *testing.T, path string) (int, string) {
	t.Helper()
	client := http.Client{Timeout: 20 * time.Second}
	r, err := client.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// invented copies the invented atlas into a folder that a test may change.
func invented(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "atlas")
	if err := os.CopyFS(dir, os.DirFS("../../internal/server/testdata/atlas2")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// spoil writes a text over another in a file of a folder.
func spoil(t *testing.T, dir, file, old, text string) {
	t.Helper()
	path := filepath.Join(dir, file)
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s does not hold %q (%v)", path, old, err)
	}
	if err := os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(text), 1), 0o644); err != nil {
		t.Fatal(err)
	}
}
