package main

import (
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestServePublishesAndServes(t *testing.T) {
	db := filepath.Join(t.TempDir(), "var", "atlas.db")
	data := invented(t)
	p := serve(t, "--data", data, "--db", db)
	for path, want := range map[string]string{
		"/": "<html", "/control/1923-05-12.geojson": `"strait"`, "/readyz": `"status":"ready"`, "/healthz": `"version":"v0-test"`,
	} {
		if code, body := p.get(t, path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s answers %d without %s: %.200s", path, code, want, body)
		}
	}
	p.stop(t)
	if !strings.Contains(p.stderr.String(), "deriving control") {
		t.Errorf("the log tells nothing of publishing: %s", p.stderr)
	}

	again := serve(t, "--data", data, "--db", db)
	if code, _ := again.get(t, "/control/1923-05-12.geojson"); code != http.StatusOK {
		t.Errorf("the second start answers %d", code)
	}
	again.stop(t)
	for _, step := range []string{"reading the data", "deriving control", "saving edition"} {
		if strings.Contains(again.stderr.String(), step) {
			t.Errorf("an unchanged folder: the log says %q", step)
		}
	}
}

func TestServeTakesFlagsFromTheEnvironment(t *testing.T) {
	t.Setenv("MAPSERVER_DATA", invented(t))
	t.Setenv("MAPSERVER_DB", filepath.Join(t.TempDir(), "atlas.db"))
	t.Setenv("MAPSERVER_BASE_URL", "https://maps.example/")
	p := serve(t)
	if _, body := p.get(t, "/robots.txt"); !strings.Contains(body, "https://maps.example/sitemap.xml") {
		t.Errorf("robots.txt is %s", body)
	}
	p.stop(t)
}

// Without --db the editions stand in var/ of the working folder.
func TestServeNeedsNothingButTheDataFolder(t *testing.T) {
	p := serve(t, "--data", invented(t))
	if _, err := os.Stat(filepath.Join(p.cmd.Dir, "var", "heldline.db")); err != nil {
		t.Error(err)
	}
	p.stop(t)
}

func TestInterruptEndsTheServerToo(t *testing.T) {
	p := serve(t, "--data", invented(t))
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server left with %v", err)
	}
}

// Told to stop while it publishes, it stops.
func TestTermWhilePublishing(t *testing.T) {
	for _, wait := range []time.Duration{5, 20, 50} {
		cmd := exec.Command(binary, "serve", "--addr", "127.0.0.1:0", "--data", invented(t), "--db", filepath.Join(t.TempDir(), "atlas.db"))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait * time.Millisecond)
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil && wait > 20 { // before its first line of code a program dies of the signal
			t.Errorf("after %d ms the server left with %v", wait, err)
		}
	}
}

func TestServeExplainsWhatStopsIt(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	quietly := func(o outcome) outcome {
		o.stderr = withoutLog(o.stderr)
		return o
	}
	quietly(call(t, "serve", "--data", invented(t), "--addr", taken.Addr().String())).sentence(t, "the address "+taken.Addr().String()+" is in use")
	quietly(call(t, "serve", "--data", invented(t), "--addr", "nonsense")).sentence(t, "cannot listen on nonsense")
	call(t, "serve", "--data", filepath.Join(t.TempDir(), "none")).sentence(t, "does not exist")
	call(t, "serve", "--data", binary).sentence(t, "is a file")
	call(t, "serve", "--data", invented(t), "--base-url", "maps.example").sentence(t, "is no web address")
	diary := filepath.Join(t.TempDir(), "diary.txt")
	if err := os.WriteFile(diary, []byte(strings.Repeat("Dear diary. ", 400)), 0o644); err != nil {
		t.Fatal(err)
	}
	call(t, "serve", "--data", invented(t), "--db", diary).sentence(t, diary+" is damaged or no SQLite file")
}

// withoutLog leaves out the lines of the log.
func withoutLog(stderr string) string {
	var out strings.Builder
	for line := range strings.Lines(stderr) {
		if !strings.HasPrefix(line, "time=") {
			out.WriteString(line)
		}
	}
	return out.String()
}

func TestDamagedDataWithoutAnEditionIsNotServed(t *testing.T) {
	data := invented(t)
	spoil(t, data, "claims.csv", "1923-05-03", "soon")
	o := call(t, "serve", "--data", data, "--addr", "127.0.0.1:0")
	if o.code != 1 || o.stdout != "" || !strings.Contains(o.stderr, "claims.csv:3:") || !strings.Contains(o.stderr, "1 problem in the data") {
		t.Errorf("exit %d, stdout %q, stderr %q", o.code, o.stdout, o.stderr)
	}
}

func TestDamagedDataWithAnEditionServesThat(t *testing.T) {
	data, db := invented(t), filepath.Join(t.TempDir(), "atlas.db")
	first := serve(t, "--data", data, "--db", db)
	_, before := first.get(t, "/control/1923-05-12.geojson")
	first.stop(t)
	spoil(t, data, "claims.csv", "1923-05-03", "soon")
	p := serve(t, "--data", data, "--db", db)
	if code, after := p.get(t, "/control/1923-05-12.geojson"); code != http.StatusOK || after != before {
		t.Errorf("the older edition answers %d otherwise than before", code)
	}
	if _, body := p.get(t, "/readyz"); !strings.Contains(body, `"status":"degraded"`) || !strings.Contains(body, "1 problem in the data") {
		t.Errorf("readyz is %s", body)
	}
	p.stop(t)
	if !strings.Contains(p.stderr.String(), "claims.csv:3:") || !strings.Contains(p.stderr.String(), "serving the last edition") {
		t.Errorf("the log does not say why: %s", p.stderr)
	}
}
