package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

func TestPlainHandlerSendsTheBytesOrA304(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.gz"), []byte("packed"), 0o644); err != nil {
		t.Fatal(err)
	}
	all, err := readAnswers(dir)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(path, etag string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("If-None-Match", etag)
		plainHandler(all)(w, r)
		return w
	}
	w := ask("/a", "")
	if w.Code != http.StatusOK || w.Body.String() != "packed" || w.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w = ask("/a", w.Header().Get("ETag")); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if w = ask("/b", ""); w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}
