package export

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/heldline/heldline/internal/edition"
)

// Site copies an edition as the files of a web site.
type Site struct {
	// Ask answers an address as the server does. It is asked for several addresses at
	// a time.
	Ask           func(ctx context.Context, address string) (status int, body []byte, err error)
	Patterns      []Pattern
	Bundle        []string // files of the front end
	BundleVersion string
	Edition       *edition.Edition
	Published     []string              // ids of the editions whose changes have a page: all of the atlas
	Langs         []string              // languages that stand in addresses: all but the first
	BaseURL       string                // public address; "" = not known, so there is no sitemap and no feed
	Version       string                // of the program
	Posters       bool                  // draw the pictures of days
	Gzip, Brotli  bool                  // write packed copies beside what can be packed
	Progress      func(done, total int) // told in order, by one goroutine at a time
}

// Report says what an export did.
type Report struct {
	Files     int   // in the copy now, packed ones too
	Bytes     int64 // of them
	Written   int   // new or changed
	Removed   int   // of the export before
	Kept      int   // of editions exported before
	Bundle    bool  // the front end is part of the copy
	Addresses int
}

// Write brings the folder up to date: files that are the same already are left
// untouched, those of the export before that have no place any more are removed,
// and what is not from an export is never changed. Each file changes at once, so a
// file server may go on reading. It refuses a folder that holds something else.
func (s *Site) Write(ctx context.Context, dir string) (report Report, err error) {
	items, err := s.plan()
	if err != nil {
		return report, err
	}
	f, err := openFolder(dir)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, f.root.Close()) }()
	if err := f.reserve(s.names(items)); err != nil {
		return report, err
	}
	report.Addresses, report.Bundle = len(items), slices.Contains(s.Bundle, "app.js")
	if err := f.begin(s.label()); err != nil {
		return report, err
	}
	tell := s.teller(len(items))
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for _, x := range items {
		work.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			err := s.item(ctx, f, x)
			tell()
			return err
		})
	}
	if err := work.Wait(); err != nil {
		return report, err
	}
	if err := f.finish(s.Edition.ID, s.BundleVersion); err != nil {
		return report, err
	}
	report.Files, report.Bytes, report.Written, report.Removed, report.Kept = f.count()
	return report, nil
}

// teller counts what is done.
func (s *Site) teller(total int) func() {
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		if s.Progress != nil {
			s.Progress(done, total)
		}
	}
}

// item asks for an address and writes its file, with the packed ones beside it.
func (s *Site) item(ctx context.Context, f *folder, x item) error {
	status, plain, err := s.Ask(ctx, x.address)
	if err != nil {
		return fmt.Errorf("%s: %w", x.address, err)
	}
	if status != x.status() {
		return fmt.Errorf("the server answers %s with %d: %.200s", x.address, status, plain)
	}
	gz := sync.OnceValues(func() ([]byte, error) { return gzipOf(plain) })
	br := sync.OnceValues(func() ([]byte, error) { return brotliOf(plain) })
	for _, file := range x.files {
		if err := f.put(file, plain); err != nil {
			return err
		}
		if s.Gzip && packs(file, len(plain)) {
			if err := f.derive(file+".gz", file, gz); err != nil {
				return err
			}
		}
		if s.Brotli && packs(file, len(plain)) {
			if err := f.derive(file+".br", file, br); err != nil {
				return err
			}
		}
	}
	return nil
}

// names are all files that the items may make.
func (s *Site) names(items []item) []string {
	var out []string
	for _, x := range items {
		for _, file := range x.files {
			out = append(out, file)
			if s.Gzip {
				out = append(out, file+".gz")
			}
			if s.Brotli {
				out = append(out, file+".br")
			}
		}
	}
	return out
}

// label describes the export to people and to the next one.
func (s *Site) label() label {
	return label{Format: format, Program: s.Version, Atlas: s.Edition.Atlas.About.ID, Edition: s.Edition.ID, BaseURL: s.BaseURL, Posters: s.Posters, Gzip: s.Gzip, Brotli: s.Brotli}
}

// missing is an address at which nothing is.
const missing = "/404"

// status is what the server should answer: that nothing is there for the page
// that a file server shows where it has no file.
func (x item) status() int {
	if x.address == missing {
		return 404
	}
	return 200
}

// mode of the files: everybody may read them, since a file server is somebody else.
const (
	fileMode   os.FileMode = 0o644
	folderMode os.FileMode = 0o755
)
