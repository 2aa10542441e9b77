//go:build clients

package clients

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience bounds everything that a client may take, on a machine that is busy.
const patience = 3 * time.Minute

// world is what all tests share: one server and one run of QGIS.
type world struct {
	url    string // of the server, without a slash at the end
	folder string // for downloads; removed at the end
	python string // knows qgis and osgeo
	look   func() (report, error)
}

var here world

func TestMain(m *testing.M) {
	code, err := runAll(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "clients:", err)
		code = 1
	}
	os.Exit(code)
}

func runAll(m *testing.M) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	defer cancel()
	python, err := exec.CommandContext(ctx, "../../tools/qgis.sh").Output()
	if err != nil {
		return 1, fmt.Errorf("no Python that knows QGIS, or no ogr2ogr: on Debian, install python3-qgis and gdal-bin")
	}
	folder, err := os.MkdirTemp("", "heldline-clients-")
	if err != nil {
		return 1, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	url, stop, err := serve(ctx, folder)
	if err != nil {
		return 1, err
	}
	defer stop()
	here = world{url: url, folder: folder, python: strings.TrimSpace(string(python))}
	// QGIS works while the tests of GDAL run.
	here.look = sync.OnceValues(func() (report, error) { return look(ctx, here) })
	go func() { _, _ = here.look() }()
	return m.Run(), nil
}

// environment is that of a reader who has never opened QGIS before: no profile, no
// cache, no proxy, no screen.
func (w world) environment() []string {
	var env []string
	for _, kv := range os.Environ() {
		name, _, _ := strings.Cut(kv, "=")
		if !strings.HasSuffix(strings.ToLower(name), "_proxy") && !strings.HasPrefix(name, "QGIS_") && name != "TZ" {
			env = append(env, kv)
		}
	}
	home := filepath.Join(w.folder, "home")
	return append(env, "QT_QPA_PLATFORM=offscreen", "HOME="+home, "XDG_RUNTIME_DIR="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home,
		"XDG_DATA_HOME="+home, "QGIS_CUSTOM_CONFIG_PATH="+home, "PYTHONDONTWRITEBYTECODE=1", "LC_ALL=C.UTF-8", "TZ=UTC", "GDAL_HTTP_TIMEOUT=60")
}
