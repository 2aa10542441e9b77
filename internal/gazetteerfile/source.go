package gazetteerfile

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// source is a table's text, whatever it is packed in.
type source struct {
	path   string
	name   string // as shown: "IQ.txt", "IQ.zip/IQ.txt"
	packed packing
	entry  string // within a zip
	size   int64  // bytes of the text; 0 = not known before it was read
}

type packing int

const (
	plain packing = iota
	zipped
	gzipped
)

// newSource looks at the file's first bytes, not at its name.
func newSource(file string) (*source, error) {
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("the file %s does not exist", file)
	case err != nil:
		return nil, fmt.Errorf("the file %s cannot be read: %w", file, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file; name one file, such as a country file of GeoNames", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("the file %s cannot be read: %w", file, err)
	}
	defer f.Close()
	head := make([]byte, 4)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("the file %s cannot be read: %w", file, err)
	}
	s := &source{path: file, name: filepath.Base(file), size: info.Size()}
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		s.packed = zipped
		return s, s.choose()
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		s.packed, s.size = gzipped, 0
	}
	return s, nil
}

// choose finds the table in a zip: the one text file that is neither a readme nor
// GeoNames' list of languages, or the one named as the zip is.
func (s *source) choose() (err error) {
	z, err := zip.OpenReader(s.path)
	if err != nil {
		return fmt.Errorf("%s is a damaged zip: %w", s.name, err)
	}
	defer func() { err = errors.Join(err, z.Close()) }()
	var found []*zip.File
	own := strings.TrimSuffix(strings.ToLower(s.name), ".zip")
	for _, f := range z.File {
		base := strings.ToLower(path.Base(f.Name))
		ext := path.Ext(base)
		stem := strings.TrimSuffix(base, ext)
		if ext != ".txt" && ext != ".csv" || stem == "readme" || strings.HasPrefix(stem, "iso-languagecodes") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		if stem == own {
			found = []*zip.File{f}
			break
		}
		found = append(found, f)
	}
	if len(found) != 1 {
		var names []string
		for _, f := range found {
			names = append(names, f.Name)
		}
		slices.Sort(names)
		if len(names) == 0 {
			return fmt.Errorf("%s holds no .txt or .csv file with a gazetteer; unpack it and name the table itself", s.name)
		}
		return fmt.Errorf("%s holds several tables (%s); unpack it and name one of them", s.name, strings.Join(names[:min(len(names), 5)], ", "))
	}
	s.entry, s.size = found[0].Name, int64(found[0].UncompressedSize64)
	s.name += "/" + path.Base(s.entry)
	return nil
}

// open returns the text from an offset in it on. Packed text is unpacked up to
// there, which is much faster than to read it.
func (s *source) open(offset int64) (io.ReadCloser, error) {
	text, err := s.start(offset)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", s.name, err)
	}
	if s.packed != plain && offset > 0 {
		if _, err := io.CopyN(io.Discard, text, offset); err != nil {
			return nil, errors.Join(fmt.Errorf("%s cannot be read up to byte %d: %w", s.name, offset, err), text.Close())
		}
	}
	return text, nil
}

func (s *source) start(offset int64) (io.ReadCloser, error) {
	if s.packed == zipped {
		z, err := zip.OpenReader(s.path)
		if err != nil {
			return nil, err
		}
		f, err := z.Open(s.entry)
		if err != nil {
			return nil, errors.Join(err, z.Close())
		}
		return stream{f, []io.Closer{f, z}}, nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	if s.packed == gzipped {
		g, err := gzip.NewReader(f)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return stream{g, []io.Closer{g, f}}, nil
	}
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// stream closes what it is made of, the inside first.
type stream struct {
	io.Reader
	closers []io.Closer
}

func (s stream) Close() error {
	var errs []error
	for _, c := range s.closers {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}
