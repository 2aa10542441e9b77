package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// server is a process that answers on the loopback.
type server struct {
	name string // ours, nginx or plain
	base string // http://127.0.0.1:port
	cmd  *exec.Cmd
}

func (s *server) stop() { stop(s.cmd) }

// cpu is the CPU time that it has taken so far.
func (s *server) cpu() time.Duration { return cpuOf(s.cmd.Process.Pid) }

// freeAddress is an address on the loopback that nobody listens on.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// start starts a server and waits until a path of it answers 200; it returns how
// long that took from the start of the process.
func start(ctx context.Context, name, addr, path, log string, most limits, command ...string) (*server, time.Duration, error) {
	f, err := os.Create(log)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	s := &server{name, "http://" + addr, exec.CommandContext(ctx, command[0], command[1:]...)}
	s.cmd.Stdout, s.cmd.Stderr, s.cmd.Env = f, f, environment()
	// Killed, nginx would leave its workers behind.
	s.cmd.Cancel = func() error { return s.cmd.Process.Signal(syscall.SIGTERM) }
	begun := time.Now()
	if err := s.cmd.Start(); err != nil {
		return nil, 0, err
	}
	for {
		if r, err := http.Get(s.base + path); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return s, time.Since(begun), nil
			}
		}
		if err := s.within(most); err != nil {
			s.stop()
			return nil, 0, err
		}
		if time.Since(begun) > most.time || ctx.Err() != nil || ended(s.cmd.Process.Pid) {
			s.stop()
			text, _ := os.ReadFile(log) // what it said, if anything
			return nil, 0, fmt.Errorf("%s does not answer after %s: %s", name, time.Since(begun).Round(time.Millisecond), lastLine(string(text)))
		}
		time.Sleep(time.Millisecond)
	}
}

// within says when a server has outgrown its limits, or is gone.
func (s *server) within(most limits) error {
	m, err := memoryOf(s.cmd.Process.Pid)
	if err == nil && m.resident > most.memory {
		err = fmt.Errorf("%s takes more than %s", s.name, bytesText(float64(most.memory)))
	}
	return err
}

// ended reports that a process has ended and only waits to be asked how.
func ended(pid int) bool { return field(fmt.Sprintf("/proc/%d/status", pid), "State") == "Z (zombie)" }

// serve starts the program on a published folder.
func serve(ctx context.Context, program, folder, db, log string, most limits) (*server, time.Duration, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, 0, err
	}
	return start(ctx, "ours", addr, "/readyz", log, most, program, "serve", "--addr", addr, "--data", folder, "--db", db)
}

// modest are the limits of what only sends files.
func modest() limits { return limits{time.Minute, 4 << 30} }

// servePlain starts the bare handler on a folder of answers.
func servePlain(ctx context.Context, dir, log string) (*server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	s, _, err := start(ctx, "plain", addr, "/ready", log, modest(), self, "plain", "--addr", addr, dir)
	return s, err
}

// nginxConfig is what Debian's packages set, without logs and without a limit of
// requests for a connection. %[1]s is the work folder, %[2]s the address, %[3]s the answers.
const nginxConfig = `worker_processes auto;
daemon off;
pid %[1]s/nginx.pid;
error_log %[1]s/nginx.log;
events { worker_connections 768; }
http {
	sendfile on;
	tcp_nopush on;
	keepalive_requests 1000000000;
	default_type application/octet-stream;
	access_log off;
	client_body_temp_path %[1]s/body;
	proxy_temp_path %[1]s/proxy;
	fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi;
	scgi_temp_path %[1]s/scgi;
	server {
		listen %[2]s;
		root %[3]s;
		gzip_static on;
		etag on;
	}
}
`

// serveNginx starts nginx on a folder of answers.
func serveNginx(ctx context.Context, work, dir string) (*server, error) {
	addr, err := freeAddress()
	if err != nil {
		return nil, err
	}
	config := filepath.Join(work, "nginx.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, nginxConfig, work, addr, dir), 0o644); err != nil {
		return nil, err
	}
	s, _, err := start(ctx, "nginx", addr, "/ready", filepath.Join(work, "nginx.out"), modest(), "nginx", "-p", work, "-e", filepath.Join(work, "nginx.log"), "-c", config)
	return s, err
}
