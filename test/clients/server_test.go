//go:build clients

package clients

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
)

// serve publishes the project's data into a database of its own and serves it on a
// free port; it returns as soon as the program has said its address.
func serve(ctx context.Context, folder string) (url string, stop func(), err error) {
	program := os.Getenv("MAPSERVER")
	if program == "" {
		program = "bin/mapserver"
	}
	cmd := exec.CommandContext(ctx, program, "serve", "--addr", "127.0.0.1:0", "--data", "data", "--db", filepath.Join(folder, "test.db"))
	cmd.Dir = "../.."
	var log bytes.Buffer
	cmd.Stderr = &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, fmt.Errorf("%w: run make build first", err)
	}
	stop = func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	}
	listening := regexp.MustCompile(`^listening on (http://\S+?)/$`)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if m := listening.FindStringSubmatch(lines.Text()); m != nil {
			return m[1], stop, nil
		}
	}
	stop()
	return "", nil, fmt.Errorf("mapserver did not listen:\n%s", log.String())
}

// collection is a GeoJSON answer of the server.
type collection struct {
	Matched  *int `json:"numberMatched"`
	Features []feature
}

type feature struct {
	ID         int64
	Geometry   *struct{ Coordinates json.RawMessage }
	Properties map[string]any
}

// fetch asks the server for an address below its root.
func fetch(t *testing.T, path string) (http.Header, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, here.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s\n%s", path, answer.Status, body[:min(len(body), 400)])
	}
	return answer.Header, body
}

// get reads a JSON answer.
func get[T any](t *testing.T, path string) T {
	t.Helper()
	_, body := fetch(t, path)
	var v T
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
	return v
}

// atlas is the id of the atlas, which files are named by.
func atlas(t *testing.T) string {
	t.Helper()
	return get[struct{ Atlas string }](t, "/editions.json").Atlas
}
