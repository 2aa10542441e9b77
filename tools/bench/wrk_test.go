package main

import (
	"context"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func TestParseWrkReadsTheLineOfTheScript(t *testing.T) {
	l, err := parseWrk("Running 2s test @ http://127.0.0.1:1\n  8 connections\nwrk requests=4000 microseconds=2000000 bytes=1000000 p50=150.0 p99=2500.5 errors=0\n")
	want := load{seconds: 2, rate: 2000, bytes: 500_000, p50: 150, p99: 2500.5}
	if err != nil || l != want {
		t.Errorf("%+v, %v, want %+v", l, err, want)
	}
}

func TestParseWrkRefusesWhatIsNoMeasurement(t *testing.T) {
	for name, out := range map[string]string{
		"failed requests": "wrk requests=10 microseconds=1000000 bytes=10 p50=1.0 p99=1.0 errors=3\n",
		"no line":         "unable to connect to 127.0.0.1:1 Connection refused\n",
		"nothing":         "",
	} {
		if l, err := parseWrk(out); err == nil {
			t.Errorf("%s gives %+v", name, l)
		}
	}
}

func TestNoAnswerWithinTheTimeIsARateOfNothing(t *testing.T) {
	l, err := parseWrk("wrk requests=0 microseconds=1000000 bytes=0 p50=0.0 p99=0.0 errors=0\n")
	if err != nil || l.rate != 0 || !math.IsNaN(l.p50) {
		t.Errorf("%+v, %v", l, err)
	}
}

// The script asks for each line in turn, gzipped, with the ETag where there is one.
func TestScriptAsksForTheLinesInTurn(t *testing.T) {
	if _, err := exec.LookPath("wrk"); err != nil {
		t.Skip("wrk is not installed: make bench installs it")
	}
	seen := make(chan string, 1000)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case seen <- r.URL.RequestURI() + " " + r.Header.Get("Accept-Encoding") + " " + r.Header.Get("If-None-Match"):
		default:
		}
	})}
	go func() { _ = s.Serve(listener) }() // ends with the server
	defer s.Close()
	dir := t.TempDir()
	w, err := newWrk(dir, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	file, err := writeRequests(dir, "some", []string{"/a?x=1", "/b", "/c"}, map[string]string{"/b": `"tag"`})
	if err != nil {
		t.Fatal(err)
	}
	l, err := w.measure(context.Background(), "http://"+listener.Addr().String(), file, 1)
	if err != nil || l.rate <= 0 || l.p99 < l.p50 {
		t.Fatalf("%+v, %v", l, err)
	}
	next := map[string]string{"/a?x=1 gzip ": `/b gzip "tag"`, `/b gzip "tag"`: "/c gzip ", "/c gzip ": "/a?x=1 gzip "}
	for before := <-seen; len(seen) > 0; {
		got := <-seen
		if got != next[before] {
			t.Fatalf("asked %q after %q, want %q", got, before, next[before])
		}
		before = got
	}
}

func TestNoAnswerIsAnError(t *testing.T) {
	if _, err := exec.LookPath("wrk"); err != nil {
		t.Skip("wrk is not installed: make bench installs it")
	}
	dir := t.TempDir()
	w, err := newWrk(dir, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	addr, err := freeAddress()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/some.txt", []byte("/\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := w.measure(context.Background(), "http://"+addr, dir+"/some.txt", 1); err == nil || !strings.Contains(err.Error(), "wrk") {
		t.Errorf("error %v", err)
	}
}
