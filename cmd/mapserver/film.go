package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/google/renameio/v2"

	"github.com/heldline/heldline/internal/poster"
)

// learned is how many pictures a GIF's palette is learned from.
const learned = 6

// write draws every day into the file, which appears only when it is whole.
func (f *film) write(p *program, studio *poster.Studio, fps int) (err error) {
	shots := poster.Shots(f.edition, f.view, f.from, f.to)
	began := time.Now()
	if err := os.MkdirAll(filepath.Dir(f.out), 0o755); err != nil {
		return err
	}
	file, err := renameio.NewPendingFile(f.out, renameio.WithPermissions(0o644))
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", f.out, err)
	}
	defer func() { err = errors.Join(err, file.Cleanup()) }()
	tell, end := progressOf(p, "drawing")
	defer end()
	if f.ffmpeg == "" {
		err = f.animate(p.ctx, file, studio, shots, tell)
	} else {
		err = f.encode(p.ctx, file.Name(), studio, shots, fps, tell)
	}
	if p.ctx.Err() != nil {
		return fmt.Errorf("interrupted; %s was not written", f.out)
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(file.Name())
	if err != nil {
		return err
	}
	if err := file.CloseAtomicallyReplace(); err != nil {
		return fmt.Errorf("cannot write %s: %w", f.out, err)
	}
	var length time.Duration
	for _, shot := range shots {
		length += shot.Hold
	}
	_, err = fmt.Fprintf(p.stdout, "wrote %s: %s days in %.1f s of film, %d x %d, %.1f MB, edition %s, %.1f s\n",
		f.out, grouped(len(shots)), length.Seconds(), f.width, f.height, float64(info.Size())/1e6, f.edition.ID, time.Since(began).Seconds())
	return err
}

// animate writes a GIF.
func (f *film) animate(ctx context.Context, w io.Writer, studio *poster.Studio, shots []poster.Shot, tell func(done, total int)) error {
	var sample []*image.RGBA
	for _, shot := range poster.Sample(shots, learned) {
		sample = append(sample, studio.Compose(f.spec(shot.Day)).Raster())
	}
	animation := poster.NewAnimation(sample)
	err := studio.Film(ctx, shots, f.spec, func(i int, picture *image.RGBA) error {
		animation.Add(picture, shots[i].Hold)
		tell(i+1, len(shots))
		return nil
	})
	if err != nil {
		return err
	}
	return animation.Write(w)
}

// encode pipes the pictures through ffmpeg into a file.
func (f *film) encode(ctx context.Context, to string, studio *poster.Studio, shots []poster.Shot, fps int, tell func(done, total int)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	command := exec.CommandContext(ctx, f.ffmpeg, "-hide_banner", "-loglevel", "error", "-nostdin",
		"-f", "rawvideo", "-pixel_format", "rgba", "-video_size", fmt.Sprintf("%dx%d", f.width, f.height), "-framerate", strconv.Itoa(fps), "-i", "pipe:0",
		"-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "20", "-pix_fmt", "yuv420p", "-movflags", "+faststart",
		"-map_metadata", "-1", "-fflags", "+bitexact", "-f", "mp4", "-y", to)
	var said bytes.Buffer
	command.Stderr = &said
	pipe, err := command.StdinPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return fmt.Errorf("%s: %w", f.ffmpeg, err)
	}
	shown, due := 0, time.Duration(0)
	drawing := studio.Film(ctx, shots, f.spec, func(i int, picture *image.RGBA) error {
		// Whole pictures stand for each day's time, and what they miss of it is made
		// up for by the next.
		due += shots[i].Hold
		for until := max(shown+1, int(due.Seconds()*float64(fps)+0.5)); shown < until; shown++ {
			if _, err := pipe.Write(picture.Pix); err != nil {
				return err
			}
		}
		tell(i+1, len(shots))
		return nil
	})
	closing := pipe.Close()
	// A broken pipe has its reason in what ffmpeg says.
	if err := command.Wait(); err != nil {
		return fmt.Errorf("ffmpeg could not write the film: %s; name a .gif with --out to do without it", firstLine(said.String(), err))
	}
	return errors.Join(drawing, closing)
}

// firstLine is what a program says first of an error, else the error.
func firstLine(said string, err error) string {
	if line, _, _ := strings.Cut(strings.TrimSpace(said), "\n"); line != "" {
		return strings.TrimSuffix(line, ".")
	}
	return err.Error()
}
