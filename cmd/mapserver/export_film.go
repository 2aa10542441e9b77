package main

import (
	"cmp"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/poster"
	"github.com/heldline/heldline/internal/sqlite"
	"github.com/heldline/heldline/internal/words"
	"github.com/heldline/heldline/web"
)

// exportFilmCommand writes a film of some days.
type exportFilmCommand struct {
	From     string `help:"The first day, YYYY-MM-DD; that of the campaign without it." placeholder:"DATE"`
	To       string `help:"The last day, YYYY-MM-DD; that of the campaign without it." placeholder:"DATE"`
	Campaign string `help:"The id of a campaign: the map is on its places; its days are shown unless others are given." placeholder:"ID"`
	Rule     string `default:"documented" enum:"documented,strict,any" help:"Which claims count: documented, strict or any; ${default} by default."`
	Lang     string `default:"en" help:"The language of the words, en or ar; ${default} by default." placeholder:"CODE"`
	Theme    string `default:"light" enum:"light,dark" help:"The ground: light or dark; ${default} by default."`
	Title    string `help:"A headline above the date." placeholder:"TEXT"`
	Size     string `default:"1080x1080" help:"Width and height in pixels, ${default} by default." placeholder:"WxH"`
	FPS      int    `name:"fps" default:"25" help:"Pictures a second of an MP4, 10 to 60; ${default} by default." placeholder:"N"`
	Out      string `help:"The file to write, .mp4 or .gif; heldline-FROM-TO by default, .mp4 where ffmpeg is installed." placeholder:"FILE" type:"path"`
	Data     string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB       string `name:"db" default:"var/heldline.db" help:"The SQLite file of published editions, ${default} by default." placeholder:"FILE"`
}

// Help is shown by --help.
func (exportFilmCommand) Help() string {
	return `Draws a poster of each day, with its date, rule, legend and strip of time, and strings them together: days on
which the map changes stay longest, days without reports pass quickly. Publishes the folder first if the
database lacks its edition.

  mapserver export film --campaign autumn-offensive
  mapserver export film --from 2001-10-25 --to 2001-12-10 --size 1080x1920 --lang ar --out story.mp4

An MP4 (H.264, as social networks take it) needs the program ffmpeg; without it the film is an animated GIF.
A file is replaced only by a whole film.`
}

// Limits of a film.
const (
	mostDays = 1000
	leastFPS = 10
	mostFPS  = 60
)

// film is what is to be drawn, read from the flags.
type film struct {
	edition       *edition.Edition
	view          *edition.View
	from, to      edtf.Day
	width, height int
	out           string
	ffmpeg        string // path of the program; "" for a GIF
	spec          func(edtf.Day) poster.Spec
}

// Run draws the film.
func (c *exportFilmCommand) Run(p *program) (err error) {
	f := &film{}
	if err := c.shape(f); err != nil {
		return err
	}
	faces, err := poster.LoadFaces(web.Faces())
	if err != nil {
		return err
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	content, err := publishedContent(p, store, c.Data)
	if err != nil {
		return err
	}
	if err := c.read(f, edition.New(content)); err != nil {
		return err
	}
	return f.write(p, poster.NewStudio(faces), c.FPS)
}

// shape checks the flags that need no edition.
func (c *exportFilmCommand) shape(f *film) (err error) {
	if c.Campaign == "" && (c.From == "" || c.To == "") {
		return errors.New("a film needs its days: give --from and --to, or --campaign")
	}
	if f.width, f.height, err = parseSize(c.Size); err != nil {
		return err
	}
	if c.FPS < leastFPS || c.FPS > mostFPS {
		return fmt.Errorf("--fps %d: a film has %d to %d pictures a second", c.FPS, leastFPS, mostFPS)
	}
	if f.out, f.ffmpeg, err = c.file(); err != nil {
		return err
	}
	if f.ffmpeg != "" && (f.width%2 == 1 || f.height%2 == 1) {
		return fmt.Errorf("--size %s: an MP4 needs an even width and height", c.Size)
	}
	return nil
}

// read checks the other flags against an edition.
func (c *exportFilmCommand) read(f *film, e *edition.Edition) error {
	catalogue, err := words.Load()
	if err != nil {
		return err
	}
	if !catalogue.Has(c.Lang) {
		return fmt.Errorf("--lang %q: there is no such language; there are %s", c.Lang, strings.Join(catalogue.Codes(), " and "))
	}
	if err := e.Prepare(atlas.Rule(c.Rule)); err != nil {
		return err
	}
	f.edition, f.view = e, e.View(atlas.Reading{Rule: atlas.Rule(c.Rule)})
	if f.from, f.to, err = c.days(e); err != nil {
		return err
	}
	if f.out == "" {
		f.out = fmt.Sprintf("heldline-%s-%s%s", f.from, f.to, f.ext())
	}
	site, err := pages.New(catalogue, docs.Manuals(), pages.Options{})
	if err != nil {
		return err
	}
	lang := catalogue.Language(c.Lang)
	reel := &poster.Reel{From: f.from, To: f.to}
	for d := f.from; d <= f.to; d++ {
		if text := lang.Day(d); utf8.RuneCountInString(text) > utf8.RuneCountInString(reel.Widest) {
			reel.Widest = text
		}
	}
	f.spec = func(d edtf.Day) poster.Spec {
		spec := site.Poster(
			pages.Request{Edition: e, Reading: f.view.Reading, Lang: c.Lang, Day: d, Path: "/"},
			pages.PosterOptions{Width: f.width, Height: f.height, Dark: c.Theme == "dark", Title: c.Title, Campaign: c.Campaign},
		)
		spec.Reel = reel
		return spec
	}
	return nil
}

// ext is the suffix of the film's file.
func (f *film) ext() string {
	if f.ffmpeg == "" {
		return ".gif"
	}
	return ".mp4"
}

// days are the first and the last day of the film.
func (c *exportFilmCommand) days(e *edition.Edition) (from, to edtf.Day, err error) {
	if c.Campaign != "" {
		x := e.Index.Campaigns[c.Campaign]
		if x == nil {
			var ids []string
			for i := range e.Atlas.Campaigns {
				ids = append(ids, e.Atlas.Campaigns[i].ID)
			}
			return 0, 0, fmt.Errorf("--campaign %q: the atlas has no such campaign; it has %s", c.Campaign, cmp.Or(strings.Join(ids, ", "), "none"))
		}
		from, to = x.WindowStart, x.WindowEnd
	}
	for _, flag := range []struct {
		name, text string
		into       *edtf.Day
	}{{"--from", c.From, &from}, {"--to", c.To, &to}} {
		if flag.text == "" {
			continue
		}
		if *flag.into, err = edtf.ParseDay(flag.text); err != nil {
			return 0, 0, fmt.Errorf("%s: %w", flag.name, err)
		}
	}
	switch {
	case from > to:
		return 0, 0, fmt.Errorf("--from %s lies after --to %s", from, to)
	case from > e.Last || to < e.First:
		return 0, 0, fmt.Errorf("--from %s, --to %s: the atlas tells of %s to %s", from, to, e.First, e.Last)
	case to-from >= mostDays:
		return 0, 0, fmt.Errorf("--from %s, --to %s: these are %d days; a film has at most %d", from, to, to-from+1, mostDays)
	}
	return from, to, nil
}

// parseSize reads 1080x1920.
func parseSize(text string) (width, height int, err error) {
	if n, err := fmt.Sscanf(text+" ", "%dx%d ", &width, &height); n != 2 || err != nil || fmt.Sprintf("%dx%d", width, height) != text {
		return 0, 0, fmt.Errorf("--size %q: write width and height like 1080x1920", text)
	}
	if width < poster.MinWidth || width > poster.MaxWidth || height < poster.MinHeight || height > poster.MaxHeight {
		return 0, 0, fmt.Errorf("--size %s: a picture is %d to %d pixels wide and %d to %d high", text, poster.MinWidth, poster.MaxWidth, poster.MinHeight, poster.MaxHeight)
	}
	return width, height, nil
}

// file decides between an MP4 and a GIF: by the name of the file, or where none is
// given by what the machine can write.
func (c *exportFilmCommand) file() (out, ffmpeg string, err error) {
	ffmpeg, missing := exec.LookPath("ffmpeg")
	switch ext := strings.ToLower(filepath.Ext(c.Out)); {
	case c.Out == "" && missing != nil:
		return "", "", nil
	case c.Out == "":
		return "", ffmpeg, nil
	case ext == ".gif":
		return c.Out, "", nil
	case ext != ".mp4":
		return "", "", fmt.Errorf("--out %s: a film is an .mp4 or a .gif", c.Out)
	case missing != nil:
		return "", "", fmt.Errorf("--out %s: an MP4 needs the program ffmpeg, which is not installed; install it (apt-get install ffmpeg), or name a .gif", c.Out)
	}
	return c.Out, ffmpeg, nil
}
