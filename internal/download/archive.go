package download

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
)

// archive is a zip file in the making. Its entries have no time of their own, so
// that the same content gives the same bytes.
type archive struct {
	text bytes.Buffer
	zip  *zip.Writer
	err  error
}

func newArchive() *archive {
	a := &archive{}
	a.zip = zip.NewWriter(&a.text)
	a.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.DefaultCompression)
	})
	return a
}

func (a *archive) add(name string, data []byte) {
	if a.err != nil {
		return
	}
	w, err := a.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: Stamp()})
	if err == nil {
		_, err = w.Write(data)
	}
	a.err = err
}

// finish adds what the files are, in each language, and closes the archive.
func (a *archive) finish(o *Order) ([]byte, error) {
	for i, code := range o.Catalogue.Codes() {
		name := "README." + code + ".txt"
		if i == 0 {
			name = "README.txt"
		}
		a.add(name, []byte(o.readMe(o.Catalogue.Language(code))))
	}
	if err := a.zip.Close(); err != nil && a.err == nil {
		a.err = err
	}
	return a.text.Bytes(), a.err
}
