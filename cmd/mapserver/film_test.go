package main

import (
	"bufio"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// shoot exports a film of the invented atlas.
func shoot(t *testing.T, db string, args ...string) outcome {
	t.Helper()
	return call(t, append([]string{"export", "film", "--data", invented(t), "--db", db}, args...)...)
}

func TestFilmIsAnAnimationOfEveryDay(t *testing.T) {
	out, db := filepath.Join(t.TempDir(), "new", "film.gif"), filepath.Join(t.TempDir(), "film.db")
	o := shoot(t, db, "--from", "1923-05-10", "--to", "1923-05-16", "--size", "400x300", "--out", out)
	if o.code != 0 || !strings.Contains(o.stdout, "7 days") || !strings.Contains(o.stdout, out) {
		t.Fatalf("exit %d: %s%s", o.code, o.stdout, o.stderr)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	film, err := gif.DecodeAll(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if film.Config.Width != 400 || film.Config.Height != 300 || len(film.Image) != 7 {
		t.Errorf("%d pictures of %d x %d, not 7 of 400 x 300", len(film.Image), film.Config.Width, film.Config.Height)
	}
	if film.LoopCount != 0 {
		t.Errorf("it ends after %d rounds", film.LoopCount)
	}
	// Laid over each other, the parts make whole pictures, each other than the last.
	canvas := image.NewRGBA(image.Rect(0, 0, film.Config.Width, film.Config.Height))
	var last []uint8
	for i, part := range film.Image {
		draw.Draw(canvas, part.Bounds(), part, part.Bounds().Min, draw.Over)
		if bytes.Equal(last, canvas.Pix) {
			t.Errorf("picture %d is the one before", i)
		}
		last = bytes.Clone(canvas.Pix)
		if film.Delay[i] < 2 {
			t.Errorf("picture %d is shown for %d hundredths", i, film.Delay[i])
		}
		if i > 0 && part.Bounds() == canvas.Bounds() {
			t.Errorf("picture %d is repeated in whole", i)
		}
	}
	paper := canvas.RGBAAt(3, 3)
	if (color.RGBA{255, 255, 255, 255}) != paper {
		t.Errorf("the paper is %v", paper)
	}
	if end := film.Delay[len(film.Delay)-1]; end < 200 {
		t.Errorf("the last day is shown for %d hundredths", end)
	}
	again := filepath.Join(t.TempDir(), "again.gif")
	shoot(t, db, "--from", "1923-05-10", "--to", "1923-05-16", "--size", "400x300", "--out", again)
	if other, err := os.ReadFile(again); err != nil || !bytes.Equal(b, other) {
		t.Errorf("the same film has other bytes the second time (%v)", err)
	}
}

func TestFilmIsAnMP4WhereFFmpegIs(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not installed")
	}
	out := filepath.Join(t.TempDir(), "film.mp4")
	o := shoot(t, filepath.Join(t.TempDir(), "film.db"), "--from", "1923-05-10", "--to", "1923-05-14", "--size", "320x240", "--fps", "10", "--out", out)
	if o.code != 0 {
		t.Fatalf("exit %d: %s%s", o.code, o.stdout, o.stderr)
	}
	raw, err := exec.CommandContext(t.Context(), "ffmpeg", "-v", "error", "-i", out, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	const picture = 320 * 240 * 3
	if len(raw)%picture != 0 || len(raw)/picture < 40 {
		t.Fatalf("%d bytes, %.1f pictures", len(raw), float64(len(raw))/picture)
	}
	at := raw[3*(3*320+3):]
	if min(at[0], at[1], at[2]) < 245 {
		t.Errorf("the paper is %v", at[:3])
	}
	head, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if moov, mdat := bytes.Index(head, []byte("moov")), bytes.Index(head, []byte("mdat")); moov < 0 || moov > mdat {
		t.Errorf("players must load the whole file before they begin: moov at %d, mdat at %d", moov, mdat)
	}
}

func TestFilmSaysWhatIsWrong(t *testing.T) {
	db := filepath.Join(t.TempDir(), "film.db")
	for want, args := range map[string][]string{
		"give --from and --to, or --campaign": {"--from", "1923-05-10"},
		"write width and height like":         {"--campaign", "x", "--size", "big"},
		"240 to 2400 pixels wide":             {"--campaign", "x", "--size", "100x100"},
		"10 to 60 pictures":                   {"--campaign", "x", "--fps", "1"},
		"an .mp4 or a .gif":                   {"--campaign", "x", "--out", "film.avi"},
		"no such campaign; it has":            {"--campaign", "x", "--out", "f.gif"},
		"--to: ":                              {"--from", "1923-05-10", "--to", "soon", "--out", "f.gif"},
		"lies after --to":                     {"--from", "1923-05-10", "--to", "1923-05-09", "--out", "f.gif"},
		"the atlas tells of":                  {"--from", "1990-01-01", "--to", "1990-02-01", "--out", "f.gif"},
		"a film has at most 1000":             {"--from", "1900-01-01", "--to", "1923-06-01", "--out", "f.gif"},
		"there is no such language":           {"--campaign", "x", "--lang", "xx", "--out", "f.gif"},
	} {
		o := shoot(t, db, args...)
		if o.code != 1 || o.stdout != "" || !strings.Contains(o.stderr, "mapserver: ") || !strings.Contains(o.stderr, want) {
			t.Errorf("%v: exit %d, %q; want a sentence with %q", args, o.code, o.stderr, want)
		}
	}
}

func TestInterruptedFilmLeavesTheFileBefore(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "film.gif")
	if err := os.WriteFile(out, []byte("the film before"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "export", "film", "--data", invented(t), "--db", filepath.Join(t.TempDir(), "film.db"), "--from", "1923-01-01", "--to", "1923-12-31", "--size", "1200x900", "--out", out)
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		fmt.Fprintln(&stderr, lines.Text())
		if strings.Contains(lines.Text(), "msg=drawing") {
			break
		}
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
		fmt.Fprintln(&stderr, lines.Text())
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(stderr.String(), "was not written") {
		t.Errorf("%v: %s", err, stderr.String())
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("the folder holds %v (%v)", files, err)
	}
	if b, err := os.ReadFile(out); err != nil || string(b) != "the film before" {
		t.Errorf("the file holds %d bytes (%v)", len(b), err)
	}
}
