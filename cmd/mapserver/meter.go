package main

import (
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/heldline/heldline/internal/gazetteerfile"
)

// meter shows how far an import is: as a bar on a terminal, else as a line of the
// log every few seconds.
type meter struct {
	log      *slog.Logger
	terminal *os.File // nil if there is none
	bar      *progressbar.ProgressBar
	stage    gazetteerfile.Stage
	began    time.Time // of the stage
	logged   time.Time
}

const (
	betweenLogLines = 3 * time.Second
	betweenFrames   = 100 * time.Millisecond
)

func newMeter(p *program) *meter {
	m := &meter{log: p.log, logged: time.Now()}
	if f, ok := p.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		m.terminal = f
	}
	return m
}

// tell takes progress; stages follow each other.
func (m *meter) tell(x gazetteerfile.Progress) {
	now := time.Now()
	if x.Stage != m.stage {
		m.close()
		m.stage, m.began = x.Stage, now
	}
	if m.terminal != nil {
		m.draw(x, now)
		return
	}
	if now.Sub(m.logged) >= betweenLogLines {
		m.logged = now
		m.log.Info(string(x.Stage), m.words(x, now)...)
	}
}

// words are the attributes of a log line.
func (m *meter) words(x gazetteerfile.Progress, now time.Time) []any {
	var words []any
	if x.Total > 0 {
		words = append(words, "done", fmt.Sprintf("%d%%", 100*min(x.Done, x.Total)/x.Total))
	}
	if x.Rows > 0 {
		words = append(words, unit(x.Stage), x.Rows)
	}
	if spent := now.Sub(m.began); x.Total > x.Done && x.Done > 0 && spent > time.Second {
		words = append(words, "elapsed", spent.Round(time.Second))
	}
	return words
}

// draw brings the bar up to date.
func (m *meter) draw(x gazetteerfile.Progress, now time.Time) {
	total := x.Total
	if total <= 0 {
		total = -1
	}
	if m.bar == nil {
		m.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(m.terminal), progressbar.OptionThrottle(betweenFrames),
			progressbar.OptionShowBytes(x.Stage != gazetteerfile.Indexing), progressbar.OptionSetPredictTime(true), progressbar.OptionFullWidth(),
			progressbar.OptionSetSpinnerChangeInterval(0), progressbar.OptionUseANSICodes(true))
	}
	m.bar.Describe(m.label(x, now))
	if total > 0 && x.Done > total {
		x.Done = total
	}
	if err := m.bar.Set64(x.Done); err != nil {
		m.log.Debug("the progress bar cannot be drawn", "error", err)
	}
}

// label stands before the bar.
func (m *meter) label(x gazetteerfile.Progress, now time.Time) string {
	label := fmt.Sprintf("%-15s", x.Stage)
	if x.Rows > 0 {
		label += " " + grouped(x.Rows) + " " + unit(x.Stage)
		if spent := now.Sub(m.began).Seconds(); spent > 1 {
			label += fmt.Sprintf(", %s/s", grouped(int(float64(x.Rows)/spent)))
		}
	}
	return label
}

// unit is what a stage counts.
func unit(stage gazetteerfile.Stage) string {
	if stage == gazetteerfile.Alternates {
		return "names"
	}
	return "rows"
}

// close ends the line of the bar.
func (m *meter) close() {
	if m.bar == nil {
		return
	}
	if err := m.bar.Exit(); err != nil {
		m.log.Debug("the progress bar cannot be drawn", "error", err)
	}
	m.bar = nil
	fmt.Fprintln(m.terminal)
}
